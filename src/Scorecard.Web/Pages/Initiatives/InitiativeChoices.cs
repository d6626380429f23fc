using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Domain;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>What the form of an initiative offers: what it may serve and await, as far as the person sees it.</summary>
/// <param name="Objectives">Grouped by unit.</param>
/// <param name="Kpis">Grouped by unit.</param>
/// <param name="IsCut">Whether there are more than a form can hold.</param>
public sealed record InitiativeChoices(
    IReadOnlyList<SelectListItem> Objectives,
    IReadOnlyList<SelectListItem> Kpis,
    IReadOnlyList<SelectListItem> Initiatives,
    bool IsCut
)
{
    private const int Most = 600;

    public IReadOnlyList<SelectListItem> Owners { get; init; } = [];

    /// <summary>The organization's, in which budgets are.</summary>
    public string? Currency { get; init; }

    /// <summary>The code that the form suggests.</summary>
    public required string Code { get; init; }

    /// <summary>What it serves and awaits that the person may not see; it stays.</summary>
    public required IReadOnlySet<long> Hidden { get; init; }

    /// <summary>The names of the initiatives that the person may see, to say a circle by.</summary>
    public required IReadOnlyDictionary<long, string> Names { get; init; }

    public string NameOf(long initiative) => Names.GetValueOrDefault(initiative, "an initiative that you may not see");

    public static InitiativeChoices Of(OrganizationView o, Unit unit, Initiative? self)
    {
        var served = self?.ObjectiveIds.ToHashSet() ?? [];
        var measured = self?.KpiIds.ToHashSet() ?? [];
        var awaited = self?.AwaitsIds.ToHashSet() ?? [];
        // The unit first, then those above, then those below: so what is cut is farthest away.
        var near = o
            .Model.PathUp(unit)
            .Concat(o.Model.Subtree(unit).Skip(1).OrderBy(u => u.Tier))
            .Where(o.Sees)
            .SelectMany(o.Model.ObjectivesOf)
            .ToList();
        var objectives = near.Take(Most)
            .Concat(served.Select(o.Model.Objective))
            .DistinctBy(x => x.Id)
            .Where(x => o.Sees(o.Model.UnitOf(x)))
            .ToList();
        var kpis = near.Take(Most)
            .SelectMany(o.Model.KpisOf)
            .Take(Most)
            .Concat(measured.Select(o.Model.Kpi))
            .DistinctBy(k => k.Id)
            .Where(k => o.Sees(o.Model.UnitOf(k)))
            .ToList();
        var initiatives = o.Model.Initiatives.Where(i =>
            i.Id != self?.Id && (i.IsOpen || awaited.Contains(i.Id)) && o.Sees(o.Model.UnitOf(i))
        );
        return new(
            Items(objectives, x => x.Id, x => x.Name, x => o.Model.UnitOf(x).Name),
            Items(kpis, k => k.Id, k => k.Name, k => o.Model.UnitOf(k).Name),
            Items(initiatives, i => i.Id, i => i.Name, i => o.Model.UnitOf(i).Name),
            near.Count > Most || kpis.Count >= Most
        )
        {
            Code = Suggest(o, unit),
            Currency = o.Model.Organization.Currency,
            Names = o.Model.Initiatives.Where(i => o.Sees(o.Model.UnitOf(i))).ToDictionary(i => i.Id, i => i.Name),
            Hidden = served
                .Where(id => !o.Sees(o.Model.UnitOf(o.Model.Objective(id))))
                .Concat(measured.Where(id => !o.Sees(o.Model.UnitOf(o.Model.Kpi(id)))))
                .Concat(awaited.Where(id => o.Model.TryInitiative(id, out var first) && !o.Sees(o.Model.UnitOf(first))))
                .ToHashSet(),
        };
    }

    /// <summary>The ids that were ticked, and of those that are there already the hidden ones.</summary>
    public IEnumerable<long> Chosen(
        IReadOnlyList<SelectListItem> offered,
        IEnumerable<string> ticked,
        string what,
        IEnumerable<long>? present = null
    ) => ticked.Select(id => offered.Chosen(id, what)).OfType<long>().Concat((present ?? []).Where(Hidden.Contains)).Distinct();

    /// <summary>The first free code that begins with the unit's: SALES-I3.</summary>
    private static string Suggest(OrganizationView o, Unit unit)
    {
        var taken = o.Model.Initiatives.Select(i => i.CodeNormalized).ToHashSet();
        var start = unit.Code[..Math.Min(unit.Code.Length, TextRules.CodeLength - 6)];
        return Enumerable
            .Range(o.Model.Initiatives.Count(i => i.UnitId == unit.Id) + 1, 9_999)
            .Select(n => $"{start}-I{n}")
            .First(code => !taken.Contains(TextRules.Normalize(code)));
    }

    private static List<SelectListItem> Items<T>(IEnumerable<T> things, Func<T, long> id, Func<T, string> name, Func<T, string> unit) =>
        [
            .. things
                .GroupBy(unit)
                .SelectMany(g => g.Select(x => new SelectListItem(name(x), PublicIds.Format(id(x))) { Group = new() { Name = g.Key } })),
        ];
}
