using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Units;

/// <summary>What one unit gives to another, when it is merged into it or split. It happens inside a write, which says from when.</summary>
/// <param name="Objectives">The objectives that go, with their KPIs.</param>
/// <param name="Below">The units below that go, with all that is below them.</param>
/// <param name="WithPeople">Whether its people get the same roles on the other unit.</param>
internal sealed record Handover(long From, IReadOnlySet<long> Objectives, IReadOnlySet<long> Below, bool WithPeople)
{
    /// <returns>What went, as a sentence.</returns>
    public async Task<string> ToAsync(Unit to, OrganizationWriter writer, CancellationToken cancel)
    {
        var db = writer.Db;
        foreach (var objective in await db.Objectives.Where(x => x.UnitId == From && Objectives.Contains(x.Id)).ToListAsync(cancel))
            objective.MoveTo(to);
        foreach (var unit in await db.Units.Where(u => u.ParentId == From && Below.Contains(u.Id)).ToListAsync(cancel))
            unit.MoveUnder(to);
        await EndLinksWithinAsync(db, to, cancel);
        foreach (var initiative in await db.Initiatives.Where(i => i.UnitId == From).ToListAsync(cancel))
            if (Goes(initiative))
                initiative.MoveTo(to);
        if (WithPeople)
            await GiveRolesAsync(db, to, cancel);
        return (Objectives.Count, Below.Count) switch
        {
            (0, 0) => $"{to.Name} takes over.",
            (0, _) => $"{Counted.Of(Below.Count, "unit")} went to {to.Name}.",
            (_, 0) => $"{Counted.Of(Objectives.Count, "objective")} went to {to.Name}.",
            _ => $"{Counted.Of(Objectives.Count, "objective")} and {Counted.Of(Below.Count, "unit")} went to {to.Name}.",
        };
    }

    /// <summary>An initiative goes with what it serves; one that serves other units, or nothing, with the whole unit.</summary>
    public bool AllInitiatives { get; init; }

    private bool Goes(Initiative initiative) =>
        AllInitiatives || (initiative.ObjectiveIds.Any() && initiative.ObjectiveIds.All(Objectives.Contains));

    /// <summary>Within one unit objectives of a perspective count side by side and do not support each other.</summary>
    private async Task EndLinksWithinAsync(ScorecardDbContext db, Unit to, CancellationToken cancel)
    {
        var others = await db.Objectives.Where(x => x.UnitId == to.Id).Select(x => x.Id).ToListAsync(cancel);
        var links = await db
            .Contributions.Where(c =>
                (Objectives.Contains(c.FromId) && others.Contains(c.ToId)) || (others.Contains(c.FromId) && Objectives.Contains(c.ToId))
            )
            .ToListAsync(cancel);
        db.RemoveRange(links);
        db.RemoveRange(await db.CascadeAnswers.Where(a => a.UnitId == to.Id && Objectives.Contains(a.ObjectiveId)).ToListAsync(cancel));
    }

    private async Task GiveRolesAsync(ScorecardDbContext db, Unit to, CancellationToken cancel)
    {
        var members = await db.Memberships.Where(m => m.UnitId == From || m.UnitId == to.Id).ToListAsync(cancel);
        foreach (var member in members.Where(m => m.UnitId == From))
            if (members.Find(m => m.UnitId == to.Id && m.PersonId == member.PersonId) is not { } known)
                db.Add(new Membership(member.PersonId, to, member.Role));
            else if (known.Role < member.Role)
                known.Grant(member.Role, to);
    }
}
