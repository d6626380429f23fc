using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Data.Tests;

/// <summary>All that a book says, as text: every score and value to the last bit, and the structure behind them.</summary>
internal static class BookText
{
    private static readonly string[] Codes =
    [
        "2024-12",
        "2025-01",
        "2025-03",
        "2025-04",
        "2025-05",
        "2025-06",
        "2025-07",
        "CY2025-Q1",
        "CY2025-Q2",
        "CY2025-Q3",
        "CY2025",
        "FY2025",
    ];

    public static string Of(ScoreBook book)
    {
        var calendar = book.Model.Organization.Calendar;
        var windows = Codes
            .Select(code => PeriodCode.Parse(code, calendar))
            .OfType<Period>()
            .SelectMany(period => new[] { Window.Of(period), Window.FiscalYearToDate(period, calendar) });
        return string.Join("\n", windows.SelectMany(window => Figures(book, window)).Concat(Structure(book)));
    }

    private static IEnumerable<string> Figures(ScoreBook book, Window window)
    {
        var model = book.Model.In(window);
        foreach (var kpi in model.Kpis)
            yield return $"{window} {kpi.Code} {book.Figure(kpi.Id, window) with { LastSlot = 0 }} {Text(book.Kpi(kpi.Id, window))} feeds {kpi.ParentId}";
        foreach (var objective in model.Objectives)
            yield return $"{window} {objective.Code} {Text(book.Objective(objective.Id, window))} {objective.Terms}";
        foreach (var unit in model.Units)
        {
            foreach (var perspective in model.Perspectives)
                yield return $"{window} {unit.Code}/{perspective.Name} {Text(book.Perspective(unit.Id, perspective.Id, window))}";
            var score = book.Unit(unit.Id, window);
            yield return $"{window} {unit.Code} under {unit.ParentId} {Text(score)} {score.Status(model.Organization.Bands, model.Organization.MinimumCoverage)}";
        }
        foreach (var link in model.Contributions)
            yield return $"{window} {link.FromId} to {link.ToId} {link.Terms}";
    }

    private static string Text(Score score) => $"{score} {BitConverter.DoubleToInt64Bits(score.Value):X}";

    private static IEnumerable<string> Structure(ScoreBook book)
    {
        var model = book.Model;
        yield return $"{book.Recorded} {model.Organization.Name} {model.Organization.Bands} {model.Organization.FiscalYearStart}";
        yield return string.Join(", ", model.Organization.Tiers.Select(t => t.Name));
        yield return string.Join(", ", model.Closed.Closings.Select(c => $"{c.Month} closed {c.ClosedAt:O}"));
        foreach (var waits in book.Waiting().OrderBy(w => w.Kpi.Code, StringComparer.Ordinal).ThenBy(w => w.Period.Start))
            yield return $"{waits.Kpi.Code} {waits.Period} waits: {waits.Value}";
        foreach (var perspective in model.Perspectives)
            yield return $"{perspective.Position} {perspective.Name} {perspective.Terms}";
        foreach (var unit in model.Units)
            yield return $"{unit.Code} {unit.Name} {unit.Description} {unit.Tier} {unit.ClosedFrom} {unit.Private}";
        foreach (var objective in model.Objectives)
            yield return $"{objective.Code} {objective.Name} {objective.OwnerId} {objective.PerspectiveId}";
        foreach (var kpi in model.Kpis)
            yield return $"{kpi.Code} {kpi.Details} {string.Join(" ", kpi.Definitions.Select(d => $"{d.EffectiveFrom} {d.Scale} {d.Weight}"))} "
                + string.Join(" ", kpi.Updaters.Select(u => u.PersonId).Order());
        foreach (var cause in model.Causes.OrderBy(c => c.Id))
            yield return $"{cause.Id} {cause.CauseObjectiveId} {cause.CauseKpiId} {cause.Lag} {cause.Note}";
        foreach (var initiative in model.Initiatives)
            yield return $"{initiative.Code} {initiative.Name} {initiative.Due} {initiative.Status} {initiative.Note} "
                + string.Join(" ", initiative.Milestones.OrderBy(m => m.Number).Select(m => $"{m.Number} {m.Name} {m.Due} {m.DoneOn}"));
    }
}
