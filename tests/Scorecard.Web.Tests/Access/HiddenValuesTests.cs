using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Scorecard.Domain.Scoring;

namespace Scorecard.Web.Tests.Access;

/// <summary>
/// Rea may not see VAULT, whose objective HOARD contributes to GROW, and whose COST-VAULT feeds COST. In the twin company every value of
/// COST-VAULT is another, as far from its step as the true one, on the other side.
/// </summary>
public sealed class HiddenValuesTests : IAsyncLifetime
{
    private const double Step = 10;

    private static readonly string[] Months = [.. Enumerable.Range(0, 22).Select(m => $"{2025 + m / 12}-{1 + m % 12:00}")];
    private static readonly string[] Seen = ["REVENUE", "COST", "DELIGHT", "COST-OPS", "PUNCTUALITY"];

    private readonly ScoredCompany company = new();
    private readonly ScoredCompany twin = new() { Instead = (kpi, value) => kpi == "COST-VAULT" ? Other(value) : value };

    public async Task InitializeAsync()
    {
        await company.InitializeAsync();
        await twin.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await company.DisposeAsync();
        await twin.DisposeAsync();
    }

    [Fact]
    public async Task No_page_and_no_file_tells_apart_values_that_count_the_same()
    {
        var of = ScoredCompany.Id(company.World.Kpi("COST").Id);
        string[] from =
        [
            "/",
            "/kpis",
            "/evidence",
            "/health-check",
            .. Months
                .Where((_, i) => i % 4 == 0)
                .Append("2025-Q1")
                .Append("2025-H1")
                .Append("2025")
                .Append("2026-10&to-date=yes")
                .SelectMany(month =>
                    new[]
                    {
                        $"{company.UnitPath("ORG")}?{month}&period={month}",
                        $"{company.ObjectivePath("GROW")}?{month}&period={month}",
                        $"{company.KpiPath("COST")}?{month}&period={month}",
                        $"{company.UnitPath("ORG")}/moved?{month}&by=cause&kpi={of}&period={month}",
                    }
                ),
        ];
        var opened = await new Colleague(await company.App.SignInAsync(company.Reader)).OpenAllAsync(from, IsPassed);
        var ofTwin = await new Colleague(await twin.App.SignInAsync(twin.Reader)).OpenAllAsync(from, IsPassed);

        Assert.True(opened.Count > 250, $"Only {opened.Count} pages and files were opened.");
        foreach (
            var kind in new[]
            {
                "/what-if",
                "/moved",
                "/heat-map",
                "/briefing",
                "/compare",
                "/cascade",
                "/map",
                "export=csv",
                "export=xlsx",
            }
        )
            Assert.Contains(opened.Keys, path => path.Contains(kind, StringComparison.Ordinal));
        Assert.Equal(opened.Keys, ofTwin.Keys);
        Assert.All(opened, page => Assert.Equal(page.Value, ofTwin[page.Key]));
        // Who may see the values is shown them, so the two are apart.
        var path = $"{company.KpiPath("COST")}?export=csv";
        var chief = await company.App.SignInAsync(company.Chief);
        Assert.NotEqual(
            await chief.Client.GetStringAsync(path),
            await (await twin.App.SignInAsync(twin.Chief)).Client.GetStringAsync(path)
        );
    }

    [Fact]
    public async Task No_supposition_tells_them_apart_either()
    {
        var (here, there) = (await company.App.SignInAsync(company.Reader), await twin.App.SignInAsync(twin.Reader));
        var chance = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var weights = Seen.Select(_ =>
                    i == 0 ? "0"
                    : chance.Next(3) == 0 ? "0"
                    : $"{chance.Next(1000)}"
                )
                .ToList();
            var values = Seen.Select(kpi => i == 0 || kpi == "COST" ? "" : $"{chance.Next(200)}").ToList();
            var month = Months[i % Months.Length];
            Assert.Equal(
                await SupposeAsync(company, here, month, weights, values),
                await SupposeAsync(twin, there, month, weights, values)
            );
        }
    }

    [Fact]
    public async Task Whatever_a_solver_makes_of_it_is_what_hidden_values_count_as_and_not_what_they_are()
    {
        var (here, there) = (await EquationsAsync(company), await EquationsAsync(twin));

        // Three for each month: a file less what is seen in it, a score less what is seen in it, everything seen without weight.
        Assert.Equal(3 * Months.Length, here.Count);
        Assert.Equal(here, there);
        foreach (var (month, isScore, factor, sum, within) in here)
        {
            var value = (double)Reported(month);
            var counts = isScore ? RoughScore(value) : Rough(value);
            Assert.InRange(Math.Abs(sum / factor - counts), 0, within / factor + 1e-6);
            // The same equation holds for two truths that are this far apart, so neither is determined.
            var (one, other) = isScore ? (Score(value), Score((double)Other((decimal)value))) : (value, (double)Other((decimal)value));
            Assert.True(Math.Abs(one - other) >= (isScore ? 0.48 * Step * 100 / 70 : 0.48 * Step), month);
        }
    }

    [Fact]
    public async Task Nothing_hidden_is_counted_and_all_that_moved_it_is_one_part()
    {
        var path = company.UnitPath("ORG");
        var (reader, chief) = (await company.App.SignInAsync(company.Reader), await company.App.SignInAsync(company.Chief));
        var (kpis, all) = (
            KpiCount.Of(company.World.Book, company.World.Node("ORG"), company.World.Window("2025-03")),
            await CountAsync(chief)
        );
        Assert.Equal(all - 1, await CountAsync(reader));
        Assert.Equal(kpis.Total, all);
        Assert.Contains("Private", (await reader.GetAsync($"{path}/moved?period=2025-03&by=cause")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Private", (await chief.GetAsync($"{path}/moved?period=2025-03&by=cause")).Words, StringComparison.Ordinal);
        Assert.Contains("2 KPIs moved", await MovedAsync(reader), StringComparison.Ordinal);
        Assert.Contains("3 KPIs moved", await MovedAsync(chief), StringComparison.Ordinal);
        Assert.Contains("For you it counts rounded", (await reader.GetAsync(path)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("For you it counts rounded", (await chief.GetAsync(path)).Words, StringComparison.Ordinal);

        async Task<string> MovedAsync(TestBrowser browser) =>
            (await browser.GetAsync($"{path}/moved?period=2025-03&by=objective"))
                .Document.QuerySelectorAll(".story tr")
                .Single(row => row.QuerySelector(".tw")?.TextContent.Contains("GROW", StringComparison.Ordinal) == true)
                .TextContent;

        async Task<int> CountAsync(TestBrowser browser)
        {
            var words = (await browser.GetAsync($"{path}?period=2025-03")).Document.QuerySelector("[data-live=summary]")!.TextContent;
            return int.Parse(words.Split("of ").Select(w => w.Split(" KPI")).First(w => w.Length > 1)[0], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>A sum of what somebody saw: the factor times what is hidden in a month, its value or its score.</summary>
    /// <param name="Within">How exactly the sum was shown.</param>
    private sealed record Equation(string Month, bool IsScore, double Factor, double Sum, double Within);

    /// <summary>All that the reader's pages and files say of what is hidden, each as it stands there.</summary>
    private static async Task<List<Equation>> EquationsAsync(ScoredCompany of)
    {
        var browser = await of.App.SignInAsync(of.Reader);
        var cost = await TableAsync(browser, $"{of.KpiPath("COST")}?export=csv");
        var ops = await TableAsync(browser, $"{of.KpiPath("COST-OPS")}?export=csv");
        var equations = new List<Equation>();
        foreach (var month in Months)
        {
            equations.Add(new(month, false, 1, Number(cost, month, "value") - Number(ops, month, "value"), 1e-6));
            var made = await TableAsync(browser, $"{of.ObjectivePath("GROW")}?export=csv&table=score&period={month}");
            var seen = new[] { "REVENUE", "COST" }.Sum(kpi => Number(made, kpi, "Score") * Number(made, kpi, "Weight"));
            equations.Add(new(month, true, Number(made, "A private objective", "Weight"), Number(made, "Score", "Score") - seen, 1e-6));
            var supposed = new HtmlParser().ParseDocument(await SupposeAsync(of, browser, month, [.. Seen.Select(_ => "0")], []));
            var row = supposed.QuerySelectorAll("tr").Single(r => r.QuerySelector("th")?.TextContent == "GROW");
            equations.Add(new(month, true, 1, double.Parse(row.QuerySelectorAll("td")[1].TextContent, CultureInfo.InvariantCulture), 0.05));
        }
        return equations;
    }

    private static async Task<List<Dictionary<string, string>>> TableAsync(TestBrowser browser, string path)
    {
        var lines = (await browser.Client.GetStringAsync(path)).TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var heads = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => heads.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static double Number(List<Dictionary<string, string>> table, string row, string column) =>
        double.Parse(table.Single(r => r.Values.First() == row)[column], CultureInfo.InvariantCulture);

    /// <summary>The answer to a supposition about everything that the reader sees; an empty text leaves something as it is.</summary>
    private static async Task<string> SupposeAsync(
        ScoredCompany of,
        TestBrowser browser,
        string month,
        List<string> weights,
        IReadOnlyList<string> values
    )
    {
        var path = $"{of.UnitPath("ORG")}/what-if?period={month}";
        var page = await browser.GetAsync(path);
        var fields = page.Form("[data-what-if]").Fields.Where(f => !f.Key.StartsWith("Input.", StringComparison.Ordinal)).ToList();
        for (var i = 0; i < Seen.Length; i++)
        {
            fields.Add(new($"Input.Rows[{i}].Kpi", ScoredCompany.Id(of.World.Kpi(Seen[i]).Id)));
            fields.Add(new($"Input.Rows[{i}].Weight", weights[i]));
            fields.Add(new($"Input.Rows[{i}].Value", values.ElementAtOrDefault(i) ?? ""));
        }
        using var answer = await browser.Client.PostAsync($"{path}&handler=Try", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Colleague.Lasting(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>
    /// Of all the teams one is enough, and of workbooks, which hold the same rows as CSV, those about the top; the pages of an account say
    /// when and where it signed in.
    /// </summary>
    private bool IsPassed(string path) =>
        path.StartsWith("/account", StringComparison.Ordinal)
        || (path.Contains("export=xlsx", StringComparison.Ordinal) && !path.StartsWith(company.UnitPath("ORG"), StringComparison.Ordinal))
        || Enumerable
            .Range(2, 34)
            .SelectMany(i =>
                new[] { company.UnitPath($"YARD{i:00}"), company.ObjectivePath($"KEEP{i:00}"), company.KpiPath($"TIDY{i:00}") }
            )
            .Any(of => path.Contains(of.Split('/')[^1], StringComparison.Ordinal));

    private decimal Reported(string month) => (decimal)company.World.Figure("COST-VAULT", month).Value;

    /// <summary>Another value that counts the same.</summary>
    private static decimal Other(decimal value)
    {
        var counts = (decimal)Rough((double)value);
        return counts + (value > counts ? -4.9m : 4.9m);
    }

    private static double Rough(double value) => Math.Round(value / Step) * Step;

    private static double Score(double value) => Math.Clamp((80 - value) / (80 - 10) * 100, 0, 100);

    private static double RoughScore(double value) => Rough(Score(Rough(value)));
}
