using System.Globalization;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Cascading;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>What a form of a cascade would do: the plan, and it in words.</summary>
public sealed record CascadePreview(CascadePlan Plan, IReadOnlyList<string> Lines, IReadOnlyList<CascadePreview.Split> Splits)
{
    /// <param name="Parts">By unit, in the order of the lines that take it as identical.</param>
    /// <param name="Sum">Of the parts, where they are meant to add up.</param>
    public sealed record Split(
        string Kpi,
        string Measure,
        string Target,
        IReadOnlyList<(string Unit, string Target)> Parts,
        string? Sum,
        bool Differs
    );

    /// <exception cref="RuleViolation">A number cannot be read, or a split does not work; the sentence says where.</exception>
    public static CascadePreview Of(CascadeOffer offer, CascadeInput input)
    {
        var lines = input
            .Units.Where(u => u.As != CascadeAs.Leave)
            .Select(line =>
                (
                    Line: line,
                    Index: input.Units.IndexOf(line),
                    Unit: offer.Units.FirstOrDefault(u => u.Id == line.Id && u.CanTake)
                        ?? throw new RuleViolation("One of the units is no longer open to you. Look at the list again.")
                )
            )
            .ToList();
        var takers = lines.Where(l => l.Line.As == CascadeAs.Identical).ToList();
        var splits = new List<Split>();
        var kpis = new List<CascadeKpi>();
        foreach (var line in input.Kpis.Where(k => k.Take && takers.Count > 0))
        {
            var kpi =
                offer.Kpis.FirstOrDefault(k => k.Id == line.Id)
                ?? throw new RuleViolation("One of the KPIs is no longer there. Look at the list again.");
            var parts = PartsOf(kpi, line, [.. takers.Select(t => (t.Line, t.Index, t.Unit))]);
            kpis.Add(new(kpi.Key, takers.Select((t, i) => (t.Unit.Key, Part: parts?[i])).ToDictionary(p => p.Key, p => p.Part)));
            if (parts is null)
                continue;
            var adds = line.Method != SplitMethod.Same;
            splits.Add(
                new(
                    kpi.Name,
                    kpi.Measure,
                    NumberText.Write(kpi.Target),
                    [.. takers.Zip(parts, (t, p) => (t.Unit.Name, NumberText.Write(p)))],
                    adds ? NumberText.Write(parts.Sum()) : null,
                    adds && parts.Sum() != kpi.Target
                )
            );
        }
        return new(
            new(
                offer.Objective.Id,
                input.Version,
                [
                    .. lines.Select(l => new CascadeUnit(
                        l.Unit.Key,
                        l.Line.As,
                        l.Line.Name,
                        l.Line.Reason,
                        offer.People.Chosen(l.Line.OwnerId, "owner")
                    )),
                ],
                kpis
            ),
            [.. lines.Select(l => Say(l.Line, l.Unit.Name, offer, kpis.Count))],
            splits
        );
    }

    private static string Say(CascadeInput.UnitLine line, string unit, CascadeOffer offer, int kpis)
    {
        var withKpis = kpis == 0 ? "without KPIs" : $"with {Counted.Of(kpis, "KPI")}";
        return line.As switch
        {
            CascadeAs.Identical => $"{unit} gets “{offer.Objective.Name}” {withKpis}, kept in step with the one above.",
            CascadeAs.Contributory => $"{unit} gets “{line.Name?.Trim()}”, which contributes.",
            CascadeAs.Shared => $"{unit} shares the objective.",
            CascadeAs.NotRelevant => $"{unit} has no part in it: {line.Reason?.Trim()}",
            CascadeAs.Leave => $"{unit} is left as it is.",
        };
    }

    private static IReadOnlyList<decimal>? PartsOf(
        CascadeOffer.OfferedKpi kpi,
        CascadeInput.KpiLine line,
        IReadOnlyList<(CascadeInput.UnitLine Line, int Index, CascadeOffer.OfferedUnit Unit)> takers
    )
    {
        if (kpi.Target is not { } target)
            return null;
        return line.Method switch
        {
            SplitMethod.Same => [.. takers.Select(_ => target)],
            SplitMethod.Equal => TargetSplit.Split(target, [.. takers.Select(_ => 1m)]),
            SplitMethod.ByShare => TargetSplit.Split(target, [.. takers.Select(t => Number(t.Line.Share, $"The share of {t.Unit.Name}"))]),
            SplitMethod.ByLastYear => TargetSplit.Split(target, [.. takers.Select(t => kpi.LastYear[t.Index])]),
            SplitMethod.ByHand =>
            [
                .. takers.Select(t => Number(line.Targets.ElementAtOrDefault(t.Index), $"{kpi.Name}: the target of {t.Unit.Name}")),
            ],
        };
    }

    private static decimal Number(string? text, string what) =>
        NumberText.Read(text) switch
        {
            { Problem: { } problem } => throw new RuleViolation($"{what}: {problem}."),
            { Number: { } number } => number,
            _ => throw new RuleViolation($"{what} is missing. Write a number."),
        };
}
