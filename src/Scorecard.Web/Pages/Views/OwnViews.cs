using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Views;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Views;

/// <summary>The views that the signed-in person keeps in the organization that was read last.</summary>
public sealed class OwnViews(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me, TimeProvider time)
{
    private const string Gone = "That view is gone already.";

    /// <summary>All of them; null for a member of no organization.</summary>
    public async Task<ViewList?> ListAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(o => o.Model.Organization.TimeZone, cancel) is not { } zone)
            return null;
        return new(await Mine.AsNoTracking().OrderBy(v => v.Name).ToListAsync(cancel), zone);
    }

    /// <param name="path">Of the page to save.</param>
    /// <exception cref="RuleViolation">There are as many as one person may keep, or the name or the path does not fit.</exception>
    public async Task<SavedView> AddAsync(string? name, string? path, CancellationToken cancel)
    {
        if (await Mine.CountAsync(cancel) >= SavedView.Most)
            throw new RuleViolation($"You keep {SavedView.Most} views already. Delete one first.");
        var view = new SavedView(writer.NextId(), reader.OrganizationId, me.Id, name, path, time.GetUtcNow().UtcDateTime);
        writer.Db.Add(view);
        await writer.AddOwnAsync(cancel);
        return view;
    }

    /// <returns>What is said of it.</returns>
    public async Task<string> RenameAsync(string? id, string? name, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } view)
            return Gone;
        view.Rename(name);
        await writer.Db.SaveChangesAsync(cancel);
        return $"The view is now called “{view.Name}”.";
    }

    /// <returns>What is said of it.</returns>
    public async Task<string> DeleteAsync(string? id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } view)
            return Gone;
        writer.Db.Remove(view);
        await writer.Db.SaveChangesAsync(cancel);
        return $"The view “{view.Name}” is deleted.";
    }

    private IQueryable<SavedView> Mine => writer.Db.SavedViews.Where(v => v.PersonId == me.Id);

    private async Task<SavedView?> FindAsync(string? id, CancellationToken cancel) =>
        PublicIds.TryParse(id, out var key) ? await Mine.SingleOrDefaultAsync(v => v.Id == key, cancel) : null;
}

/// <summary>Saved views by name.</summary>
/// <param name="TimeZone">In which the moments are told.</param>
public sealed record ViewList(IReadOnlyList<SavedView> Views, string TimeZone);
