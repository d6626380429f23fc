using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>Which requests count as costly, where one a minute is all that anybody may have.</summary>
public sealed class CostlyTests(CostlyTests.Strict strict) : IClassFixture<CostlyTests.Strict>
{
    private readonly ScoredCompany company = strict.Company;

    /// <summary>A company in which everybody has one of each a minute, and whose administrators come from one address each.</summary>
    public sealed class Strict : IAsyncLifetime
    {
        private long next = 90_801;

        public ScoredCompany Company { get; } =
            new()
            {
                App = new()
                {
                    Host = host =>
                    {
                        foreach (var limit in Limit.All.Where(limit => limit.By == Limit.Counting.PerMinute))
                            host.UseSetting(limit.Setting, "1");
                        host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, SenderHeader>());
                    },
                },
            };

        public Task InitializeAsync() => Company.InitializeAsync();

        public Task DisposeAsync() => Company.DisposeAsync();

        /// <summary>Another administrator, who has asked for nothing yet.</summary>
        public async Task<TestBrowser> SignInAnotherAsync()
        {
            var id = next++;
            var person = new Person(id, $"Adam Admin {id}", $"adam{id}@vireo.example");
            var browser = await Company.App.SignInAsync(await Company.App.AddAsync(person, Company.World.Unit("ORG"), Role.Administrator));
            return SenderHeader.From(browser, $"198.51.100.{id - 90_800}");
        }
    }

    [Theory]
    [InlineData("GET", "{unit}/what-if")]
    [InlineData("POST", "{unit}/what-if?handler=Try")]
    [InlineData("GET", "/search?q=run")]
    [InlineData("GET", "/search?handler=Hits&q=run")]
    [InlineData("GET", "/kpis?export=xlsx")]
    [InlineData("GET", "/kpis?export=csv")]
    [InlineData("GET", "{unit}/briefing")]
    [InlineData("GET", "{unit}/briefing?handler=Workbook")]
    [InlineData("GET", "{template}?handler=Zip")]
    [InlineData("POST", "/import")]
    [InlineData("POST", "/templates/bring")]
    [InlineData("POST", "/evidence/discovery?handler=start")]
    [InlineData("POST", "/account/password")]
    [InlineData("POST", "/account/sign-in")]
    public async Task The_second_in_a_minute_is_refused(string method, string address)
    {
        var browser = await strict.SignInAnotherAsync();

        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await AskAsync(browser, method, address)).StatusCode);
        var refused = await AskAsync(browser, method, address);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("GET", "/kpis")]
    [InlineData("GET", "/import")]
    [InlineData("POST", "/import?handler=Cancel")]
    [InlineData("GET", "/evidence/discovery?handler=Progress")]
    [InlineData("GET", "/account/password")]
    public async Task What_costs_little_is_not_counted(string method, string address)
    {
        var browser = await strict.SignInAnotherAsync();

        for (var i = 0; i < 5; i++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await AskAsync(browser, method, address)).StatusCode);
    }

    [Fact]
    public async Task What_was_typed_stays_and_can_be_sent_again()
    {
        var browser = await strict.SignInAnotherAsync();
        var form = (await browser.GetAsync($"{company.UnitPath("OPS")}/what-if?period=2026-09"))
            .Form("[data-what-if]")
            .Type("Name", "A good year");

        var page = await form.SubmitTo("?period=2026-09&handler=Keep");

        Assert.Equal((HttpStatusCode.TooManyRequests, "This was asked for too often"), (page.Status, page.Heading));
        Assert.Equal("A good year", page.Form()["Name"]);
        Assert.Equal(
            $"{company.UnitPath("OPS")}/what-if?period=2026-09&handler=Keep",
            page.Document.QuerySelector("main form")!.GetAttribute("action")
        );
    }

    [Fact]
    public async Task A_script_gets_a_sentence()
    {
        var browser = await strict.SignInAnotherAsync();
        browser.Client.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");
        await browser.Client.GetAsync("/search?q=run");

        Assert.Equal("This was asked for too often.", await (await browser.Client.GetAsync("/search?q=run")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Others_of_the_organization_are_not_held_up()
    {
        for (var person = 0; person < 2; person++)
            Assert.Equal(HttpStatusCode.OK, (await (await strict.SignInAnotherAsync()).GetAsync("/search?q=run")).Status);
    }

    private async Task<HttpResponseMessage> AskAsync(TestBrowser browser, string method, string address)
    {
        var filled = address
            .Replace("{unit}", company.UnitPath("OPS"), StringComparison.Ordinal)
            .Replace("{template}", $"/templates/saved/{ScoredCompany.Id(ScoredCompany.SavedTemplate)}", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new(method), filled);
        if (HttpMethods.IsPost(method))
            request.Content = new FormUrlEncodedContent([]);
        return await browser.Client.SendAsync(request);
    }
}
