using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

public sealed class IndexModel(SignedInPerson person, OwnAccount account, ScoreBookStore books) : EditPage
{
    private OwnDetailsInput saved = new();

    [BindProperty]
    public OwnDetailsInput Input { get; set; } = new();

    public string Email => person.Email;

    public bool MayDelete => person.BelongsNowhere;

    public IReadOnlyList<OwnRoles> Memberships { get; private set; } = [];

    public IReadOnlyList<Difference> Differences =>
        Difference.Among(("Name", Input.Name, saved.Name), ("Job title", Input.Title, saved.Title));

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = saved);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new OwnDetailsInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                await account.RenameAsync(User, Input, cancel);
                StatusMessage = "Saved.";
                return RedirectToPage();
            },
            cancel
        );

    public async Task<IActionResult> OnPostSignOutEverywhereAsync(CancellationToken cancel)
    {
        await account.SignOutEverywhereAsync(User, cancel);
        StatusMessage = "You are signed out everywhere.";
        return RedirectToPage("SignIn");
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        saved = await account.DetailsAsync(cancel);
        Memberships = await OwnRoles.AllAsync(books, person, cancel);
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = saved.Version };
}
