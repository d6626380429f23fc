using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.TestData;
using Scorecard.TestData.SqlServer;
using Scorecard.Web.Commands;
using Scorecard.Web.Demo;
using Scorecard.Web.Hosting;
using Scorecard.Web.Live;
using Scorecard.Web.People;
using Scorecard.Web.Tests.Account;
using Scorecard.Web.Tests.Mail;
using Scorecard.Web.Tests.Templates;
using Xunit.Abstractions;

namespace Scorecard.Web.Tests.Statements;

/// <summary>
/// Every query of the application as SQL Server would get it, its names checked offline. The application runs on SQLite, and its twin translates along.
/// There is no server behind these tests.
public sealed partial class SqlServerQueryTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly SqlLog sql = new();
    private ScoredCompany company = null!;

    public async Task InitializeAsync()
    {
#pragma warning disable EF1001 // See the twin.
        company = new()
        {
            App = new()
            {
                Database = options => options.AddInterceptors(sql).ReplaceService<IQueryCompiler, SqlServerTwin>(),
                Host = host => host.Mail(smtp.Value).UseSetting("Webhooks:AllowPrivate", "true"),
            },
        };
#pragma warning restore EF1001
        await company.InitializeAsync();
        await company.App.StopPostmanAsync();
    }

    public async Task DisposeAsync()
    {
        await company.DisposeAsync();
        await smtp.Value.DisposeAsync();
    }

    [Fact]
    public async Task Every_query_of_the_application_names_what_the_migrations_make()
    {
        await ReadWhatAnotherNodeHasRecordedAsync();
        await CommentAsync();
        await ApproveAsync();
        await OpenAndSendEverythingAsync();
        await SignInWithoutAndWithALinkAsync();
        await (await (await FreshStart.OfAsync(company.App)).Browser.GetAsync("/templates/bank")).Form("form.start").SubmitAsync();
        await SignInInOtherWaysAsync();
        await RunTheInstallationAsync();
        await RunVerbsAsync();
        await KeepSignInsAsync();
        await company.App.Services.GetRequiredService<EvidenceKeeper>().RecordAllAsync(default);
        await TellAndSendAsync();
        await CallAsync();
        await ReadFeedsAsync();
        await MapAndTakeBackAsync();
        await TakeFilesAsync();
        await SearchAsync();
        await ListenAsync();
        await company.App.Services.GetRequiredService<WarmUp>().GoThroughAsync(default);
        await using (var scope = company.App.Services.CreateAsyncScope())
            await DemoOrganization.SeedAsync(
                scope.ServiceProvider.GetRequiredService<ScorecardDbContext>(),
                scope.ServiceProvider.GetRequiredService<NewIds>(),
                scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>(),
                TestApp.Now.UtcDateTime
            );

        Assert.Equal(0, await CommandVerbs.TryRunAsync(["verify-journal"], company.App.Services, TextWriter.Null, TextWriter.Null));

        var asked = SqlServerTwin.Asked;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{asked.DistinctBy(a => a.Statement.Sql).Count()} statements of {asked.Select(a => a.Asker).Distinct().Count()} methods"
            )
        );
        using var schema = new SqlServerSchema(SqlServerSchema.MigrationScript());
        Assert.Empty(schema.Problems(asked.Select(a => a.Statement)));
        // A method that asks and was not heard: let a page, a form or a verb below run it.
        var unheard = CallSites
            .Of(typeof(Program).Assembly)
            .Concat(CallSites.Of(typeof(ScorecardDbContext).Assembly))
            .Except(asked.Select(a => a.Asker))
            .ToList();
        Assert.True(unheard.Count == 0, string.Join(", ", unheard));
        AssertNamesItsOrganization(asked);
    }

    private async Task ReadWhatAnotherNodeHasRecordedAsync()
    {
        await company.ReadAsync(company.Chief, "/");
        await company.CorrectAsync("SAFETY", "2025-03", 7.25m, "Counted again");
        await company.ReadAsync(company.Chief, "/");
        await company.ReadAsync(company.Chief, $"{company.UnitPath("VAULT")}/readings");
        var kpi = $"/kpis/{ScoredCompany.Id(company.World.Kpi("SAFETY").Id)}";
        foreach (var page in new[] { company.UnitPath("OPS"), $"{company.UnitPath("OPS")}/briefing", kpi, "/evidence", "/meetings" })
            await company.ReadAsync(company.Chief, $"/as-of/2026-11-01{page}");
        // After a change of the structure, whether rights are still the same.
        await company.App.WriteAsync(
            company.World.Model.Organization.Id,
            async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Describe("Changed since")
        );
        await company.ReadAsync(company.Chief, $"/as-of/2026-11-01{company.UnitPath("OPS")}");
    }

    private async Task SignInWithoutAndWithALinkAsync()
    {
        foreach (var email in new[] { company.Head.Email!, "nobody.at.all@example.com" })
            await company.App.Browse().SignInAsync(email);
        await using var scope = company.App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var link = await people.WelcomePathAsync(
            (await people.FindByIdAsync(string.Create(CultureInfo.InvariantCulture, $"{company.Head.Id}")))!
        );
        var welcomed = await (await company.App.Browse().GetAsync(link)).Form().Type("Input.Password", TestApp.Password).SubmitAsync();
        Assert.StartsWith("/units/", welcomed.Path, StringComparison.Ordinal);
        await company.App.AddTwinAsync(company.Head, "nine ladies dancing");
        Assert.StartsWith("/units/", (await company.App.Browse().SignInAsync(company.Head.Email!)).Path, StringComparison.Ordinal);
        var second = company.App.Browse();
        await AnyForm.SubmitAsync(second, await second.GetAsync(scope.ServiceProvider.GetRequiredService<SetupLink>().Open()), 0);
    }

    /// <summary>An organization is made, its link made anew, and accepted with another account; a third one is closed.</summary>
    private async Task RunTheInstallationAsync()
    {
        await company.App.SetRunsInstallationAsync(company.Chief);
        var browser = await company.App.SignInAsync(await PersonAsync(company.Chief.Id));
        await (await browser.GetAsync("/installation"))
            .Form("form[action*=New]")
            .Type("Input.Organization", "Wren")
            .Type("Input.Name", "Wim Wren")
            .Type("Input.Email", "wim@wren.example")
            .SubmitAsync();
        var link = (await (await browser.GetAsync("/installation")).Form("form[action*=Link]").SubmitAsync("organization")).Link;
        await (await browser.OpenOfferAsync(link)).Form().SubmitAsync();
        browser = await company.App.SignInAsync(await PersonAsync(company.Chief.Id));
        await (await browser.GetAsync($"/installation?q={company.Clerk.Email}")).Form("form[action*=Give]").SubmitAsync("person");
        await (await browser.GetAsync("/kpis")).Form("form[action*=organization]").SubmitAsync("organization");
        var leaver = await company.App.SignInAsync(await PersonAsync(company.App.Companies.Nobody.Id));
        await (await leaver.GetAsync("/account/delete")).Form().Type("Input.Email", company.App.Companies.Nobody.Email!).SubmitAsync();
    }

    /// <summary>Without waiting for the one that runs in the background.</summary>
    private async Task SearchAsync()
    {
        var (organization, later) = (company.World.Model.Organization.Id, TestApp.Now.UtcDateTime.AddHours(1));
        await BeginAsync();
        await (await (await company.App.SignInAsync(await PersonAsync(company.Chief.Id))).GetAsync("/evidence/discovery"))
            .Form("form[action*=Cancel]")
            .SubmitAsync();
        await RunAsync();
        await BeginAsync();
        await RunAsync();

        async Task BeginAsync()
        {
            await using var scope = company.App.Services.CreateAsyncScope();
            Assert.True(await scope.ServiceProvider.GetRequiredService<BeginSearch>().ExecuteAsync(organization, company.Chief.Id, later));
        }

        async Task RunAsync()
        {
            await using var scope = company.App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DiscoverLinks>().ExecuteAsync(organization);
        }
    }

    /// <summary>Somebody hears of a value.</summary>
    private async Task ListenAsync()
    {
        using var listener = company
            .App.Services.GetRequiredService<LiveListeners>()
            .Join(company.World.Model.Organization.Id, company.Chief.Id, 0);
        await company.App.Services.GetRequiredService<LiveWatcher>().LookAsync(default);
    }

    private async Task RunVerbsAsync()
    {
        var folder = Directory.CreateTempSubdirectory("scorecard-queries-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "values.csv"), "kpi,period,value\nREVENUE,2026-10,1\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "organization.csv"), "key,value\nfiscal_year_start,4\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "links.csv"), "cause,effect\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "initiatives.csv"), "code,unit,name,start,due\n");
        // A KPI with values that is to be collected otherwise.
        var other = Directory.CreateTempSubdirectory("scorecard-queries-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(other, "kpis.csv"),
            "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,weight,indicator,value_source,baseline,target\n"
                + "REVENUE,GROW,Revenue,€,Quarter,Sum,HigherIsBetter,Progress,1,Lagging,Entered,0,200\n"
        );
        foreach (
            var args in (string[][])
                [
                    ["export", Path.Combine(other, "out"), "--organization", "Vireo", "--people"],
                    ["import", other, "--organization", "Vireo"],
                    ["import", other, "--organization", "Vireo", "--mapping", "None"],
                    ["import", folder, "--organization", "Vireo"],
                    ["scores", "--organization", "Vireo", "--period", "2026-10"],
                    ["scores", "--organization", "Vireo", "--period", "2026-10", "--as-of", "2026-11-01"],
                    ["scores", "--organization", "Nobody's", "--period", "2026-10"],
                    ["add-organization", "Finch", "--administrator", "fia@finch.example"],
                    ["run-installation", company.Chief.Email!],
                    ["backup", Path.Combine(other, "backup.db")],
                    ["verify-backup", Path.Combine(other, "backup.db")],
                    ["disable", company.Clerk.Email!],
                    ["enable", company.Clerk.Email!],
                    ["allow-passwords", "--organization", "Vireo"],
                    ["rotate-keys", "--revoke"],
                ]
        )
            await CommandVerbs.TryRunAsync(args, company.App.Services, TextWriter.Null, TextWriter.Null);
        Directory.Delete(folder, recursive: true);
        Directory.Delete(other, recursive: true);
    }

    /// <summary>That a sign-in is used is noted, and what is old is forgotten.</summary>
    private async Task KeepSignInsAsync()
    {
        var now = TestApp.Now.UtcDateTime;
        var session = new Session(company.Chief.Id, SignInMethod.Password, false, false, "Test", "", now.AddHours(-1), now.AddHours(1));
        company.App.Services.GetRequiredService<SessionUse>().Note(session, now);
        var keeper = company.App.Services.GetRequiredService<SignInKeeper>();
        await keeper.SaveUseAsync(default);
        await keeper.ForgetAsync(default);
    }

    private async Task<Person> PersonAsync(long id) => await company.App.ReadAsync(0, db => db.Users.SingleAsync(p => p.Id == id));
}
