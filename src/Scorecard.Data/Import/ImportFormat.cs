using Scorecard.Domain.Scales;

namespace Scorecard.Data.Import;

/// <summary>One file of the format: its name and columns.</summary>
/// <param name="MayBeEmpty">Required columns whose cells may be empty.</param>
/// <param name="Later">Columns of a later version: known, but a cell may not hold anything yet.</param>
public sealed record TableFormat(string File, string[] Required, string[] Optional, string[] MayBeEmpty, string[] Later)
{
    /// <summary>Longer files are refused: what they bring is held in memory until all of it is known to fit.</summary>
    public int MostRows { get; init; } = 200_000;

    public IEnumerable<string> Columns => [.. Required, .. Optional, .. Later];
}

/// <summary>The files and columns of imports and exports, as docs/import.md explains them to people.</summary>
public static class ImportFormat
{
    private static readonly string[] ScaleColumns = [.. ScaleKinds.Fields.Select(field => field.Key)];

    public static readonly TableFormat Organization = new("organization.csv", ["key", "value"], [], ["value"], []);

    public static readonly TableFormat Units = new(
        "units.csv",
        ["code", "name", "parent"],
        ["private", "closed_from", "description", "effective_from"],
        ["parent"],
        []
    );

    public static readonly TableFormat Objectives = new(
        "objectives.csv",
        ["code", "unit", "perspective", "name", "weight"],
        ["contributes_to", "cascade_share", "rule", "theme", "owner", "description", "effective_from"],
        [],
        []
    );

    public static readonly TableFormat Kpis = new(
        "kpis.csv",
        [
            "code",
            "objective",
            "name",
            "unit_of_measure",
            "frequency",
            "aggregation",
            "direction",
            "scale",
            "weight",
            "indicator",
            "value_source",
        ],
        [
            .. ScaleColumns,
            "green_from",
            "amber_from",
            "parent",
            "roll_up",
            "formula",
            "roll_up_weight",
            "multiplier",
            "numerator_name",
            "denominator_name",
            "lowest",
            "highest",
            "require_all",
            "carry_forward",
            "effective_from",
            "closed_from",
            "owner",
            "updaters",
            "due_days",
            "approval",
            "sponsor",
            "description",
        ],
        ["unit_of_measure"],
        []
    );

    public static readonly TableFormat Definitions = new(
        "definitions.csv",
        ["kpi", "effective_from"],
        ["scale", .. ScaleColumns, "weight", "formula"],
        [],
        []
    );

    public static readonly TableFormat Values = new(
        "values.csv",
        ["kpi", "period"],
        ["value", "numerator", "denominator", "note", "not_applicable", "revision", "recorded_at", "recorded_by"],
        [],
        []
    )
    {
        MostRows = 2_000_000,
    };

    public static readonly TableFormat Links = new("links.csv", ["cause", "effect"], ["lag", "sign", "note"], [], []);

    public static readonly TableFormat Initiatives = new(
        "initiatives.csv",
        ["code", "unit", "name", "start", "due"],
        ["owner", "objectives", "kpis", "budget", "spent", "progress", "status", "note", "milestones", "awaits", "description"],
        [],
        []
    )
    {
        MostRows = 10_000,
    };

    public static readonly TableFormat Comments = new(
        "comments.csv",
        ["on", "code", "author", "at"],
        ["effect", "period", "replies_to", "words", "edited_at", "withdrawn_at", "withdrawn_by", "resolved_at", "resolved_by"],
        [],
        []
    );

    /// <summary>What parts of the structure were like until a month.</summary>
    public static readonly TableFormat Structure = new(
        "structure.csv",
        ["of", "code", "until"],
        ["other", "parent", "weight", "cascade_share", "rule", "counts"],
        [],
        []
    );

    /// <summary>What was reported and does not count: earlier reports, withdrawals, what waits or was given back.</summary>
    public static readonly TableFormat Revisions = new(
        "revisions.csv",
        ["kpi", "period", "revision", "standing"],
        ["value", "numerator", "denominator", "note", "not_applicable", "withdrawn", "recorded_at", "recorded_by"],
        [],
        []
    )
    {
        MostRows = 2_000_000,
    };

    /// <summary>Columns whose numbers have the unit of measure of their KPI, or are money of the organization.</summary>
    public static readonly HashSet<string> MeasuredColumns = new(
        [.. ScaleKinds.Fields.OfType<NumberField>().Select(field => field.Key), "value", "lowest", "highest", "budget", "spent"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Columns that hold one number.</summary>
    public static readonly HashSet<string> NumberColumns = new(
        [
            .. MeasuredColumns,
            "numerator",
            "denominator",
            "weight",
            "green_from",
            "amber_from",
            "roll_up_weight",
            "cascade_share",
            "progress",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Columns that hold mails of people.</summary>
    public static readonly HashSet<string> PeopleColumns = new(
        ["owner", "updaters", "sponsor", "recorded_by"],
        StringComparer.OrdinalIgnoreCase
    );

    public static readonly TableFormat[] All =
    [
        Organization,
        Units,
        Objectives,
        Kpis,
        Definitions,
        Structure,
        Values,
        Revisions,
        Links,
        Initiatives,
        Comments,
    ];
}
