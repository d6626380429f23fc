using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain.Changes;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin.Changes;

/// <summary>Whether the journal is what was written, and its head, which proves it later.</summary>
public sealed class VerifyModel(OrganizationReader reader, SignedInPerson me, VerifyJournal verify) : AdminPage(reader, me)
{
    /// <summary>A head that was noted earlier, or the line of a file of heads; empty for none.</summary>
    [BindProperty]
    public string? Noted { get; set; }

    /// <summary>Null as long as the last line has no hash.</summary>
    public JournalHead? Head { get; private set; }

    /// <summary>Null until it was asked for.</summary>
    public VerifyJournal.Outcome? Outcome { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>The head as a small file.</summary>
    public async Task<IActionResult> OnGetHeadAsync(CancellationToken cancel)
    {
        var page = await ShowAsync(cancel);
        if (page is not PageResult)
            return page;
        return Head is { } head
            ? File(NotedHeads.ToBytes(Organization.Id, head, Organization.Name), NotedHeads.ContentType, $"journal-{head.Sequence}.txt")
            : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (TryNoted(out var noted))
                    Outcome = await verify.ExecuteAsync(noted, null, cancel);
                return Page();
            },
            cancel
        );

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        Head = await JournalHeads.OfAsync(Db, cancel);
        Way = [Administration, new WayPoint("Changes", "~/admin/changes"), new WayPoint("Verification")];
        return true;
    }

    private bool TryNoted(out JournalHead? noted)
    {
        noted = JournalHead.Parse(Noted);
        if (noted is null && NotedHeads.Read([Noted?.Trim() ?? ""]).TryGetValue(Organization.Id, out var head))
            noted = head;
        if (noted is null && !string.IsNullOrWhiteSpace(Noted))
            ModelState.AddModelError(
                nameof(Noted),
                "This is no head of this organization. Write the number, a colon and the 64 digits and letters, or the line of the file"
            );
        return ModelState.IsValid;
    }
}
