using System.Globalization;
using CsvHelper;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Web.Commands;

/// <summary><c>scores --organization NAME --period P</c>: every score of an organization as CSV, in full precision.</summary>
public static class ScoresVerb
{
    private const string Organization = "--organization";
    private const string PeriodOption = "--period";
    private const string ToDate = "--to-date";
    private const string AsOfOption = "--as-of";

    private sealed record Line(string Kind, string Code, double? Value, Score Score, Status Status);

    public static async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var line = CommandLine.Parse(args, [Organization, PeriodOption, AsOfOption], [ToDate]);
        if (line.Words.Count > 0 || line[Organization] is not { } name || line[PeriodOption] is not { } code)
            throw new WrongUse("scores needs --organization and --period.");
        var id = await NamedOrganizations.GetAsync(context, name);
        var books = context.Services.GetRequiredService<ScoreBookStore>();
        var now = context.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var asOf = AsOfDay(line[AsOfOption]) is { } day ? await books.AsOfAsync(id, day, now, context.Cancel) : null;
        var (lines, closed) = asOf is null
            ? await books.ReadAsync(id, Scores, context.Cancel)
            : await books.ReadAsync(id, asOf, Scores, context.Cancel);
        if (asOf?.StructureFrom is { } kept)
            await context.Error.WriteLineAsync(
                $"The structure of {asOf.Day:yyyy-MM-dd} was not kept; that of {kept:yyyy-MM-dd} stands in for it. "
                    + "Values are those recorded by then."
            );
        Write(lines, context.Output);
        if (closed is not null)
            await context.Error.WriteLineAsync(await SaidAsync(context, id, code, closed));
        return 0;

        (List<Line>, Closed?) Scores(ScoreBook book)
        {
            var window = WindowOf(code, line.Has(ToDate), book.Model.Organization.Calendar);
            return ([.. Lines(book, window)], Closed.Of(book, window));
        }
    }

    private static DateOnly? AsOfDay(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new WrongUse($"{AsOfOption} takes a day, such as 2025-03-31.");

    private static async Task<string> SaidAsync(CommandContext context, long organization, string code, Closed closed)
    {
        await using var scope = context.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>().Scope(organization);
        var frozen = await context.Services.GetRequiredService<FrozenScoreShelf>().OfAsync(db, closed.Closing.Id, context.Cancel);
        var differ = closed.Now.Count(n => frozen?.Find(n.Key, closed.Window) is { } then && !then.Says(n.Value));
        var since = closed.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return differ == 0
            ? $"{code} was closed on {since}, and its scores are as they were then."
            : $"{code} was closed on {since}. {Plural.Of(differ, "score")} differ{(differ == 1 ? "s" : "")} from then: see /periods.";
    }

    /// <summary>What a closed period shows now, to be compared with what was kept.</summary>
    private sealed record Closed(Closing Closing, DateOnly On, Window Window, IReadOnlyDictionary<NodeRef, FrozenScore> Now)
    {
        public static Closed? Of(ScoreBook book, Window window)
        {
            var organization = book.Model.Organization;
            if (book.Model.Closed.Of(window, organization.Calendar) is not { } closing)
                return null;
            var model = book.Model.In(window);
            var nodes = model
                .Units.Select(u => new NodeRef(NodeKind.Unit, u.Id))
                .Concat(model.Objectives.Select(o => new NodeRef(NodeKind.Objective, o.Id)))
                .Concat(model.Kpis.Select(k => new NodeRef(NodeKind.Kpi, k.Id)));
            return new(
                closing,
                organization.DateAt(closing.ClosedAt),
                window,
                nodes.ToDictionary(node => node, node => FrozenScore.Of(book, node, window))
            );
        }
    }

    private static Window WindowOf(string code, bool toDate, FiscalCalendar calendar)
    {
        var reading = PeriodCode.Read(code, calendar);
        var period = reading.Period ?? throw (reading.IsBare ? new RuleViolation(reading.Problem!) : new WrongUse(reading.Problem!));
        if (!calendar.Has(period))
            throw new RuleViolation(
                $"{code} is not one of the fiscal year's periods, and scores are made of those. Ask for "
                    + $"{PeriodCode.Format(calendar.Containing(period.Frequency, period.Start), calendar)}, or for its months."
            );
        return toDate ? Window.FiscalYearToDate(period, calendar) : Window.Of(period);
    }

    private static IEnumerable<Line> Lines(ScoreBook book, Window window)
    {
        var model = book.Model;
        foreach (var unit in model.Units)
            yield return Of("unit", unit.Code, book.Unit(unit.Id, window));
        foreach (var unit in model.Units)
        foreach (var perspective in model.Perspectives.Where(p => model.ObjectivesOf(unit).Any(o => o.PerspectiveId == p.Id)))
            yield return Of("perspective", $"{unit.Code}/{perspective.Name}", book.Perspective(unit.Id, perspective.Id, window));
        foreach (var objective in model.Objectives)
            yield return Of("objective", objective.Code, book.Objective(objective.Id, window));
        foreach (var kpi in model.Kpis)
        {
            var figure = book.Figure(kpi.Id, window);
            var score = book.Kpi(kpi.Id, window);
            yield return new("kpi", kpi.Code, figure.IsPresent ? figure.Value : null, score, book.StatusOf(kpi, score));
        }

        Line Of(string kind, string code, Score score) => new(kind, code, null, score, book.StatusOf(score));
    }

    /// <summary>Red, amber, green, or grey where too little is reported; what does not apply or is not scored has none of them.</summary>
    private static string StatusOf(Line line) =>
        line.Score.State switch
        {
            ScoreState.NotApplicable => "n/a",
            ScoreState.NotScored => "",
            ScoreState.Present or ScoreState.Missing => line.Status.ToString().ToLowerInvariant(),
        };

    private static void Write(List<Line> lines, TextWriter output)
    {
        using var csv = CsvWriter.Create(output, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
        foreach (var name in new[] { "kind", "code", "value", "score", "coverage", "low", "high", "status", "partial" })
            csv.WriteField(name);
        csv.EndRecord();
        foreach (var line in lines)
        {
            csv.WriteField(line.Kind);
            csv.WriteField(line.Code);
            foreach (var number in new[] { line.Value, line.Score.Known, line.Score.Coverage, line.Score.Low, line.Score.High })
                csv.WriteField(number is { } given && double.IsFinite(given) ? given.ToString("R", CultureInfo.InvariantCulture) : "");
            csv.WriteField(StatusOf(line));
            csv.WriteField(line.Score.Partial ? "yes" : "no");
            csv.EndRecord();
        }
    }
}
