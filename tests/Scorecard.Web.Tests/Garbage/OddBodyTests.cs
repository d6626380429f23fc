using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scorecard.Domain;
using Scorecard.Web.Tests.Faults;

namespace Scorecard.Web.Tests.Garbage;

/// <summary>Requests that no browser sends, over the wire: each is answered with the sender's fault, and none stands in the log.</summary>
public sealed class OddBodyTests : IClassFixture<OddBodyTests.Listening>
{
    private const string Token = "__RequestVerificationToken";

    private readonly LogBook log;
    private readonly TestApp app;

    public OddBodyTests(Listening listening)
    {
        (app, log) = (listening.App, listening.Log);
        log.Clear();
    }

    /// <summary>The application on a port, with what it logs. Nothing that is refused changes it.</summary>
    public sealed class Listening : IAsyncLifetime
    {
        public Listening() =>
            App = new() { Host = host => host.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(Log)) };

        public TestApp App { get; }

        internal LogBook Log { get; } = new();

        public async Task InitializeAsync()
        {
            App.UseKestrel(0);
            await App.InitializeAsync();
        }

        public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();
    }

    public static TheoryData<string, string> Bodies =>
        new()
        {
            { "multipart/form-data", "x" },
            { "multipart/form-data; boundary=", "x" },
            { "multipart/form-data; boundary=\"\"", "--\r\n\r\n" },
            { $"multipart/form-data; boundary={new string('b', 300)}", $"--{new string('b', 300)}\r\n" },
            { "multipart/form-data; boundary=b", "no part" },
            { "multipart/form-data; boundary=b", $"--b\r\nContent-Disposition: form-data; name=\"{Token}\"\r\n\r\ncut" },
            { "multipart/form-data; boundary=b", $"--b\r\nContent-Disposition: {new string('x', 50_000)}\r\n\r\ny\r\n--b--\r\n" },
            { "multipart/form-data; boundary=b", $"--b\r\n{string.Concat(Enumerable.Repeat("X: y\r\n", 500))}\r\ny\r\n--b--\r\n" },
            { "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: ;;;=\0\r\n\r\ny\r\n--b--\r\n" },
            {
                "multipart/form-data; boundary=b",
                $"--b\r\nContent-Disposition: form-data; name=\"{Token}\"\r\n\r\n{new string('x', 70_000)}\r\n--b--"
            },
            { "application/json", new string('[', 1000) + new string(']', 1000) },
            { "text/plain", "Input.Name=x" },
            { "application/x-www-form-urlencoded; charset=nonsense", "Input.Name=x" },
            { "application/x-www-form-urlencoded; charset=utf-7", "Input.Name=+ADw-" },
            { "application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 5000).Select(i => $"f{i}=1")) },
            { "application/x-www-form-urlencoded", new string('n', 10_000) + "=1" },
            { "application/x-www-form-urlencoded", string.Concat(Enumerable.Range(0, 200).Select(i => $"Input[{i}].x[{i}]=1&")) },
            { ";;;=,\"", "x" },
        };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_body_that_is_no_form_is_refused(string type, string body)
    {
        var browser = await BrowseAsync();
        var unit = PublicIds.Format(app.Companies.Acme.Unit("SALES").Id);
        foreach (
            var path in new[]
            {
                "/import",
                "/import?handler=Cancel",
                "/enter?handler=Value",
                "/account/sign-in",
                "/templates/bring",
                "/error/400",
                $"/units/{unit}/edit",
                $"/units/{unit}/what-if?handler=Try",
            }
        )
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await browser.PostAsync(path, content);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{path}: {(int)answer.StatusCode}");
        }
        AssertQuiet();
    }

    [Fact]
    public async Task A_cookie_that_is_none_of_ours_signs_nobody_in()
    {
        var names = (await app.CookieAsync(app.Companies.Administrator))
            .Split('=')[..1]
            .Concat(["organization", ".AspNetCore.Antiforgery.x", ".AspNetCore.Mvc.CookieTempDataProvider"]);
        foreach (var name in names)
        foreach (var value in new[] { "", "x", new string('A', 8000), "CfDJ8AAAA", "%00%0d%0a", "chunks-99999999", "chunks:-1", "\"" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
            request.Headers.TryAddWithoutValidation("Cookie", $"{name}={value}");
            using var client = new HttpClient { BaseAddress = app.ClientOptions.BaseAddress };
            using var answer = await client.SendAsync(request);
            Assert.Equal("/account/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
        }
        AssertQuiet();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("CfDJ8")]
    [InlineData("\0")]
    [InlineData("long")]
    public async Task A_token_that_is_none_of_ours_is_refused(string token)
    {
        var browser = await BrowseAsync();
        var sent = token == "long" ? new string('C', 70_000) : token;
        foreach (var path in new[] { "/account", "/import?handler=Cancel" })
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create(Token, sent)]);
            using var answer = await browser.PostAsync(path, form);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        AssertQuiet();
    }

    [Theory]
    [InlineData("GET /units/%FF%FE%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /% HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /units/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /kpis?q=\u001b[31m HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n")]
    [InlineData("\0\u0001\u0002\r\n\r\n")]
    [InlineData("POST /account/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /account/sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n")]
    public Task Bytes_that_are_no_request_are_refused(string bytes) => RefusedAsync(bytes);

    [Fact]
    public async Task Addresses_and_headers_without_end_are_refused()
    {
        await RefusedAsync($"GET /kpis?q={new string('q', 40_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await RefusedAsync($"GET /{new string('a', 7_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await RefusedAsync($"GET / HTTP/1.1\r\nHost: localhost\r\nX: {new string('x', 60_000)}\r\n\r\n");
        await RefusedAsync($"GET / HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Repeat("X: y\r\n", 500))}\r\n");
    }

    private async Task RefusedAsync(string bytes)
    {
        var address = app.ClientOptions.BaseAddress;
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes));
        using var reader = new StreamReader(stream);
        var first = await reader.ReadLineAsync() ?? "";

        Assert.Matches("^HTTP/1.1 (302|4[0-9][0-9]|505) ", first);
        Assert.Equal("ok", await new HttpClient { BaseAddress = address }.GetStringAsync("/healthz"));
        AssertQuiet();
    }

    /// <summary>What happens to forms is told, in a line each; nothing else of it is.</summary>
    private void AssertQuiet()
    {
        Assert.DoesNotContain(log.Entries, entry => !entry.Category.EndsWith(".SecurityLog", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Entries, entry => entry.Words.Length > 1500);
        Assert.Empty(log.Failures);
    }

    private async Task<HttpClient> BrowseAsync()
    {
        var cookies = new CookieContainer();
        cookies.SetCookies(app.ClientOptions.BaseAddress, await app.CookieAsync(app.Companies.Administrator));
        return new(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = app.ClientOptions.BaseAddress };
    }
}
