namespace Scorecard.Data.OldTools;

/// <summary>An objective, a key result or a piece of work, in the words of the tool that it comes from.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
public sealed record OldGoal(int Line, string Title)
{
    /// <summary>Empty where the tool gave none.</summary>
    public string Id { get; init; } = "";

    /// <summary>Objective, Key result, Big rock, or as the organization calls it.</summary>
    public string Kind { get; init; } = "";

    public string Tag { get; init; } = "";
    public string Perspective { get; init; } = "";
    public IReadOnlyList<string> Teams { get; init; } = [];
    public IReadOnlyList<OldPerson> Owners { get; init; } = [];

    /// <summary>The cycle, such as Q1 2025.</summary>
    public string Cycle { get; init; } = "";

    public DateOnly? Start { get; init; }
    public DateOnly? End { get; init; }
    public string Description { get; init; } = "";
    public IReadOnlyList<OldParent> Parents { get; init; } = [];
    public string Metric { get; init; } = "";
    public string Unit { get; init; } = "";
    public string Baseline { get; init; } = "";
    public string Target { get; init; } = "";

    /// <summary>What the tool says of the target: to increase to it, to stay below.</summary>
    public string Aim { get; init; } = "";

    public string Current { get; init; } = "";
    public string Progress { get; init; } = "";
    public string Status { get; init; } = "";
    public string Note { get; init; } = "";
    public string LastCheckIn { get; init; } = "";
    public string Weight { get; init; } = "";
    public IReadOnlyList<OldPhase> Phases { get; init; } = [];
    public IReadOnlyList<OldCheckIn> CheckIns { get; init; } = [];

    /// <summary>What has a name there and no place here: the name and the text.</summary>
    public IReadOnlyList<(string Field, string Text)> Others { get; init; } = [];

    /// <summary>What tells it from others, from one export to the next.</summary>
    public string Key => Id.Length > 0 ? Id : $"{Title}\n{string.Join(';', Teams)}\n{Cycle}";
}

/// <param name="Mail">Empty where only the name is known.</param>
public sealed record OldPerson(string Name, string Mail = "");

/// <summary>What a goal is aligned to.</summary>
/// <param name="Weight">In percent; null where there is none.</param>
public sealed record OldParent(string Title, string Id = "", decimal? Weight = null);

/// <summary>A target for a day on the way.</summary>
public sealed record OldPhase(DateOnly Due, string Target);

/// <param name="At">When it was written, where that is known.</param>
public sealed record OldCheckIn(
    DateOnly Day,
    string Value = "",
    string Note = "",
    string Person = "",
    string Status = "",
    DateTime? At = null
);

public sealed record OldTeam(string Name, string Parent = "", string Description = "", string Id = "");

/// <summary>What a former tool gave: all of it, and what of the file could not be read.</summary>
/// <param name="Tool">What it is called.</param>
/// <param name="Unread">Sentences with their place; each thing that is in the file and not in the rest.</param>
public sealed record OldContent(string Tool, IReadOnlyList<OldTeam> Teams, IReadOnlyList<OldGoal> Goals, IReadOnlyList<string> Unread);
