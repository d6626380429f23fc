using Scorecard.Domain;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Tests.Initiatives;

/// <summary>FETE of NORTH began on 1 May 2026 and serves VISITS, of which a year of values lies before.</summary>
public sealed class InitiativeEffectPageTests : IAsyncLifetime
{
    private static readonly decimal[] Before = [10, 12, 11, 13, 10, 12, 14, 11, 12, 10, 13, 12];

    private TestApp App { get; } = new();

    private string Path => $"/initiatives/{PublicIds.Format(71_001)}";

    private string KpiPath => $"/kpis/{PublicIds.Format(App.Companies.Acme.Kpi("VISITS").Id)}";

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        var acme = App.Companies.Acme;
        await App.WriteAsync(
            acme.Model.Organization.Id,
            db =>
            {
                var fete = new Initiative(71_001, acme.Unit("NORTH"), "FETE", new("FETE", new(2026, 5, 1), new(2026, 12, 31)));
                fete.Serve([], [acme.Kpi("VISITS"), acme.Kpi("IDEAS")]);
                fete.Report(InitiativeStatus.OnTrack, 0.5m, 1000, null);
                db.Add(fete);
                return Task.CompletedTask;
            }
        );
    }

    public async Task DisposeAsync() => await ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task A_shift_is_said_with_its_size_its_interval_and_what_a_point_of_score_cost()
    {
        var page = await AfterAsync(19, 20, 21, 19, 21);

        Assert.Contains("Shifted the right way: +8.3 visits since May 2026 (95% between 7 and 9.6)", page.Words, StringComparison.Ordinal);
        // From 0 at 0 to 100 at 40 visits: 8.3 visits are 20.8 points.
        Assert.Contains("A point of score cost 48 so far.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Mean score +20.8 since it began", page.Words, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("svg line.start"));
        Assert.Equal(2, page.Document.QuerySelectorAll("svg line.limit").Length);
        Assert.Contains("+8.3 visits, shift confirmed", (await ReadAsync(KpiPath)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_shift_nothing_is_claimed()
    {
        var page = await AfterAsync(12, 11, 13, 12, 10, 13);
        Assert.Contains("Too early to tell: 2 more values", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("A point of score cost", page.Words, StringComparison.Ordinal);
        Assert.Contains("too early to tell", (await ReadAsync(KpiPath)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_may_not_see_is_not_told()
    {
        await AfterAsync(19, 20, 21, 19, 21);
        var page = await (await App.SignInAsync(App.Companies.PlantViewer)).GetAsync(Path);

        Assert.DoesNotContain("IDEAS", page.Words, StringComparison.Ordinal);
        Assert.Contains("VISITS", page.Words, StringComparison.Ordinal);
        Assert.Contains("No values yet", (await ReadAsync(Path)).Words, StringComparison.Ordinal);
    }

    private async Task<TestPage> AfterAsync(params decimal[] after)
    {
        var first = new DateOnly(2025, 5, 1);
        foreach (var (value, i) in Before.Concat(after).Select((v, i) => (v, i)))
            await App.RecordAsync(
                App.Companies.Acme.Kpi("VISITS"),
                first.AddMonths(i).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
                value
            );
        return await ReadAsync(Path);
    }

    private async Task<TestPage> ReadAsync(string path) => await (await App.SignInAsync(App.Companies.Administrator)).GetAsync(path);
}
