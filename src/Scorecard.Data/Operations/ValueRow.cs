using Scorecard.Domain.Kpis;

namespace Scorecard.Data.Operations;

/// <summary>One value as a program sends it.</summary>
/// <param name="Kpi">A code, or an id as in addresses.</param>
/// <param name="Period">A code at the KPI's frequency, such as 2026-03.</param>
/// <param name="Note">Null for none.</param>
/// <param name="Meant">Whether it is taken though it is far from what the KPI usually is.</param>
/// <param name="Seen">The revision that the program knows, 0 for none; null where it does not care.</param>
public readonly record struct ValueRow(string? Kpi, string? Period, MeasuredValue Value, string? Note, bool Meant, int? Seen = null)
{
    /// <summary>Why it says nothing that could be recorded; null where it does.</summary>
    public string? Problem { get; init; }
}

/// <summary>What came of a row.</summary>
public enum RowState
{
    Recorded,

    /// <summary>Recorded, and it counts once it is approved.</summary>
    Waiting,
    Unchanged,

    /// <summary>Not recorded, for a reason that a sentence says.</summary>
    Refused,

    /// <summary>Not recorded, since somebody else has recorded another revision.</summary>
    Conflict,

    /// <summary>Not recorded: there is no such KPI for whoever asks.</summary>
    Hidden,

    /// <summary>Not recorded: whoever asks may not enter the KPI's values.</summary>
    Forbidden,
}

/// <summary>What came of a row, with the highest revision of its period, 0 where there is none.</summary>
/// <param name="Sentence">Why it is not recorded; null where it is, or says nothing new.</param>
public readonly record struct RowOutcome(RowState State, int Revision, string? Sentence)
{
    public bool IsRecorded => State is RowState.Recorded or RowState.Waiting;
}
