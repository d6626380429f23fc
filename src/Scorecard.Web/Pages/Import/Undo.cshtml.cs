using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain.Changes;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Admin;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Import;

/// <summary>Takes an import back, after saying what it did.</summary>
public sealed class UndoModel(OrganizationReader reader, SignedInPerson me, UndoImport undo)
    : AdminPage(reader, me, Administration, new WayPoint("Changes", "~/admin/changes"), new WayPoint("Take an import back"))
{
    /// <summary>The number of the import's write.</summary>
    [FromQuery(Name = "sequence")]
    public long Sequence { get; set; }

    public string When { get; private set; } = "";

    public string Who { get; private set; } = "Scorecard";

    /// <summary>“objectives: 2 added, 1 changed, 0 removed”.</summary>
    public string What { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await undo.ExecuteAsync(Organization.Id, Me.Id, Sequence, Restating.Given(Request), cancel);
                return Done("The import is taken back. All is as it was before it.", "~/admin/changes");
            },
            cancel
        );

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        if (!await undo.IsThereAsync(Organization.Id, Sequence, cancel))
            return false;
        var told = await Db
            .Changes.AsNoTracking()
            .Where(c => c.Sequence == Sequence && c.Subject == Subject.Import)
            .Select(c => new
            {
                c.At,
                c.To,
                Name = Db.Users.Where(p => p.Id == c.By).Select(p => p.DisplayName).FirstOrDefault(),
            })
            .FirstAsync(cancel);
        When = SettingWords.Moment(told.At, Organization.TimeZone);
        Who = told.Name ?? Who;
        What = told.To ?? "";
        return true;
    }
}
