using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Cascading;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>What each unit is to reach of a KPI that goes along, now and after each later change above.</summary>
public static class CascadeTargets
{
    private const string AsAbove = "as above";

    /// <exception cref="RuleViolation">A number cannot be read, or the KPI's target cannot be split that way.</exception>
    public static (CascadePreview.Split Split, CascadeKpi Plan) Of(
        OfferedKpi kpi,
        CascadeInput.KpiLine line,
        IReadOnlyList<CascadePreview.Taker> takers,
        DateOnly from
    )
    {
        var definitions = kpi.Definitions(from);
        if (HandedDown.Targets(definitions) is not { } above)
            return (
                Row(AsAbove, [.. takers.Select(t => (t.Unit.Name, AsAbove))], null, false),
                new(kpi.Kpi.Id, new Dictionary<long, IReadOnlyList<decimal>>())
            );
        var parts = PartsOf(kpi, line, takers, above);
        var byUnit = takers.Select((taker, i) => (taker.Unit, Targets: (IReadOnlyList<decimal>)[.. parts.Select(p => p[i])])).ToList();
        var sums = parts.Select(p => p.Sum()).ToList();
        var adds = kpi.Adds && line.Method != SplitMethod.Same;
        return (
            Row(
                kpi.InTurn(definitions, above),
                [.. byUnit.Select(u => (u.Unit.Name, kpi.InTurn(definitions, u.Targets)))],
                adds ? kpi.InTurn(definitions, sums) : null,
                adds && !sums.SequenceEqual(above)
            ),
            new(kpi.Kpi.Id, byUnit.ToDictionary(u => u.Unit.Key, u => u.Targets))
        );

        CascadePreview.Split Row(string target, IReadOnlyList<(string Unit, string Target)> cells, string? sum, bool differs) =>
            new(kpi.Kpi.Name, kpi.Kpi.UnitOfMeasure, kpi.Begins(from), target, cells, sum, differs);
    }

    /// <returns>For each target above, the parts of the takers in their order.</returns>
    private static List<IReadOnlyList<decimal>> PartsOf(
        OfferedKpi kpi,
        CascadeInput.KpiLine line,
        IReadOnlyList<CascadePreview.Taker> takers,
        IReadOnlyList<decimal> above
    )
    {
        if (!kpi.Methods.Contains(line.Method))
            throw new RuleViolation(
                $"The values of “{kpi.Kpi.Name}” do not add up over units, so its target cannot be split. "
                    + "Give the whole target to each, or write each by hand."
            );
        return line.Method switch
        {
            SplitMethod.Same => [.. above.Select(target => (IReadOnlyList<decimal>)[.. takers.Select(_ => target)])],
            SplitMethod.Equal => Split([.. takers.Select(_ => 1m)]),
            SplitMethod.ByShare => Split([.. takers.Select(t => Number(t.Line.Share, $"The share of {t.Unit.Name}"))]),
            SplitMethod.ByLastYear => Split([.. takers.Select(t => kpi.LastYear[t.Index])]),
            SplitMethod.ByHand => ByHand(),
        };

        List<IReadOnlyList<decimal>> Split(IReadOnlyList<decimal> shares) => [.. above.Select(target => TargetSplit.Split(target, shares))];

        List<IReadOnlyList<decimal>> ByHand()
        {
            IReadOnlyList<decimal> written =
            [
                .. takers.Select(t => Number(line.Targets.ElementAtOrDefault(t.Index), $"{kpi.Kpi.Name}: the target of {t.Unit.Name}")),
            ];
            return [written, .. above.Skip(1).Select(target => TargetSplit.InProportion(above[0], target, written))];
        }
    }

    private static decimal Number(string? text, string what) =>
        NumberText.Read(text) switch
        {
            { Problem: { } problem } => throw new RuleViolation($"{what}: {problem}."),
            { Number: { } number } => number,
            _ => throw new RuleViolation($"{what} is missing. Write a number."),
        };
}
