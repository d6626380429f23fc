using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Notices;

/// <summary>What the signed-in person was told, the newest first.</summary>
public sealed class IndexModel(OrganizationReader reader, SignedInPerson me, TimeProvider time) : EditPage
{
    private const int Most = 200;

    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    public string TimeZone { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>Marks one as read and goes where it leads.</summary>
    public Task<IActionResult> OnPostOpenAsync([FromForm] string? notice, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (!PublicIds.TryParse(notice, out var id) || await Mine.SingleOrDefaultAsync(n => n.Id == id, cancel) is not { } found)
                    return Done("That notice is gone already.", "~/notices");
                found.Read(Now);
                await reader.Db.SaveChangesAsync(cancel);
                return LocalRedirect($"~{found.Path}");
            },
            cancel
        );

    public Task<IActionResult> OnPostReadAllAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                DateTime? now = Now;
                var unread = Mine.Where(n => n.ReadAt == null);
                await reader.Db.InTurnAsync(() => unread.ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel), cancel);
                return Done("All are marked as read.", "~/notices");
            },
            cancel
        );

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private IQueryable<Notice> Mine => reader.Db.Notices.Where(n => n.PersonId == me.Id && n.IsListed);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(o => o.Model.Organization.TimeZone, cancel) is not { } zone)
            return false;
        TimeZone = zone;
        Notices = await Mine.AsNoTracking().OrderByDescending(n => n.Id).Take(Most).ToListAsync(cancel);
        return true;
    }
}
