using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scorecard.Domain;
using Scorecard.Web.Hosting;
using Scorecard.Web.Tests.Faults;

namespace Scorecard.Web.Tests.Garbage;

/// <summary>What was typed does not get into a log, nor does it forge or flood one.</summary>
public sealed class LogFloodTests : IAsyncLifetime, IDisposable
{
    private readonly LogBook log = new();
    private readonly TestApp app;

    public LogFloodTests() =>
        app = new()
        {
            Database = options => options.AddInterceptors(new Talkative()),
            Host = host => host.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(log)),
        };

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_failed_request_is_one_short_entry_without_what_was_typed()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var edit = await browser.GetAsync($"/units/{PublicIds.Format(app.Companies.Acme.Unit("SALES").Id)}/edit");
        log.Clear();

        var page = await edit.Form().Type("Input.Description", $"{Talkative.Word} {new string('z', 1500)}").SubmitAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Contains(page.Document.QuerySelector("b.num")!.TextContent, Assert.Single(log.Entries).Words, StringComparison.Ordinal);
        var lines = Assert.Single(log.Failures).Split('\n');
        // The journal shortens what it keeps, which ends with a mark of its own.
        Assert.Contains(
            lines,
            line =>
                line.Contains(
                    "InvalidOperationException: The value …… is odd\\u000d\\u000afail: forged\\u001b[31m",
                    StringComparison.Ordinal
                )
        );
        Assert.DoesNotContain(
            lines,
            line => line.Contains(Talkative.Word, StringComparison.Ordinal) || line.Contains("zzz", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(lines, line => line.StartsWith("fail:", StringComparison.Ordinal) || line.Length > 1000);
        Assert.Contains(lines, line => line.Contains("at Scorecard.Web.Pages.Units.", StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_an_entry_or_its_scope_says_is_a_line()
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Someone");
        var typed = $"a\r\nb\u001b\u2028\u202e{new string('x', 70_000)}";
        log.Clear();

        using (logger.BeginScope("Scope {Typed}", typed))
            logger.LogError(new InvalidOperationException("Outer", new FormatException(typed)), "Said {Typed}", typed);

        var words = Assert.Single(log.Entries).Words;
        Assert.StartsWith("Said a\\u000d\\u000ab\\u001b\\u2028\\u202exxx", words, StringComparison.Ordinal);
        Assert.Contains(" => Scope a\\u000d\\u000ab", words, StringComparison.Ordinal);
        Assert.InRange(words.Length, 1000, 1200);
        var failure = Assert.Single(log.Failures);
        Assert.Contains(" ---> System.FormatException: a\\u000d\\u000ab", failure, StringComparison.Ordinal);
        Assert.InRange(failure.Length, 500, 1000);
    }

    [Theory]
    [InlineData("Zebra 1.5 %", "Zebra 1.5 %")]
    [InlineData("a\tb\0\u0085", "a\\u0009b\\u0000\\u0085")]
    public void A_line_is_what_was_said_with_its_control_characters_written_out(string said, string line) =>
        Assert.Equal(line, TypedText.Line(said));

    /// <summary>A driver that repeats what it was given.</summary>
    private sealed class Talkative : DbCommandInterceptor
    {
        public const string Word = "Quetzalcoatlus";

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            foreach (var value in command.Parameters.Cast<DbParameter>().Select(p => p.Value).OfType<string>())
                if (value.StartsWith(Word, StringComparison.Ordinal))
                    throw new InvalidOperationException(
                        string.Concat(Enumerable.Repeat($"The value {value} is odd\r\nfail: forged\u001b[31m ", 50))
                    );
            return ValueTask.FromResult(result);
        }
    }
}
