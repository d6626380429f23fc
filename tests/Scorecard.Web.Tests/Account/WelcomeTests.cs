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

    [Fact]
    public async Task A_link_leaves_the_address_at_once_and_another_beside_it_stays_what_it_is()
    {
        var browser = app.Browse();
        var first = await browser.GetAsync(await LinkAsync(app.Companies.SalesManager));
        var second = await browser.GetAsync(await LinkAsync(app.Companies.OpsManager));

        foreach (var page in new[] { first, second })
        {
            Assert.Matches("^/account/welcome\\?link=[0-9a-f]{16}$", page.Path);
            Assert.DoesNotContain("token=", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
        Assert.Equal(("Welcome, Max Manager", "Welcome, Olga Ops"), ((await first.AgainAsync()).Heading, second.Heading));
        await first.Form().Type("Input.Password", "ten lords leaping").SubmitAsync();
        Assert.True(await browser.IsSignedInAsync());
        Assert.Equal(Gone, (await app.Browse().GetAsync(first.Path)).Heading);
    }

    [Theory]
    [InlineData("0123456789abcdef", "%00%FF%3F")]
    [InlineData("0123456789abcdef", "%3Fperson=%FE&token=%00")]
    [InlineData("a b;c", "%3Fx")]
    public async Task What_stands_for_a_link_and_is_none_opens_nothing(string id, string cookie)
    {
        var client = app.CreateClient(new() { BaseAddress = TestBrowser.Home, HandleCookies = false });
        client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", $"link-{id}={cookie}");

        Assert.Equal(Gone, (await new TestBrowser(client).GetAsync($"/account/welcome?link={Uri.EscapeDataString(id)}")).Heading);
        Assert.Equal(Gone, (await new TestBrowser(client).GetAsync($"/account/welcome?token={new string('t', 9000)}")).Heading);
    }

    [Fact]
    public async Task An_address_with_a_token_leads_to_no_other_site()
    {
        var client = app.CreateClient(new() { BaseAddress = TestBrowser.Home, AllowAutoRedirect = false });

        var answer = await client.GetAsync(new Uri("https://localhost//evil.example/?token=1"));

        Assert.Equal("localhost", new Uri(TestBrowser.Home, answer.Headers.Location!).Host);
    }

    private Task<string> LinkAsync(Person person) => app.LinkAsync(person);
}
