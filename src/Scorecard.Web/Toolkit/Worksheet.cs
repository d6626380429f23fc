namespace Scorecard.Web.Toolkit;

/// <summary>A sheet of paper to fill in by hand: boxes with lines, and perhaps a table.</summary>
/// <param name="Name">The sheet in addresses.</param>
/// <param name="What">What it is for, in a sentence.</param>
public sealed record Worksheet(string Name, string Title, string What)
{
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>The heads of a table's columns; empty for a sheet without one.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The heads of its rows; an empty one is left to be written.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <param name="Hint">What to think of, in small print.</param>
    /// <param name="Lines">How many lines to write on.</param>
    public sealed record Field(string Label, string? Hint = null, int Lines = 1);
}

public static class Worksheets
{
    /// <summary>The one that is filled with the organization's own objectives and units.</summary>
    public const string Cascade = "cascade";

    public static IReadOnlyList<Worksheet> All { get; } =
    [
        new("objective", "Objective", "One for each objective, to agree on what it means.")
        {
            Fields =
            [
                new("Objective", "A verb and a noun, without a number"),
                new("Unit and perspective"),
                new("Owner", "One person"),
                new("What it means", "For somebody who was not there", 4),
                new("What we will do differently", null, 3),
                new("What we will stop", null, 2),
                new("It supports", "Which objective above or beside, and how", 2),
                new("It needs", "What has to come first", 2),
                new("How we would notice that we failed", null, 3),
            ],
        },
        new("kpi", "KPI definition", "One for each KPI, so that two people would compute the same number.")
        {
            Fields =
            [
                new("KPI"),
                new("Objective that it measures"),
                new("Formula", "What is divided by what, what is in and what is out", 3),
                new("Unit of measure"),
                new("Better is", "Higher, lower, within a range, yes or no"),
                new("Leading or lagging", "And what it leads to"),
                new("How often", "Day, week, month, quarter, half-year, year"),
                new("Over several periods", "Sum, average, last, lowest, highest, ratio"),
                new("Source", "System, list or count, and who can get at it", 2),
                new("Owner", "Answers for the result"),
                new("Updater", "Enters the value, and by which day"),
                new("How it could be improved without improving anything", "And which KPI would show that", 3),
            ],
        },
        new("targets", "Target setting", "From what was reached to what is wanted, with the reasons.")
        {
            Fields =
            [
                new("KPI and unit of measure"),
                new("Baseline", "What it is, and of which months"),
                new("The best we ever reached", "And why then"),
                new("What others reach", "Units, competitors, standards", 2),
                new("What the initiatives will change", null, 2),
                new("Target, and from when"),
                new("Red flag", "The value at which we act"),
                new("Agreed by, on"),
            ],
            Columns = ["Month", "Last year", "Target", "Value", "What we learned"],
            Rows = [.. Enumerable.Repeat("", 12)],
        },
        new(
            Cascade,
            "Cascade matrix",
            "What each unit does for each objective of the organization: identical, translated, shared, or none and why."
        ),
        new("roll-out", "Roll-out plan", "Who does what until when, from the first talk to the first year's evaluation.")
        {
            Fields = [new("Sponsor"), new("Team"), new("The first page is used in a meeting on")],
            Columns = ["Step", "Who", "From", "Until", "Done when"],
            Rows = [.. Steps.All.Select(step => step.Name), "", ""],
        },
    ];

    public static Worksheet? Find(string? name) => All.FirstOrDefault(sheet => sheet.Name == name);
}
