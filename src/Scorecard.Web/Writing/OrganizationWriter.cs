using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Writing;

/// <summary>
/// Writes into the organization that the last read found its answer in, in the name of the signed-in person.
/// </summary>
public sealed class OrganizationWriter(
    ScorecardDbContext db,
    OrganizationReader reader,
    SignedInPerson person,
    NewIds ids,
    TimeProvider time,
    SentOnce once
)
{
    public ScorecardDbContext Db => reader.Db;

    public long NextId() => ids.Next();

    /// <exception cref="SentAlready">The form that asks for it has been saved before.</exception>
    public async Task<WriteTransaction> BeginAsync(CancellationToken cancel)
    {
        var write = await db.BeginWriteAsync(reader.OrganizationId, person.By, time.GetUtcNow().UtcDateTime, person.Why, cancel);
        try
        {
            await once.ClaimAsync(db, cancel);
            return write;
        }
        catch
        {
            await write.DisposeAsync();
            throw;
        }
    }

    /// <summary>Saves what is the person's own and is added anew each time.</summary>
    /// <inheritdoc cref="BeginAsync"/>
    public async Task AddOwnAsync(CancellationToken cancel)
    {
        await once.ClaimAsync(Db, cancel);
        await Db.SaveChangesAsync(cancel);
    }

    /// <inheritdoc cref="SentOnce.LeadTo"/>
    public void LeadTo(string path) => once.LeadTo(path);

    // Asked inside a write, these hold against simultaneous edits too: see WriteTransaction.

    public async Task RefuseTakenCodeAsync(Unit unit, CancellationToken cancel) =>
        await RefuseAsync(
            unit.Code,
            await db
                .Units.Where(u => u.CodeNormalized == unit.CodeNormalized && u.Id != unit.Id)
                .Select(u => u.Id)
                .FirstOrDefaultAsync(cancel),
            (o, id) => o.Model.TryUnit(id, out var holder) && o.Sees(holder) ? holder.Name : null,
            cancel
        );

    public async Task RefuseTakenCodeAsync(Objective objective, CancellationToken cancel) =>
        await RefuseAsync(
            objective.Code,
            await db
                .Objectives.Where(x => x.CodeNormalized == objective.CodeNormalized && x.Id != objective.Id)
                .Select(x => x.Id)
                .FirstOrDefaultAsync(cancel),
            (o, id) => o.Model.TryObjective(id, out var holder) && o.Sees(o.Model.UnitOf(holder)) ? holder.Name : null,
            cancel
        );

    public async Task RefuseTakenCodeAsync(Kpi kpi, CancellationToken cancel) =>
        await RefuseAsync(
            kpi.Code,
            await db
                .Kpis.Where(k => k.CodeNormalized == kpi.CodeNormalized && k.Id != kpi.Id)
                .Select(k => k.Id)
                .FirstOrDefaultAsync(cancel),
            (o, id) => o.Model.TryKpi(id, out var holder) && o.Sees(o.Model.UnitOf(holder)) ? holder.Name : null,
            cancel
        );

    public async Task RefuseTakenCodeAsync(Initiative initiative, CancellationToken cancel) =>
        await RefuseAsync(
            initiative.Code,
            await db
                .Initiatives.Where(i => i.CodeNormalized == initiative.CodeNormalized && i.Id != initiative.Id)
                .Select(i => i.Id)
                .FirstOrDefaultAsync(cancel),
            (o, id) => o.Model.TryInitiative(id, out var holder) && o.Sees(o.Model.UnitOf(holder)) ? holder.Name : null,
            cancel
        );

    public async Task RefuseTakenNameAsync(Perspective perspective, CancellationToken cancel)
    {
        if (await db.Perspectives.AnyAsync(p => p.NameNormalized == perspective.NameNormalized && p.Id != perspective.Id, cancel))
            throw new ValidationException([new ValidationFailure("Name", $"The name “{perspective.Name}” is taken. Choose another")]);
    }

    private async Task RefuseAsync(string code, long holder, Func<OrganizationView, long, string?> nameOf, CancellationToken cancel)
    {
        if (holder == 0)
            return;
        // From the book as this request has it: asking for a newer one would wait for this very write.
        var name = await reader.ReadOnAsync(o => nameOf(o, holder), cancel);
        var other = name is null ? "another one that you may not see" : $"“{name}”";
        var sentence = $"The code “{code}” already belongs to {other}. Choose another";
        throw new ValidationException([new ValidationFailure("Code", sentence)]);
    }
}
