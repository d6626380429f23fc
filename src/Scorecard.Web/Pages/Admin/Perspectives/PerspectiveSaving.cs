using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.Perspectives;

public static class PerspectiveSaving
{
    /// <summary>Adds the perspective that was typed behind all others.</summary>
    public static async Task<Perspective> AddAsync(
        this PerspectiveInput input,
        long organizationId,
        OrganizationWriter writer,
        CancellationToken cancel
    )
    {
        await using var write = await writer.BeginAsync(cancel);
        var last = await writer.Db.Perspectives.MaxAsync(p => (int?)p.Position, cancel) ?? -1;
        var perspective = new Perspective(writer.NextId(), organizationId, input.Name!, last + 1, input.WeightGiven);
        await writer.RefuseTakenNameAsync(perspective, cancel);
        writer.Db.Add(perspective);
        await write.CommitAsync(cancel);
        return perspective;
    }

    /// <summary>Moves a perspective one place up or down.</summary>
    /// <param name="by">−1 is up, 1 is down.</param>
    /// <returns>The perspective, and which one it is now, counted from 1.</returns>
    public static async Task<(Perspective Moved, int Number)> MovePerspectiveAsync(
        this OrganizationWriter writer,
        string? id,
        int by,
        CancellationToken cancel
    )
    {
        await using var write = await writer.BeginAsync(cancel);
        var all = await writer.Db.Perspectives.OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(cancel);
        var from = all.FindIndex(p => PublicIds.Format(p.Id) == id);
        if (from < 0)
            throw new RuleViolation("Someone removed this perspective meanwhile. Nothing was moved.");
        var to = Math.Clamp(from + Math.Sign(by), 0, all.Count - 1);
        var moved = all[from];
        all.RemoveAt(from);
        all.Insert(to, moved);
        for (var i = 0; i < all.Count; i++)
            all[i].MoveTo(i);
        await write.CommitAsync(cancel);
        return (moved, to + 1);
    }
}
