using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.TestData;
using Scorecard.Web.People;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>People's own tables, mapped on screen by someone who uses only what the pages show; the next file of the kind needs no question.</summary>
public sealed class AnyFileTests(ChromiumOfAnEmptyInstallation chromium) : IClassFixture<ChromiumOfAnEmptyInstallation>
{
    [SkippableFact]
    public async Task Own_tables_arrive_by_mappings_made_on_screen_and_the_next_ones_by_themselves()
    {
        var (foreign, nhs) = (Files.Shared("data/foreign"), Files.Shared("data/nhs-ae"));
        Skip.If(foreign is null || nhs is null, "../shared/data is not here.");
        await using var ana = new Newcomer(await chromium.DesktopAsync());
        await SetUpAsync(ana);

        await SendAsync(
            ana,
            [.. new[] { "units.csv", "objectives.csv", "kpis.csv" }.Select(name => Payload(name, Path.Combine(nhs, name)))]
        );
        await ImportAsync(ana);
        var raw = WideNhs.Of(Path.Combine(nhs, "values.csv"));
        await NhsAsync(ana, raw);

        await WideMonthsAsync(ana, Path.Combine(foreign, "wide-months.csv"));
        await MappedAsync(ana, Path.Combine(foreign, "long-year-end.csv"), "Housing");
        await MappedAsync(ana, Path.Combine(foreign, "names-only.csv"), "Teams");
        await MappedAsync(ana, Path.Combine(foreign, "plan-act.csv"), "Sales");
        await CheckFourAsync();

        await NextMonthAsync(ana);
        Assert.Empty(ana.Errors);
    }

    private async Task SetUpAsync(Newcomer ana)
    {
        await ana.FollowAsync(chromium.App.Services.GetRequiredService<SetupLink>().Open());
        await ana.TypeAsync("Organization", "Brightwater");
        await ana.TypeAsync("Your name", "Ana Ferreira");
        await ana.TypeAsync("Work e-mail", "ana@brightwater.example");
        await ana.TypeAsync("Password", "river stone bread lamp");
        await ana.PressAsync("Set up and sign in");
        await Expect(ana.Page.GetByText("Brightwater is set up.")).ToBeVisibleAsync();
        await ana.FollowAsync("/admin/organization");
        await ana.ChooseAsync("Fiscal year starts in", "April");
        await ana.PressAsync("Save");
    }

    private async Task NhsAsync(Newcomer ana, string raw)
    {
        await SendAsync(ana, Payload("ae-providers.csv", Encoding.UTF8.GetBytes(raw)));
        await Expect(ana.Heading).ToHaveTextAsync("Map the columns");
        Assert.Equal(0, await ana.SidewaysAsync());
        foreach (var share in new[] { "Seen within four hours", "Admitted after attendance" })
            await ana
                .Page.GetByLabel($"{share} divided by", new() { Exact = true })
                .SelectOptionAsync(new SelectOptionValue { Label = "Attendances" });
        await Expect(ana.Main.GetByText("cells cannot be read")).ToBeVisibleAsync();
        await ana.PressAsync("Read the rows so");
        await Expect(ana.Main.GetByText("38,295 values of 1,284 measures, 0 of them new.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await ana.TypeAsync("Keep this mapping as", "A&E by provider");
        await ana.PressAsync("Check the import");
        await ImportAsync(ana);
        Assert.Equal((2_167_550, 86.604), await EnglandAsync());
    }

    private static async Task WideMonthsAsync(Newcomer ana, string path)
    {
        await SendAsync(ana, Payload("wide-months.csv", path));
        await Expect(ana.Heading).ToHaveTextAsync("Map the columns");
        await Expect(ana.Main.GetByText("49 values of 5 measures, 5 of them new; 12 cells not reported.")).ToBeVisibleAsync();
        await Expect(ana.Page.GetByLabel("QTR1", new() { Exact = true })).ToHaveValueAsync("LeftOut");
        // The person knows better what one of the columns holds.
        await ana.ChooseAsync("Type", "Leave out");
        await ana.TypeAsync("Objective", "Serve the city");
        await ana.TypeAsync("Keep this mapping as", "City report");
        await ana.PressAsync("Check the import");
        await ImportAsync(ana);
    }

    private static async Task MappedAsync(Newcomer ana, string path, string name)
    {
        await SendAsync(ana, Payload(Path.GetFileName(path), path));
        await Expect(ana.Heading).ToHaveTextAsync("Map the columns");
        await ana.TypeAsync("Objective", $"{name} objective");
        await ana.TypeAsync("Keep this mapping as", name);
        await ana.PressAsync("Check the import");
        await ImportAsync(ana);
    }

    private static async Task NextMonthAsync(Newcomer ana)
    {
        await ana.FollowAsync("/import/map");
        await ana.TypeAsync(
            "Or paste rows",
            "Kennzahl\tEinheit\tReihe\tJun 25\tJul 25\tSumme\nUmsatz\tEUR\tVJ\t1.221.744,2\t1.000.000,0\t1\n"
                + "Umsatz\tEUR\tPlan\t1.272.650,6\t1.300.000,0\t1\nUmsatz\tEUR\tIst\t1.206.161,0\t1.310.000,5\t1\n"
        );
        await ana.PressAsync("Look at the rows");
        await Expect(ana.Heading).ToHaveTextAsync("Check, then import");
        await ImportAsync(ana);
        await SendAsync(
            ana,
            Payload(
                "ae-providers-next.csv",
                "Provider,Month,Attendances,Seen within four hours,Admitted after attendance\nT1-R0A,2019-04,100,90,20\n"u8.ToArray()
            )
        );
        await Expect(ana.Heading).ToHaveTextAsync("Check, then import");
    }

    private async Task CheckFourAsync()
    {
        var (calls, visits, arrears, umsatz) = await ReadAsync(model =>
            (Kpi(model, "Calls answered in 30 seconds"), Kpi(model, "Visits to pools"), Kpi(model, "Arrears"), Kpi(model, "Umsatz"))
        );
        Assert.Equal((88m, null), (calls.Latest.Scale.Target, visits.Latest.Scale.Target));
        Assert.Equal((83.28, 83.98), (await ValueAsync(calls, "2015-10"), await ValueAsync(calls, "2016-09")));
        Assert.Equal((1159.07, 1815.73), (await ValueAsync(arrears, "FY2016"), await ValueAsync(arrears, "FY2018")));
        Assert.Equal((1_186_877.0, 1_274_694.3), (await ValueAsync(umsatz, "2024-01"), await ValueAsync(umsatz, "2025-01")));
        Assert.Equal(1_256_875.1m, umsatz.DefinitionOn(new(2025, 3, 1))!.Scale.Target);
        var teams = await ReadAsync(model => model.Kpis.Where(k => k.Name == "Repairs on time").ToDictionary(k => model.UnitOf(k).Name));
        Assert.Equal(
            (30.5, 63.9),
            (await ValueAsync(teams["North team"], "FY2023-Q1"), await ValueAsync(teams["South team"], "FY2023-Q1"))
        );
    }

    private static Kpi Kpi(OrganizationModel model, string name) => model.Kpis.Single(k => k.Name == name);

    private async Task<(double, double)> EnglandAsync()
    {
        var (attend, seen) = await ReadAsync(model =>
            (model.Kpis.Single(k => k.Code == "NHS-ENG/ATTEND"), model.Kpis.Single(k => k.Code == "NHS-ENG/FOURHOUR"))
        );
        return (await ValueAsync(attend, "2019-03"), Math.Round(await ValueAsync(seen, "2019-03"), 3));
    }

    private Task<double> ValueAsync(Kpi kpi, string period) =>
        Books.ReadAsync(
            kpi.OrganizationId,
            book => book.Figure(kpi.Id, Domain.Periods.Window.Of(PeriodCode.Parse(period, book.Model.Organization.Calendar)!.Value)).Value
        );

    private async Task<T> ReadAsync<T>(Func<OrganizationModel, T> read)
    {
        await using var scope = chromium.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
        var id = Microsoft
            .EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreQueryFilters(db.Organizations)
            .Select(o => o.Id)
            .Single();
        return await Books.ReadAsync(id, book => read(book.Model));
    }

    private ScoreBookStore Books => chromium.App.Services.GetRequiredService<ScoreBookStore>();

    private static FilePayload Payload(string name, string path) => Payload(name, File.ReadAllBytes(path));

    private static FilePayload Payload(string name, byte[] bytes) =>
        new()
        {
            Name = name,
            MimeType = "text/csv",
            Buffer = bytes,
        };

    private static async Task SendAsync(Newcomer who, params FilePayload[] files)
    {
        await who.FollowAsync("/import");
        await who.Page.GetByLabel("Files", new() { Exact = true }).SetInputFilesAsync(files);
        await who.PressAsync("Check the files");
        await who.Page.WaitForURLAsync(address => address.Contains("/import/", StringComparison.Ordinal), new() { Timeout = 120_000 });
    }

    private static async Task ImportAsync(Newcomer who)
    {
        await Expect(who.Heading).ToHaveTextAsync("Check, then import", new() { Timeout = 120_000 });
        var meant = who.Page.GetByLabel("These values are meant");
        if (await meant.CountAsync() > 0)
            await meant.CheckAsync();
        await who.PressAsync("Import these");
        await Expect(who.Heading).ToHaveTextAsync("Imported", new() { Timeout = 180_000 });
    }
}
