using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>Everything the page of one initiative shows.</summary>
public sealed record InitiativeContent
{
    /// <summary>The resident entity, which is never changed, only replaced.</summary>
    public required Initiative Initiative { get; init; }

    /// <summary>The name of who answers for it; null for nobody.</summary>
    public string? Owner { get; init; }
    public required UnitBar Bar { get; init; }
    public required string Id { get; init; }
    public required string Unit { get; init; }
    public required string UnitId { get; init; }
    public required string Period { get; init; }
    public required string Query { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>Of the organization, for what it costs.</summary>
    public required string? Currency { get; init; }
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>What its KPIs did after it began; empty before that.</summary>
    public required IReadOnlyList<EffectRow> Effects { get; init; }

    /// <summary>How many further objectives and KPIs it serves that the person may not see.</summary>
    public int HiddenObjectives { get; init; }
    public int HiddenKpis { get; init; }
    public required IReadOnlyList<InitiativeRow> Awaits { get; init; }
    public required IReadOnlyList<InitiativeRow> AwaitedBy { get; init; }

    /// <summary>Whether it awaits one, or is awaited by one, that the person may not see.</summary>
    public bool HasHiddenNeighbours { get; init; }
    public bool CanEdit { get; init; }
    public bool CanReport { get; init; }

    public bool IsLate => Initiative.IsLate(Today);

    /// <summary>An objective or a KPI that it serves.</summary>
    /// <param name="Value">Of a KPI, with its target.</param>
    public sealed record Target(string Name, string Path, string Where, ShownScore Score, string? Value);

    public static InitiativeContent Of(OrganizationView o, Initiative initiative, PeriodChoice period)
    {
        var unit = o.Model.UnitOf(initiative);
        var objectives = initiative.ObjectiveIds.Select(o.Model.Objective).ToLookup(x => o.Sees(o.Model.UnitOf(x)));
        var kpis = initiative.KpiIds.Select(o.Model.Kpi).ToLookup(k => o.Sees(o.Model.UnitOf(k)));
        var first = initiative.AwaitsIds.ToHashSet();
        var awaits = Neighbours(o, i => first.Contains(i.Id));
        var waiting = Neighbours(o, i => i.AwaitsIds.Contains(initiative.Id));
        return new()
        {
            Initiative = initiative,
            Bar = UnitBar.Of(o, unit, period),
            Id = PublicIds.Format(initiative.Id),
            Unit = unit.Name,
            UnitId = PublicIds.Format(unit.Id),
            Period = PeriodWords.Of(period.Window, period.Calendar),
            Query = period.Query,
            Today = period.Today,
            Currency = o.Model.Organization.Currency,
            Targets =
            [
                .. objectives[true].OrderBy(x => x.Name, StringComparer.CurrentCultureIgnoreCase).Select(x => ToTarget(o, x, period)),
                .. kpis[true].OrderBy(k => k.Name, StringComparer.CurrentCultureIgnoreCase).Select(k => ToTarget(o, k, period)),
            ],
            Effects = EffectRow.AllOf(o, initiative, period.Today),
            HiddenObjectives = objectives[false].Count(),
            HiddenKpis = kpis[false].Count(),
            Awaits = Rows(awaits),
            AwaitedBy = Rows(waiting),
            HasHiddenNeighbours = awaits[false].Concat(waiting[false]).Any(),
            CanEdit = o.Allows(Operation.Edit, unit),
            CanReport = o.AllowsReport(initiative),
        };

        List<InitiativeRow> Rows(ILookup<bool, Initiative> neighbours) =>
            [.. neighbours[true].Select(i => InitiativeRow.Of(o, i, period.Today))];
    }

    private static ILookup<bool, Initiative> Neighbours(OrganizationView o, Func<Initiative, bool> isNeighbour) =>
        o.Model.Initiatives.Where(isNeighbour).ToLookup(i => o.Sees(o.Model.UnitOf(i)));

    private static Target ToTarget(OrganizationView o, Objective objective, PeriodChoice period) =>
        new(
            objective.Name,
            $"~/objectives/{PublicIds.Format(objective.Id)}",
            $"Objective · {o.Model.UnitOf(objective).Name}",
            ShownScore.Of(o.Book, new(NodeKind.Objective, objective.Id), period.Window),
            null
        );

    private static Target ToTarget(OrganizationView o, Kpi kpi, PeriodChoice period)
    {
        var figure = o.Book.Figure(kpi.Id, period.Window);
        var target = KpiWords.Aim(kpi, figure, o.Book.AimIn(kpi.Id, period.Window));
        return new(
            kpi.Name,
            $"~/kpis/{PublicIds.Format(kpi.Id)}",
            $"KPI · {o.Model.UnitOf(kpi).Name}",
            ShownScore.Of(o.Book, new(NodeKind.Kpi, kpi.Id), period.Window),
            KpiWords.Value(kpi, figure) + (target is null ? "" : $", target {target}")
        );
    }
}
