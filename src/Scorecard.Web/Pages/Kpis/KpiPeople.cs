using Scorecard.Data;
using Scorecard.Domain.Kpis;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>Who answers for a KPI and who enters its values, by name.</summary>
public sealed record KpiPeople(string? Owner, IReadOnlyList<string> Updaters)
{
    public static async Task<KpiPeople> ReadAsync(ScorecardDbContext db, Kpi kpi, CancellationToken cancel)
    {
        var owner = kpi.OwnerId ?? 0;
        var updaters = kpi.Updaters.Select(u => u.PersonId).ToList();
        var names = await db.NamesAsync([owner, .. updaters], cancel);
        return new(
            names.GetValueOrDefault(owner),
            [.. updaters.Select(person => names.GetValueOrDefault(person)).OfType<string>().Order(StringComparer.CurrentCultureIgnoreCase)]
        );
    }
}
