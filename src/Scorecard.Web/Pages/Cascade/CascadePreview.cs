using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Cascading;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>What a form of a cascade would do: the plan, and it in words.</summary>
public sealed record CascadePreview(CascadePlan Plan, IReadOnlyList<string> Lines, IReadOnlyList<CascadePreview.Split> Splits)
{
    /// <summary>A unit whose answer is something.</summary>
    /// <param name="Index">Its place among the units.</param>
    public sealed record Taker(CascadeInput.UnitLine Line, int Index, OfferedUnit Unit);

    /// <param name="Begins">The first period that owes a value below.</param>
    /// <param name="Target">What is aimed at above from then on, with its later changes.</param>
    /// <param name="Parts">By unit, in the order of the lines that take it as identical.</param>
    /// <param name="Sum">Of the parts, where they are meant to add up.</param>
    public sealed record Split(
        string Kpi,
        string Measure,
        string Begins,
        string Target,
        IReadOnlyList<(string Unit, string Target)> Parts,
        string? Sum,
        bool Differs
    );

    /// <exception cref="RuleViolation">A number cannot be read, or a split does not work; the sentence says where.</exception>
    public static CascadePreview Of(CascadeOffer offer, CascadeInput input)
    {
        var from = input.Kpis.Any(k => k.Take) ? input.FirstDay(offer.Calendar) : offer.ThisMonth.Start;
        var lines = input
            .Units.Where(u => u.As != CascadeAs.Leave)
            .Select(line => new Taker(
                line,
                input.Units.IndexOf(line),
                offer.Units.FirstOrDefault(u => u.Id == line.Id && u.CanTake)
                    ?? throw new RuleViolation("One of the units is no longer open to you. Look at the list again.")
            ))
            .ToList();
        var takers = lines.Where(l => l.Line.As == CascadeAs.Identical).ToList();
        foreach (var taker in takers)
            RefuseTwin(taker);
        var splits = new List<Split>();
        var kpis = new List<CascadeKpi>();
        foreach (var line in input.Kpis.Where(k => k.Take && takers.Count > 0))
        {
            var kpi =
                offer.Kpis.FirstOrDefault(k => k.Id == line.Id)
                ?? throw new RuleViolation("One of the KPIs is no longer there. Look at the list again.");
            var (split, plan) = CascadeTargets.Of(kpi, line, takers, from);
            splits.Add(split);
            kpis.Add(plan);
        }
        return new(
            new(
                offer.Objective.Id,
                input.Version,
                from,
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
            [
                .. lines.Select(l => Say(l.Line, l.Unit.Name, offer, kpis.Count)),
                .. kpis.Count > 0 ? [SayFrom(offer, from)] : Array.Empty<string>(),
            ],
            splits
        );
    }

    /// <exception cref="RuleViolation">The unit does the same already.</exception>
    private static void RefuseTwin(Taker taker)
    {
        if (taker.Unit.Follows is { } twin)
            throw new RuleViolation(CascadeObjective.Twin(taker.Unit.Name, twin));
        if (taker.Unit.HasSome && !taker.Line.Beside)
            throw new RuleViolation(
                $"{taker.Unit.Name} {CascadeWords.Now(taker.Unit)}. Tick that it gets this one beside what it has, or leave it as it is."
            );
    }

    private static string SayFrom(CascadeOffer offer, DateOnly from)
    {
        var month = offer.Calendar.Containing(Frequency.Month, from);
        var over = offer.Calendar.IndexOf(Frequency.Month, offer.ThisMonth.Start) - offer.Calendar.IndexOf(Frequency.Month, month.Start);
        var measured = $"The KPIs are measured there from {PeriodWords.Of(month, offer.Calendar)}";
        return over > 0
            ? $"{measured}, so values of {PeriodWords.Count(over, Frequency.Month)} before this one are missing at once."
            : $"{measured}. No month before changes.";
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
}
