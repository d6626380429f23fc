using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Hosting;
using Scorecard.TestData;
using Scorecard.Web.Hosting;
using Scorecard.Web.Tests.Api;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>How much of what is costly one may have, as it is without a setting.</summary>
public sealed class LimitTests : IAsyncLifetime, IDisposable
{
    private const string SignIn = "/account/sign-in";

    private readonly TestApp app = new()
    {
        Host = host =>
        {
            host.PutBackLimits();
            host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, SenderHeader>());
        },
    };

    public Task InitializeAsync() => app.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)app).DisposeAsync();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task An_address_signs_in_120_times_a_minute_and_others_are_not_held_up()
    {
        var office = From("198.51.100.7");
        for (var i = 0; i < 120; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await office.PostAsync(SignIn, [])).Status);

        var refused = await office.Client.PostAsync(SignIn, new FormUrlEncodedContent([]));
        var page = await office.PostAsync(SignIn, [new("Input.Email", "una@example.com"), new("Input.Password", "typed")]);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("This was asked for too often", page.Heading);
        Assert.Contains("Nothing was saved. Wait for a minute and send it again.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("typed", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await office.PostAsync("/account/welcome", [])).Status);
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(SignIn)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await From("198.51.100.8").PostAsync(SignIn, [])).Status);
    }

    [Fact]
    public async Task A_program_that_calls_too_often_is_told_in_a_problem_and_in_headers_when_to_come_back()
    {
        var program = await app.CallAsync(app.Companies.Viewer, app.Companies.Acme.Model.Organization.Id);
        var calls = 0;
        HttpResponseMessage answer;
        do
        {
            answer = await program.GetAsync("/api/v1/token");
            calls++;
        } while (answer.StatusCode == HttpStatusCode.OK && calls < 1_300);

        Assert.Contains("Too many calls", await answer.ProblemAsync(429), StringComparison.Ordinal);
        var reset = Header("RateLimit-Reset");
        Assert.InRange(reset, 1, 60);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, reset, reset + 1);
        Assert.Equal((600, 0), (Header("RateLimit-Limit"), Header("RateLimit-Remaining")));
        Assert.Equal("\"calls\";q=600;w=60", answer.Headers.GetValues("RateLimit-Policy").Single());
        Assert.InRange(calls, 601, 1_300);

        int Header(string name) => int.Parse(answer.Headers.GetValues(name).Single(), CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_network_of_IPv6_counts_as_one_address()
    {
        for (var i = 0; i < 120; i++)
            await From(string.Create(CultureInfo.InvariantCulture, $"2001:db8:1:2::{i:x}")).PostAsync(SignIn, []);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await From("2001:db8:1:2:3:4:5:6").PostAsync(SignIn, [])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await From("2001:db8:1:3::1").PostAsync(SignIn, [])).Status);
    }

    [Fact]
    public async Task A_form_that_comes_in_slowly_holds_up_nobody()
    {
        using var slow = new EndlessForm();
        var endless = Enumerable.Range(0, 8).Select(i => From($"198.51.100.{i}").Client.PostAsync(SignIn, slow)).ToList();
        await slow.Begun;

        var quick = From("198.51.100.9").PostAsync(SignIn, []);

        Assert.Equal(HttpStatusCode.BadRequest, (await quick.WaitAsync(TimeSpan.FromMinutes(1))).Status);
        Assert.All(endless, sending => Assert.False(sending.IsCompleted));
        slow.End();
        await Task.WhenAll(endless);
    }

    [Fact]
    public async Task A_person_changes_a_password_20_times_a_minute()
    {
        var browser = await app.SignInAsync(app.Companies.Viewer);
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/account/password", [])).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.PostAsync("/account/password", [])).Status);
        var other = await app.SignInAsync(app.Companies.PlantViewer);
        Assert.Equal(HttpStatusCode.BadRequest, (await other.PostAsync("/account/password", [])).Status);
    }

    /// <summary>Says that it is a form, and keeps the rest for itself.</summary>
    private sealed class EndlessForm : HttpContent
    {
        private readonly TaskCompletionSource begun = new();
        private readonly TaskCompletionSource end = new();

        public EndlessForm() => Headers.ContentType = new("application/x-www-form-urlencoded");

        public Task Begun => begun.Task;

        public void End() => end.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("Input.Email=una"u8.ToArray());
            await stream.FlushAsync();
            begun.TrySetResult();
            await end.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private TestBrowser From(string address) => SenderHeader.From(app.Browse(), address);
}
