using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Tests.Evidence.Reporting;

/// <summary>VISITS of NORTH was corrected half a day before it was due, twelve months in a row.</summary>
public sealed class ReportingPageTests : IAsyncLifetime
{
    private TestApp App { get; } = new();

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        var acme = App.Companies.Acme;
        await App.WriteAsync(
            acme.Model.Organization.Id,
            async db =>
            {
                var kpi = await db.Kpis.SingleAsync(k => k.Id == acme.Kpi("VISITS").Id);
                for (var month = 0; month < 12; month++)
                {
                    var period = acme.Calendar.Shift(acme.Period("2025-10"), month);
                    var due = period.End.AddDays(1 + kpi.DueDays).ToDateTime(default, DateTimeKind.Utc);
                    var first = kpi.Record(
                        period,
                        MeasuredValue.Of(20 + month),
                        null,
                        null,
                        acme.Calendar,
                        null,
                        new(2026, 11, 12),
                        due.AddDays(-8),
                        null
                    );
                    db.AddRange(
                        first,
                        kpi.Record(
                            period,
                            MeasuredValue.Of(25 + month),
                            null,
                            first,
                            acme.Calendar,
                            null,
                            new(2026, 11, 12),
                            due.AddDays(-0.5),
                            null
                        )
                    );
                }
            }
        );
    }

    public async Task DisposeAsync() => await ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task The_head_above_sees_the_pattern_in_neutral_words()
    {
        var page = await (await App.SignInAsync(App.Companies.SalesManager)).GetAsync("/evidence/reporting");

        Assert.Contains(
            "Corrections come in the last tenth of the time before a value is due more often than before: 12 of 12, p under 0.0001. It may have a good reason",
            page.Words,
            StringComparison.Ordinal
        );
        Assert.Contains("By chance about 1.2 of 12.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_elsewhere_sees_the_page_and_not_this()
    {
        var page = await (await App.SignInAsync(App.Companies.OpsManager)).GetAsync("/evidence/reporting");

        Assert.Contains("Too few values yet", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("VISITS", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reports_and_who_only_reads_is_refused()
    {
        foreach (var person in new[] { App.Companies.NorthUpdater, App.Companies.Viewer })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await App.SignInAsync(person)).GetAsync("/evidence/reporting")).Status);
    }
}
