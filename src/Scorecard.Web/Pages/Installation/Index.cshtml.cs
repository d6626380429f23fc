using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;
using Runs = Scorecard.Web.People.Installation;

namespace Scorecard.Web.Pages.Installation;

/// <summary>Organizations and accounts of the whole installation, for those who run it; for everyone else there is nothing here.</summary>
public sealed class IndexModel(SignedInPerson me, Runs installation) : EditPage
{
    [BindProperty]
    public NewOrganizationInput Input { get; set; } = new();

    /// <summary>A part of an e-mail address.</summary>
    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>A one-time link to hand over, shown once.</summary>
    [TempData]
    public string? Link { get; set; }

    public IReadOnlyList<Runs.Listed> Organizations { get; private set; } = [];

    public IReadOnlyList<Runs.Account> Accounts { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostNewAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new NewOrganizationInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var (made, path) = await installation.FoundAsync(Input.Organization, Input.Email, Input.Name, me.Id, cancel);
                Link = Request.Whole(path);
                return Done($"{made.Name} is made. Hand the link below to {Input.Name!.Trim()}.", "~/installation");
            },
            cancel
        );

    public Task<IActionResult> OnPostLinkAsync(string? organization, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var (administrator, path) = await installation.LinkAsync(IdOf(organization), me.Id, cancel);
                Link = Request.Whole(path);
                return Done($"A new link is made. Hand it to {administrator.DisplayName}.", "~/installation");
            },
            cancel
        );

    public Task<IActionResult> OnPostDisableAsync(string? person, CancellationToken cancel) =>
        ActAsync(person, id => installation.DisableAsync(id, me.Id, cancel), "is disabled", cancel);

    public Task<IActionResult> OnPostEnableAsync(string? person, CancellationToken cancel) =>
        ActAsync(person, id => installation.EnableAsync(id, me.Id, cancel), "is enabled and signs in as before", cancel);

    public Task<IActionResult> OnPostGiveAsync(string? person, CancellationToken cancel) =>
        ActAsync(person, id => installation.RunAsync(id, may: true, me.Id, cancel), "runs the installation now", cancel);

    public Task<IActionResult> OnPostTakeAsync(string? person, CancellationToken cancel) =>
        ActAsync(person, id => installation.RunAsync(id, may: false, me.Id, cancel), "no longer runs the installation", cancel);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!me.RunsInstallation)
            return false;
        Way = [new WayPoint("Installation")];
        Organizations = await installation.OrganizationsAsync(cancel);
        Accounts = await installation.AccountsAsync(Search, cancel);
        return true;
    }

    private Task<IActionResult> ActAsync(string? person, Func<long, Task<Person>> act, string outcome, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var found = await act(IdOf(person));
                return Done($"{found.DisplayName}, {found.Email}, {outcome}.", $"~/installation{QueryString.Create("q", Search ?? "")}");
            },
            cancel
        );

    private static long IdOf(string? typed) =>
        PublicIds.TryParse(typed, out var id)
            ? id
            : throw new RuleViolation("What you chose is no longer there. Load the page again and choose another.");
}
