using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Mapped;

/// <summary>What the columns of a table most likely are, by their names, by their cells and by what the organization has.</summary>
public sealed class MappingProposal
{
    /// <summary>So many rows are looked at.</summary>
    public const int Looked = 400;

    private const int MostTitles = 20;

    private readonly IReadOnlyList<TableRow> body;
    private readonly KnownNames known;
    private readonly OrganizationModel model;
    private readonly List<ColumnFacts> facts;
    private readonly Dictionary<ColumnFacts, ColumnRole> roles = [];
    private readonly TableRow header;

    private MappingProposal(IReadOnlyList<TableRow> head, int at, OrganizationModel model)
    {
        header = head[at];
        body = [.. head.Skip(at + 1).Where(row => !row.IsEmpty)];
        this.model = model;
        known = new(model);
        var width = Math.Max(header.Cells.Count, body.Select(row => row.Cells.Count).DefaultIfEmpty().Max());
        var names = TableHeader.Names(header, width);
        facts = [.. names.Select((name, i) => new ColumnFacts(i, name, body)).Where(f => f.Texts.Count > 0 || header[f.Index].Length > 0)];
    }

    /// <exception cref="RuleViolation">The table has no header with rows below it.</exception>
    public static FileMapping Of(IReadOnlyList<TableRow> head, OrganizationModel model, int? headerLine = null)
    {
        var at = headerLine is { } line ? head.ToList().FindIndex(row => row.Line == line) : HeaderIn(head);
        if (at < 0 || at + 1 >= head.Count)
            throw new RuleViolation("There is no header with rows below it. Say which row names the columns.");
        return new MappingProposal(head, at, model).Propose();
    }

    /// <summary>The first row that is nearly as wide as the rows below it and is made of words and periods.</summary>
    private static int HeaderIn(IReadOnlyList<TableRow> head)
    {
        var widest = head.Take(MostTitles * 2).Select(Filled).DefaultIfEmpty().Max();
        return head.Take(MostTitles).ToList().FindIndex(row => Filled(row) >= Math.Max(2, widest * 0.6) && !IsData(row));
    }

    private static int Filled(TableRow row) => row.Cells.Count(cell => cell.Length > 0);

    private static bool IsData(TableRow row)
    {
        var filled = row.Cells.Where(cell => cell.Length > 0).ToList();
        return filled.Count(cell => HeaderText.Read(cell).Period is null && CellNumber.Read(cell, '.') is not null) * 3 > filled.Count;
    }

    private FileMapping Propose()
    {
        var wide = ProposePeriodColumns();
        ProposeLabels();
        ProposeNumbers(wide is not null);
        var numbers = facts.Where(f => IsOfNumbers(roles[f])).ToList();
        var series = Column(ColumnRole.Series);
        var frequency = wide ?? Column(ColumnRole.Period)?.Frequency ?? Frequency.Month;
        if (frequency == Frequency.Day && Column(ColumnRole.Period) is { } days && AreMonths(days))
            frequency = Frequency.Month;
        return new()
        {
            HeaderLine = header.Line,
            Columns = [.. facts.Select(Mapped)],
            SeriesWords =
                series?.Distinct.ToDictionary(TextRules.Normalize, word => WordLists.SeriesWord(word) ?? Series.LeftOut)
                ?? new Dictionary<string, Series>(),
            Missing = [.. numbers.SelectMany(f => f.Words).Where(w => w.Length <= 30).Distinct(StringComparer.OrdinalIgnoreCase).Take(20)],
            Totals = [.. Labels().SelectMany(f => f.Distinct).Where(WordLists.IsTotal).Select(TextRules.Normalize).Distinct()],
            DecimalMark = MarkOf(numbers),
            MonthFirst = Column(ColumnRole.Period)?.Texts.Select(PeriodText.MonthFirstIn).FirstOrDefault(said => said is not null),
            YearNaming = NamingOf(),
            Frequency = frequency,
            Perspective = model.Perspectives is [var first, ..] ? first.Name : null,
            Objective = model.Root is { } root ? model.ObjectivesOf(root).FirstOrDefault()?.Code ?? "Results" : "Results",
        };
    }

    private ColumnFacts? Column(ColumnRole role) => facts.FirstOrDefault(f => roles[f] == role);

    private IEnumerable<ColumnFacts> Labels() =>
        facts.Where(f => roles[f] is ColumnRole.Unit or ColumnRole.Measure or ColumnRole.Code or ColumnRole.Period);

    private MappedColumn Mapped(ColumnFacts fact)
    {
        var role = roles[fact];
        var isLabel = role is ColumnRole.Unit or ColumnRole.Measure or ColumnRole.Code;
        return new(TextRules.Normalize(fact.Name), role)
        {
            Measure = role == ColumnRole.MeasureValues ? fact.Name : null,
            // A merged cell stands in the first of its rows only.
            FillsDown = isLabel && body.Count - fact.Texts.Count >= 2 && fact.Texts.Count * 10 < body.Count * 7,
        };
    }

    /// <summary>Periods in columns: the finest are the values, longer ones repeat them.</summary>
    /// <returns>Their frequency; null where there are none.</returns>
    private Frequency? ProposePeriodColumns()
    {
        var periods = facts.Where(f => f.Text.Period is not null).ToList();
        // One alone may be a column of another kind, where the rows name their periods.
        if (periods.Count == 0 || (periods.Count == 1 && (periods[0].Text.Series is not null || facts.Exists(f => f.IsPeriods))))
            return null;
        var finest = periods.GroupBy(f => f.Text.Frequency!.Value).Where(g => g.Count() > 1 || periods.Count < 3).MinBy(g => g.Key)?.Key;
        foreach (var fact in periods)
            roles[fact] =
                fact.Text.Frequency == finest ? ColumnRole.PeriodValues
                : fact.Text.Series == Series.Plan && !roles.ContainsValue(ColumnRole.Target) ? ColumnRole.Target
                : ColumnRole.LeftOut;
        return finest;
    }

    private void ProposeLabels()
    {
        foreach (var fact in facts.Where(f => !roles.ContainsKey(f)))
            if (fact.Text.IsTotal || (fact.Distinct.Count <= 6 && fact.Distinct.All(WordLists.IsStatus) && fact.Texts.Count > 0))
                roles[fact] = ColumnRole.LeftOut;
            else if (fact.Texts.Count > 0 && fact.Distinct.Count <= 8 && fact.Distinct.All(t => WordLists.SeriesWord(t) is not null))
                Claim(fact, ColumnRole.Series);
        Claim(ColumnRole.Unit, f => Share(f, text => known.Unit(text) is not null) > 0.5);
        Claim(ColumnRole.Code, f => Share(f, text => known.KpiByCode(text) is not null) > 0.5);
        Claim(
            ColumnRole.Measure,
            f => Share(f, text => model.Kpis.Any(k => TextRules.Normalize(k.Name) == TextRules.Normalize(text))) > 0.5
        );
        Claim(ColumnRole.UnitOfMeasure, f => WordLists.Role(f.Name) == ColumnRole.UnitOfMeasure && f.Distinct.All(t => t.Length <= 12));
        Claim(ColumnRole.Period, f => WordLists.Role(f.Name) == ColumnRole.Period && f.IsPeriods);
        foreach (var role in new[] { ColumnRole.Code, ColumnRole.Measure, ColumnRole.Unit, ColumnRole.Note })
            Claim(role, f => WordLists.Role(f.Name) == role && (!f.IsNumeric || role == ColumnRole.Code));
        if (!roles.ContainsValue(ColumnRole.PeriodValues))
            Claim(ColumnRole.Period, f => f.IsPeriods);
    }

    private void ProposeNumbers(bool hasPeriodColumns)
    {
        foreach (
            var role in new[] { ColumnRole.Target, ColumnRole.LastYear, ColumnRole.Numerator, ColumnRole.Denominator, ColumnRole.Value }
        )
            if (role is ColumnRole.Target || !hasPeriodColumns)
                Claim(role, f => WordLists.Role(f.Name) == role && (f.IsNumeric || f.HasConditions));
        var rest = facts.Where(f => !roles.ContainsKey(f) && f.IsNumeric).ToList();
        var names = roles.ContainsValue(ColumnRole.Measure) || roles.ContainsValue(ColumnRole.Code);
        if (!hasPeriodColumns && rest.Count > 0 && !roles.ContainsValue(ColumnRole.Value) && roles.ContainsValue(ColumnRole.Period))
            foreach (var fact in names ? rest.Take(1) : rest)
                roles[fact] = names ? ColumnRole.Value : ColumnRole.MeasureValues;
        // What names the rows stands in the first column of words.
        if (!roles.ContainsValue(ColumnRole.Measure) && !roles.ContainsValue(ColumnRole.MeasureValues))
            Claim(ColumnRole.Measure, f => f.Texts.Count > 0 && !f.IsNumeric && !f.IsPeriods);
        foreach (var fact in facts)
            roles.TryAdd(fact, ColumnRole.LeftOut);
    }

    private void Claim(ColumnRole role, Func<ColumnFacts, bool> isMeant)
    {
        if (!roles.ContainsValue(role) && facts.FirstOrDefault(f => !roles.ContainsKey(f) && isMeant(f)) is { } fact)
            roles[fact] = role;
    }

    private void Claim(ColumnFacts fact, ColumnRole role)
    {
        if (!roles.ContainsValue(role))
            roles[fact] = role;
    }

    private static double Share(ColumnFacts fact, Func<string, bool> isKnown) =>
        fact.Distinct.Count == 0 ? 0 : (double)fact.Distinct.Take(50).Count(isKnown) / Math.Min(50, fact.Distinct.Count);

    private static bool IsOfNumbers(ColumnRole role) =>
        role
            is ColumnRole.Value
                or ColumnRole.Numerator
                or ColumnRole.Denominator
                or ColumnRole.Target
                or ColumnRole.LastYear
                or ColumnRole.PeriodValues
                or ColumnRole.MeasureValues;

    private static char? MarkOf(IEnumerable<ColumnFacts> numbers)
    {
        var texts = numbers.SelectMany(f => f.Texts).ToList();
        var marks = texts.Select(CellNumber.MarkOf).OfType<char>().Distinct().ToList();
        return marks is [var only] ? only
            : marks.Count == 0 && !texts.Exists(CellNumber.IsAmbiguous) ? '.'
            : null;
    }

    /// <summary>Whether each day is the first or last of a month, so that months are meant.</summary>
    private static bool AreMonths(ColumnFacts days) =>
        days
            .Texts.Select(text =>
                new PeriodText(FiscalCalendar.Calendar, null, PeriodText.MonthFirstIn(text)).Read(text, Frequency.Day).Period
            )
            .OfType<Period>()
            .All(day => day.Start.Day == 1 || day.Start.AddDays(1).Day == 1);

    private FiscalYearNaming NamingOf()
    {
        var first = facts.FirstOrDefault(f => roles[f] == ColumnRole.PeriodValues)?.Text.Month;
        var calendar = model.Organization.Calendar;
        return first is null or 1 || first == calendar.StartMonth ? calendar.Naming : FiscalYearNaming.End;
    }
}
