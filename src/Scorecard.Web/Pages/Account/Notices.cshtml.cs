using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Notices;
using Scorecard.Web.Forms;
using Scorecard.Web.Notices;
using Scorecard.Web.Pages.Admin;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Account;

/// <summary>How a person wants to be told of what, in the organization in use.</summary>
public sealed class NoticesModel(OrganizationReader reader, SignedInPerson me) : EditPage
{
    private List<NoticeChoice> kept = [];

    /// <summary>The kinds that are ticked, in the application.</summary>
    [BindProperty]
    public NoticeKind[]? Here { get; set; }

    /// <summary>The kinds that are ticked, by mail.</summary>
    [BindProperty]
    public NoticeKind[]? Mail { get; set; }

    public string Organization { get; private set; } = "";

    public string Email => me.Email;

    /// <summary>When mails come, as a sentence.</summary>
    public string Hours { get; private set; } = "";

    public IEnumerable<(NoticeKind Kind, NoticeChoice Choice)> Choices => NoticeWords.Kinds.Select(kind => (kind, Of(kind)));

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                foreach (var (kind, choice) in Choices.ToList())
                {
                    if (!kept.Contains(choice))
                        reader.Db.Add(choice);
                    choice.Choose(Here?.Contains(kind) == true, Mail?.Contains(kind) == true);
                }
                await reader.Db.SaveOwnAsync(cancel);
                return Done("Saved.", "~/account/notices");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(o => o.Model.Organization, cancel) is not { } organization)
            return false;
        Organization = organization.Name;
        Hours = SettingWords.Hours(organization);
        kept = await reader.Db.NoticeChoices.Where(c => c.PersonId == me.Id).ToListAsync(cancel);
        return true;
    }

    private NoticeChoice Of(NoticeKind kind) => kept.Find(c => c.Kind == kind) ?? new NoticeChoice(reader.OrganizationId, me.Id, kind);
}
