using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Api;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Tables;

/// <summary>The structure, from the book in memory: what the token's person sees of it, and nothing else.</summary>
internal static class StructureTables
{
    public static async Task<IQueryable<UnitRow>> UnitsAsync(ApiReader reader, CancellationToken cancel) =>
        (await reader.ReadAsync(o => UnitsOf(o).Values.ToList(), cancel)).AsQueryable();

    public static async Task<IQueryable<ObjectiveRow>> ObjectivesAsync(ApiReader reader, CancellationToken cancel)
    {
        var rows = await reader.ReadAsync(o => ObjectivesOf(o, UnitsOf(o)).Values.ToList(), cancel);
        var names = await reader.NamesAsync(rows.Select(r => r.OwnerId), cancel);
        rows.ForEach(row => row.Owner = ObjectiveApi.Named(names, row.OwnerId));
        return rows.AsQueryable();
    }

    public static async Task<IQueryable<KpiRow>> KpisAsync(ApiReader reader, CancellationToken cancel)
    {
        var rows = await reader.ReadAsync(KpisOf, cancel);
        var all = rows.Select(r => r.OwnerId).Concat(rows.Select(r => r.Objective?.OwnerId));
        var names = await reader.NamesAsync(all, cancel);
        foreach (var row in rows)
        {
            row.Owner = ObjectiveApi.Named(names, row.OwnerId);
            row.Objective?.Owner = ObjectiveApi.Named(names, row.Objective.OwnerId);
        }
        return rows.AsQueryable();
    }

    public static async Task<IQueryable<LinkRow>> LinksAsync(ApiReader reader, CancellationToken cancel) =>
        (await reader.ReadAsync(o => o.Model.Causes.Where(o.Sees).Select(l => Of(o.Model, l)).ToList(), cancel)).AsQueryable();

    public static async Task<IQueryable<InitiativeRow>> InitiativesAsync(ApiReader reader, CancellationToken cancel)
    {
        var rows = await reader.ReadAsync(
            o => o.Model.Initiatives.Where(i => o.Sees(o.Model.UnitOf(i))).Select(i => Of(o.Model, i)).ToList(),
            cancel
        );
        var names = await reader.NamesAsync(rows.Select(r => r.OwnerId), cancel);
        rows.ForEach(row => row.Owner = ObjectiveApi.Named(names, row.OwnerId));
        return rows.AsQueryable();
    }

    private static Dictionary<long, UnitRow> UnitsOf(OrganizationView o) =>
        o.Model.Units.Where(o.Sees).Select(u => Of(o, u)).ToDictionary(u => u.Id);

    private static Dictionary<long, ObjectiveRow> ObjectivesOf(OrganizationView o, Dictionary<long, UnitRow> units) =>
        o.Model.Objectives.Where(x => units.ContainsKey(x.UnitId)).Select(x => Of(o.Model, x, units[x.UnitId])).ToDictionary(x => x.Id);

    private static List<KpiRow> KpisOf(OrganizationView o)
    {
        var units = UnitsOf(o);
        var objectives = ObjectivesOf(o, units);
        return
        [
            .. o
                .Model.Kpis.Where(k => objectives.ContainsKey(k.ObjectiveId))
                .Select(k => Of(k, objectives[k.ObjectiveId], units[o.Model.UnitOf(k).Id])),
        ];
    }

    private static UnitRow Of(OrganizationView o, Unit unit)
    {
        var above = unit.ParentId is { } id && o.Model.TryUnit(id, out var parent) && o.Sees(parent) ? parent : null;
        return new()
        {
            Id = unit.Id,
            Code = unit.Code,
            Name = unit.Name,
            Description = unit.Description,
            ParentId = above?.Id,
            ParentCode = above?.Code,
            Tier = unit.Tier,
            TierName = o.Model.Organization.Tiers.ElementAtOrDefault(unit.Tier - 1)?.Name ?? "",
            Private = unit.Private,
            ClosedFrom = unit.ClosedFrom,
        };
    }

    private static ObjectiveRow Of(OrganizationModel model, Objective objective, UnitRow unit) =>
        new()
        {
            Id = objective.Id,
            Code = objective.Code,
            Name = objective.Name,
            Description = objective.Description,
            UnitId = unit.Id,
            UnitCode = unit.Code,
            Perspective = model.Perspective(objective.PerspectiveId).Name,
            Weight = objective.Weight,
            Theme = objective.Theme,
            Unit = unit,
            OwnerId = objective.OwnerId,
        };

    private static KpiRow Of(Kpi kpi, ObjectiveRow objective, UnitRow unit) =>
        new()
        {
            Id = kpi.Id,
            Code = kpi.Code,
            Name = kpi.Name,
            Description = kpi.Description,
            ObjectiveId = objective.Id,
            ObjectiveCode = objective.Code,
            UnitId = unit.Id,
            UnitCode = unit.Code,
            UnitOfMeasure = kpi.UnitOfMeasure,
            Frequency = $"{kpi.Frequency}",
            Aggregation = $"{kpi.Aggregation}",
            Direction = $"{kpi.Direction}",
            Indicator = $"{kpi.Indicator}",
            ValueSource = $"{kpi.ValueSource}",
            Weight = kpi.Latest.Weight,
            BeginsOn = kpi.BeginsOn,
            ClosedFrom = kpi.ClosedFrom,
            Objective = objective,
            Unit = unit,
            OwnerId = kpi.OwnerId,
        };

    private static LinkRow Of(OrganizationModel model, CauseEffectLink link)
    {
        var shown = LinkData.Of(model, link);
        return new()
        {
            Id = link.Id,
            Kind = $"{shown.Kind}",
            CauseId = link.CauseId,
            CauseCode = shown.CauseCode,
            EffectId = link.EffectId,
            EffectCode = shown.EffectCode,
            Lag = link.Lag,
            Raises = link.Raises,
            Note = link.Note,
        };
    }

    private static InitiativeRow Of(OrganizationModel model, Initiative initiative)
    {
        var unit = model.UnitOf(initiative);
        return new()
        {
            Id = initiative.Id,
            Code = initiative.Code,
            Name = initiative.Name,
            Description = initiative.Description,
            UnitId = unit.Id,
            UnitCode = unit.Code,
            Start = initiative.Start,
            Due = initiative.Due,
            Budget = initiative.Budget,
            Spent = initiative.Spent,
            Progress = initiative.Progress,
            Status = $"{initiative.Status}",
            Note = initiative.Note,
            OwnerId = initiative.OwnerId,
        };
    }
}
