using Scorecard.Data.Mapped;
using Scorecard.Domain;

namespace Scorecard.Data.OldTools;

/// <summary>The columns of a former tool's table, found by their names.</summary>
internal sealed class OldColumns
{
    private const int MostTitles = 10;

    /// <summary>Where a table has two of a field, the name that stands first here counts.</summary>
    private static readonly Dictionary<string, (OldField Field, int Rank)> Names = new[]
    {
        (OldField.Id, "id|goal id|okr id|objective id|key result id|external id"),
        (OldField.Title, "title|name|goal|goal name|okr|element|item"),
        (OldField.Objective, "objective|objective name|objective title|strategic objective|goal objective|business goal"),
        (
            OldField.KeyResult,
            "key result|key results|key result name|key result title|kr|kr name|measure|measure name|kpi|kpi name|indicator"
        ),
        (OldField.Kind, "object type|okr type|type|type name|goal level|element type|record type|item type"),
        (OldField.Tag, "tag|tags|label|labels|theme|pillar"),
        (OldField.Perspective, "perspective|category|bsc perspective"),
        (OldField.Team, "team|teams|group|department|unit name|business unit|scorecard|space|entity|team name"),
        (OldField.Owner, "owner|owners|owner name|lead|responsible|assignee|assigned to|accountable|champion"),
        (OldField.Mail, "owner email|owner e-mail|owner mail|email|lead email"),
        (OldField.Cycle, "period|cycle|timeframe|time frame|time period|session|quarter|planning session|okr cycle"),
        (OldField.ValuePeriod, "reporting period|value date|date|as of|period date"),
        (OldField.Start, "start date|starts on|begin date|from"),
        (OldField.End, "end date|due date|due|ends on|deadline|to"),
        (OldField.Description, "description|objective description|key result description|details|definition|success criteria"),
        (
            OldField.Parent,
            "aligned to (weight, objective id)|aligned to|parent|parent objective|parent goal|supports|contributes to|parent name"
        ),
        (OldField.Metric, "metric name|metric|metric type|measure type|key result type|kr type"),
        (OldField.Unit, "unit|units|measure units|measurement unit|unit of measure|metric unit|data type"),
        (OldField.Baseline, "start|start value|starting value|initial value|initial|baseline|from value|kr start"),
        (OldField.Target, "target|target value|goal value|to value|kr target"),
        (OldField.Aim, "target type|direction|optimization|optimisation|performance function|goal direction"),
        (OldField.Current, "current|current value|actual|actual value|value|latest value|kr current"),
        (OldField.Progress, "progress %|progress|actual progress|percent complete|% complete|completion|attainment"),
        (OldField.Status, "status|confidence|health|status indicator|rag"),
        (OldField.Note, "last check-in note|note|notes|comment|comments|analysis|latest comment|last update"),
        (OldField.LastCheckIn, "last check-in|last checkin|last check-in date|last updated|updated at|last update date"),
        (OldField.Weight, "weight|weighting|relative weight|absolute weight"),
        (OldField.CheckIns, "checkins|check-ins"),
        (OldField.Other, "creator|created by|created at|score|goal type|type of goal|visibility|private|url|link"),
    }
        .SelectMany(pair => pair.Item2.Split('|').Select((name, rank) => (Name: TextRules.Normalize(name), Field: pair.Item1, Rank: rank)))
        .ToDictionary(one => one.Name, one => (one.Field, one.Rank));

    private readonly Dictionary<OldField, int> at = [];

    private OldColumns(TableRow header)
    {
        Header = header;
        foreach (
            var (column, i) in header
                .Cells.Select((name, i) => (Name: name, Index: i))
                .Where(c => c.Name.Length > 0)
                .OrderBy(c => Names.TryGetValue(TextRules.Normalize(c.Name), out var known) ? known.Rank : 0)
        )
            if (
                !Names.TryGetValue(TextRules.Normalize(column), out var found)
                || found.Field == OldField.Other
                || !at.TryAdd(found.Field, i)
            )
                Others.Add((column, i));
    }

    public TableRow Header { get; }

    /// <summary>Columns without a place.</summary>
    public List<(string Name, int Index)> Others { get; } = [];

    public bool Has(OldField field) => at.ContainsKey(field);

    public string Text(TableRow row, OldField field) => at.TryGetValue(field, out var index) ? row[index] : "";

    /// <summary>The first of check-ins, which go on in columns without names; null where there are none.</summary>
    public int? FirstCheckIn => at.TryGetValue(OldField.CheckIns, out var index) ? index : null;

    public string? NameOf(OldField field) => at.TryGetValue(field, out var index) ? Header[index] : null;

    /// <summary>Finds the row of names; null where the table is of no tool that is known.</summary>
    public static OldColumns? Find(IReadOnlyList<TableRow> head) =>
        head.Take(MostTitles).Select(row => new OldColumns(row)).FirstOrDefault(columns => columns.Tool is not null);

    /// <summary>Which tool it comes from; null where it looks like none.</summary>
    public string? Tool =>
        Has(OldField.Title) && HasSome(2, OldField.Parent, OldField.CheckIns, OldField.LastCheckIn, OldField.Progress) && IsViva
            ? "Viva Goals"
        : Has(OldField.Team) && Has(OldField.Objective) && Has(OldField.KeyResult) && IsCalled("scorecard") ? "ClearPoint"
        : Has(OldField.Objective) && Has(OldField.KeyResult) && HasSome(2, Measured) ? "an OKR tool"
        : Has(OldField.KeyResult) && Has(OldField.Perspective) && HasSome(3, [.. Measured, OldField.Aim]) ? "BSC Designer"
        : Has(OldField.Title) && Has(OldField.Kind) && HasSome(2, [.. Measured, OldField.Parent]) ? "an OKR tool"
        : Has(OldField.Title) && HasSome(4, OldField.Perspective, OldField.Baseline, OldField.Target, OldField.Weight, OldField.Aim)
            ? "BSC Designer"
        : null;

    private static OldField[] Measured =>
        [OldField.Baseline, OldField.Target, OldField.Current, OldField.Progress, OldField.Owner, OldField.Weight];

    private bool IsViva => Header.Cells.Any(c => c.StartsWith("Aligned To", StringComparison.OrdinalIgnoreCase)) || IsCalled("object type");

    private bool IsCalled(string name) => Header.Cells.Any(c => c.Equals(name, StringComparison.OrdinalIgnoreCase));

    private bool HasSome(int least, params OldField[] fields) => fields.Count(Has) >= least;
}
