namespace Scorecard.Data.OldTools;

/// <summary>What a column of a former tool's table holds.</summary>
internal enum OldField
{
    Id,

    /// <summary>Of a row that is one thing, whatever its kind.</summary>
    Title,

    /// <summary>The objective of the row, where its key result has a column of its own.</summary>
    Objective,
    KeyResult,
    Kind,
    Tag,
    Perspective,
    Team,
    Owner,
    Mail,
    Cycle,

    /// <summary>The period of the value in the row.</summary>
    ValuePeriod,
    Start,
    End,
    Description,
    Parent,
    Metric,
    Unit,
    Baseline,
    Target,
    Aim,
    Current,
    Progress,
    Status,
    Note,
    LastCheckIn,
    Weight,
    CheckIns,

    /// <summary>Known, and without a place here.</summary>
    Other,
}
