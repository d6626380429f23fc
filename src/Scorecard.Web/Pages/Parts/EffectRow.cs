using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Plans;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What one KPI did after the initiative began.</summary>
public sealed record EffectRow(InitiativeEffect Effect, string Id, string Unit)
{
    /// <summary>The KPIs that are looked at; more of them one initiative hardly serves.</summary>
    private const int Most = 30;

    public EffectChart? Chart => field ??= EffectChart.Of(Effect);

    /// <summary>What a point of score cost; null where it did not rise, or nothing was spent.</summary>
    public string? Cost => Effect.CostPerPoint is { } cost and > 0 ? Figures.Value(Math.Round(cost, cost < 100 ? 2 : 0)) : null;

    /// <summary>“+4.2”.</summary>
    public string Points => Figures.Change(Effect.Points);

    /// <summary>Of the KPIs that it serves and the person sees, by name.</summary>
    public static IReadOnlyList<EffectRow> AllOf(OrganizationView o, Initiative initiative, DateOnly today) =>
        initiative.Start > today
            ? []
            :
            [
                .. initiative
                    .KpiIds.Select(o.Model.Kpi)
                    .Where(k => o.Sees(o.Model.UnitOf(k)))
                    .OrderBy(k => k.Name, StringComparer.CurrentCultureIgnoreCase)
                    .ThenBy(k => k.Code, StringComparer.Ordinal)
                    .Take(Most)
                    .Select(k => new EffectRow(
                        InitiativeEffect.Of(o.Book, initiative, k, today),
                        PublicIds.Format(k.Id),
                        o.Model.UnitOf(k).Name
                    )),
            ];
}
