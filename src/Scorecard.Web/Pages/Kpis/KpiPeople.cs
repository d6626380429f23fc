using Scorecard.Data;
using Scorecard.Domain.Kpis;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>Who answers for a KPI and who enters its values, by name.</summary>
/// <param name="Approver">Who approves them; null where none of them needs approval.</param>
public sealed record KpiPeople(string? Owner, IReadOnlyList<string> Updaters, string? Approver, IReadOnlyDictionary<long, string> Names)
{
    public string NameOf(long person) => Names.GetValueOrDefault(person, "someone");

    public static async Task<KpiPeople> ReadAsync(ScorecardDbContext db, Kpi kpi, CancellationToken cancel)
    {
        var owner = kpi.OwnerId ?? 0;
        var updaters = kpi.Updaters.Select(u => u.PersonId).ToList();
        var sponsor = kpi.SponsorId ?? 0;
        var names = await db.NamesAsync([owner, sponsor, .. updaters], cancel);
        return new(
            names.GetValueOrDefault(owner),
            [.. updaters.Select(person => names.GetValueOrDefault(person)).OfType<string>().Order(StringComparer.CurrentCultureIgnoreCase)],
            kpi.NeedsApproval ? names.GetValueOrDefault(sponsor) ?? names.GetValueOrDefault(owner) ?? "whoever manages the unit" : null,
            names
        );
    }
}
