using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Scorecard.Web.Tests.Account;

public sealed class DeleteAccountTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Somebody_whom_no_organization_knows_is_told_so_and_deletes_the_account()
    {
        var browser = app.Browse();
        var home = await browser.SignInAsync("nat@example.com");
        Assert.Equal("You are not a member of an organization", home.Heading);
        Assert.NotNull(home.Document.QuerySelector("a[href='/account/delete']"));
        var wrong = await (await browser.GetAsync("/account/delete")).Form().Type("Input.Email", "pia@example.com").SubmitAsync();
        Assert.Contains("This is not the address of the account. Nothing was deleted", wrong.Problems, StringComparison.Ordinal);

        var done = await wrong.Form().Type("Input.Email", " NAT@example.com ").SubmitAsync();

        Assert.Equal(("/account/sign-in", "Your account is deleted."), (done.Path, done.Message));
        Assert.False(await browser.IsSignedInAsync());
        Assert.Equal("/account/sign-in", (await app.Browse().SignInAsync("nat@example.com")).Path);
        var left = await app.ReadAsync(0, db => db.Users.SingleAsync(p => p.Id == app.Companies.Nobody.Id));
        Assert.Equal(("Nat Nobody", null, null, null), (left.DisplayName, left.Email, left.NormalizedEmail, left.PasswordHash));
    }

    [Fact]
    public async Task Whoever_is_a_member_somewhere_is_removed_there_first()
    {
        var browser = await app.SignInAsync(app.Companies.Viewer);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/account/delete")).Status);
    }
}
