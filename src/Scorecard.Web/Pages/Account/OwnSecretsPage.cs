using Microsoft.AspNetCore.Identity;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

/// <summary>A page on which a person changes what they sign in with.</summary>
public abstract class OwnSecretsPage(UserManager<Person> people, Attempts attempts) : EditPage
{
    public bool HasPassword => Own.PasswordHash is not null;

    protected UserManager<Person> People => people;

    /// <summary>The account of whoever is signed in.</summary>
    protected Person Own { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Own = await people.OwnAsync(User);
        await LoadMoreAsync();
        return true;
    }

    /// <summary>Reads what the page shows of the account.</summary>
    protected abstract Task LoadMoreAsync();

    /// <summary>Makes sure that the account's owner sits here, where it has a password.</summary>
    /// <inheritdoc cref="Attempts.RequirePasswordAsync"/>
    protected Task RequirePasswordAsync(string? typed, CancellationToken cancel) =>
        HasPassword ? attempts.RequirePasswordAsync(people, Own, typed ?? "", cancel) : Task.CompletedTask;
}
