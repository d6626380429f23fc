using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Scorecard.Web.Tests.Hosting;

public sealed class PagesInGeneralTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly HttpClient client = app.WithWebHostBuilder(host =>
            host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, Failure>())
        )
        .CreateClient();

    [Fact]
    public async Task The_process_says_that_it_lives() => Assert.Equal("ok", await client.GetStringAsync("/healthz"));

    [Theory]
    [InlineData("/css/site.css")]
    [InlineData("/lib/icons.svg")]
    [InlineData("/lib/chart.js/chart.umd.min.js")]
    [InlineData("/lib/inter/inter-latin-wght-normal.woff2")]
    [InlineData("/Scorecard.Web.styles.css")]
    public async Task Static_files_are_served(string path) => Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path)).StatusCode);

    [Theory]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound, "There is nothing here")]
    [InlineData("POST", "/nowhere", HttpStatusCode.NotFound, "There is nothing here")]
    [InlineData("GET", "/error", HttpStatusCode.NotFound, "There is nothing here")]
    [InlineData("GET", "/error/500", HttpStatusCode.NotFound, "There is nothing here")]
    [InlineData("GET", Failure.Path, HttpStatusCode.InternalServerError, "Something went wrong on our side")]
    [InlineData("POST", Failure.Path, HttpStatusCode.InternalServerError, "Something went wrong on our side")]
    public async Task A_failure_keeps_its_status_and_says_it_in_plain_words(
        string method,
        string path,
        HttpStatusCode status,
        string heading
    )
    {
        var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Equal((status, heading), (response.StatusCode, page.QuerySelector("h1")!.TextContent));
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotContain(
            page.All,
            element => element.HasAttribute("style") || (element.LocalName == "script" && element.TextContent.Length > 0)
        );
    }

    [Fact]
    public async Task An_unexpected_failure_gives_a_reference_and_no_detail()
    {
        var html = await (await client.GetAsync(Failure.Path)).Content.ReadAsStringAsync();

        Assert.NotEmpty(new HtmlParser().ParseDocument(html).QuerySelector("p .num")!.TextContent);
        Assert.DoesNotContain(Failure.Secret, html, StringComparison.Ordinal);
    }

    private sealed class Failure : IStartupFilter
    {
        public const string Path = "/fails";
        public const string Secret = "the password is swordfish";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                next(app);
                app.Map(Path, branch => branch.Run(_ => throw new InvalidOperationException(Secret)));
            };
    }
}
