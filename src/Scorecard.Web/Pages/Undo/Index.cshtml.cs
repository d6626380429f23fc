using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Undo;

/// <summary>Takes back what one act changed in an objective, a KPI, a unit, an initiative or a value: by an act of its own.</summary>
public sealed class IndexModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me, RecordMeasurement record) : EditPage
{
    private const string Meanwhile = "Someone recorded another value meanwhile. Nothing was changed.";

    [FromQuery(Name = "of")]
    public string? Id { get; set; }

    [FromQuery(Name = "sequence")]
    public string? Sequence { get; set; }

    public string Name { get; private set; } = "";

    /// <summary>The page of the thing.</summary>
    public string Path { get; private set; } = "";

    public string Query => UndoLink.Query(Id!, Number);

    private long Number => long.TryParse(Sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private object Thing { get; set; } = null!;

    private Organization Organization { get; set; } = null!;

    private bool MayEdit { get; set; }

    private bool MayEnter { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (!PublicIds.TryParse(Id, out var id))
                    return NotFound();
                if (Thing is Kpi kpi && await IsOfValuesAsync(id, cancel))
                    return await BringBackValueAsync(kpi, await ReadAsync(id, cancel), cancel);
                await using var write = await writer.BeginAsync(cancel);
                // Inside the write, so that nothing newer comes to stand on it between the look and the deed.
                var act = await ReadAsync(id, cancel);
                if (!MayEdit)
                    return Forbid();
                await BringBackAsync(id, act, cancel);
                await writer.Db.HoldFromAsync(act.HoldsFrom, cancel);
                await write.CommitAsync(cancel);
                return Done($"{Name} is again as it was before that change.", Path, UndoLink.Query(Id!, write.Sequence));
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel) =>
        await reader.ReadAsync(
            o =>
            {
                var (thing, unit) = Find(o);
                if (thing is null)
                    return null;
                Thing = thing;
                Organization = o.Model.Organization;
                MayEnter = thing is Kpi kpi && o.AllowsEntry(kpi);
                MayEdit = o.Allows(Operation.Edit, unit!);
                Denied = !MayEdit && !MayEnter;
                Way = WayPoint.To(o, unit!, new WayPoint(Name, Path), new WayPoint("Undo"));
                return thing;
            },
            cancel
        )
            is not null;

    private (object? Thing, Unit? Unit) Find(OrganizationView o)
    {
        if (o.Objective(Id) is { } objective)
            return At(objective, objective.Name, "objectives", o.Model.UnitOf(objective));
        if (o.Kpi(Id) is { } kpi)
            return At(kpi, kpi.Name, "kpis", o.Model.UnitOf(kpi));
        if (o.Initiative(Id) is { } initiative)
            return At(initiative, initiative.Name, "initiatives", o.Model.UnitOf(initiative));
        return o.Unit(Id) is { } unit ? At(unit, unit.Name, "units", unit) : default;

        (object? Thing, Unit? Unit) At(object thing, string name, string folder, Unit unit)
        {
            Name = name;
            Path = $"~/{folder}/{Id}";
            return (thing, unit);
        }
    }

    private Task<bool> IsOfValuesAsync(long id, CancellationToken cancel) =>
        writer.Db.Changes.AnyAsync(c => c.Sequence == Number && c.SubjectId == id && c.Subject == Subject.Measurement, cancel);

    private Task<UndoneAct> ReadAsync(long id, CancellationToken cancel) =>
        UndoneAct.ReadAsync(writer.Db, id, Number, Organization.TimeZone, cancel);

    private async Task BringBackAsync(long id, UndoneAct act, CancellationToken cancel)
    {
        switch (Thing)
        {
            case Objective:
                await writer.BringBackAsync(await writer.Db.Objectives.Where(x => x.Id == id).PresentAsync(cancel), act, cancel);
                break;
            case Kpi:
                await writer.BringBackAsync(await writer.Db.Kpis.Where(x => x.Id == id).PresentAsync(cancel), act, reader, cancel);
                break;
            case Initiative:
                await writer.BringBackAsync(await writer.Db.Initiatives.Where(x => x.Id == id).PresentAsync(cancel), act, cancel);
                break;
            case Unit:
                await writer.BringBackAsync(await writer.Db.Units.Where(x => x.Id == id).PresentAsync(cancel), act, cancel);
                break;
        }
    }

    /// <summary>The former value becomes the next revision; a first one is withdrawn.</summary>
    private async Task<IActionResult> BringBackValueAsync(Kpi kpi, UndoneAct act, CancellationToken cancel)
    {
        if (
            act.Lines is not [{ What: var what, To: { } told }]
            || !DateOnly.TryParseExact(what, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
        )
            throw new RuleViolation("This act recorded several values. Correct them one by one.");
        var revisions = await reader
            .Db.Measurements.AsNoTracking()
            .Where(m => m.KpiId == kpi.Id && m.PeriodStart == start)
            .OrderByDescending(m => m.Revision)
            .ToListAsync(cancel);
        if (revisions.FirstOrDefault()?.Measured != FormerText.Measured(told))
            throw new RuleViolation(Meanwhile);
        if (revisions[0].Standing != Standing.Counted)
            throw new RuleViolation("This value does not count yet. Change it or take it back where values are entered.");
        var before = revisions.Skip(1).FirstOrDefault(m => m.Standing == Standing.Counted);
        var outcome = await record.ExecuteAsync(
            reader.OrganizationId,
            me.Actor,
            kpi.Id,
            Organization.Calendar.Containing(kpi.Frequency, start),
            before?.Measured ?? MeasuredValue.Withdrawn,
            before?.Note,
            revisions[0].Revision,
            cancel: cancel
        );
        return outcome switch
        {
            null => Forbid(),
            { Recorded: null } => throw new RuleViolation(Meanwhile),
            _ => Done($"{Name} has its former value again.", Path),
        };
    }
}
