using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.People;

namespace Scorecard.Web.Tests.Account;

public sealed class WelcomeTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Gone = "This link does not work any more";

    [Fact]
    public async Task A_link_lets_the_person_choose_a_password_once()
    {
        var link = await LinkAsync(app.Companies.Viewer);
        var browser = app.Browse();

        var welcome = await browser.GetAsync(link);
        Assert.Equal("Welcome, Vic Viewer", welcome.Heading);
        var inside = await welcome.Form().Type("Input.Password", "nine ladies dancing").SubmitAsync();

        Assert.Equal(app.Companies.HomeOf("ORG"), inside.Path);
        Assert.True(await browser.IsSignedInAsync());
        Assert.Equal(app.Companies.HomeOf("ORG"), (await app.Browse().SignInAsync("vic@example.com", "nine ladies dancing")).Path);
        Assert.Equal(Gone, (await app.Browse().GetAsync(link)).Heading);
    }

    [Fact]
    public async Task A_short_password_is_refused_and_the_link_still_works()
    {
        var link = await LinkAsync(app.Companies.Administrator);

        var page = await (await app.Browse().GetAsync(link)).Form().Type("Input.Password", "short").SubmitAsync();

        Assert.Contains("Write at least 12 characters", page.Problems, StringComparison.Ordinal);
        Assert.Equal("Welcome, Ada Admin", page.Heading);
    }

    [Fact]
    public async Task A_link_opens_only_for_its_own_person_and_whole()
    {
        var link = await LinkAsync(app.Companies.Administrator);
        var ada = PublicIds.Format(app.Companies.Administrator.Id);

        Assert.Equal(
            Gone,
            (
                await app.Browse().GetAsync(link.Replace(ada, PublicIds.Format(app.Companies.SalesManager.Id), StringComparison.Ordinal))
            ).Heading
        );
        Assert.Equal(Gone, (await app.Browse().GetAsync(link[..^5])).Heading);
        Assert.Equal(Gone, (await app.Browse().GetAsync($"{link}!!")).Heading);
        Assert.Equal(Gone, (await app.Browse().GetAsync($"/account/welcome?person={ada}")).Heading);
        Assert.Equal(Gone, (await app.Browse().GetAsync("/account/welcome")).Heading);
    }

    [Fact]
    public async Task A_link_that_has_become_too_old_while_the_page_was_open_changes_nothing()
    {
        var page = await app.Browse().GetAsync(await LinkAsync(app.Companies.NorthUpdater));
        var options = app.Services.GetRequiredService<IOptions<DataProtectionTokenProviderOptions>>().Value;
        Assert.Equal(TimeSpan.FromDays(7), options.TokenLifespan);
        try
        {
            options.TokenLifespan = TimeSpan.Zero;

            Assert.Equal(Gone, (await page.Form().Type("Input.Password", "nine ladies dancing").SubmitAsync()).Heading);
        }
        finally
        {
            options.TokenLifespan = TimeSpan.FromDays(7);
        }
        Assert.Equal("/account/sign-in", (await app.Browse().SignInAsync("una@example.com", "nine ladies dancing")).Path);
    }

    private Task<string> LinkAsync(Person person) => app.LinkAsync(person);
}
