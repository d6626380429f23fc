using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Periods;
using Scorecard.TestData;
using Scorecard.Web.Tests;

namespace Scorecard.Benchmarks;

/// <summary>The application on a port of its own with the structure of <see cref="BigOrganization"/> and its last two months of values.</summary>
internal sealed class BigCompany : IAsyncDisposable
{
    private readonly TestApp app = new();
    private readonly WebApplicationFactory<Program> served;

    private BigCompany()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_SCORECARD_WEB", Path.Combine(Files.Root, "src", "Scorecard.Web"));
        served = app.WithWebHostBuilder(builder =>
            builder.ConfigureServices(services => services.AddRazorPages().AddApplicationPart(typeof(BigCompany).Assembly))
        );
        served.UseKestrel(0);
    }

    public string Address { get; private set; } = "";

    public string Dashboard { get; private set; } = "";

    public string Cookie { get; private set; } = "";

    public static async Task<BigCompany> OpenAsync()
    {
        var company = new BigCompany();
        await company.app.InitializeAsync();
        await company.ImportAsync();
        company.served.StartServer();
        company.Address = company.served.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        company.Cookie = await company.app.CookieAsync(company.app.Companies.Nobody);
        return company;
    }

    public async ValueTask DisposeAsync()
    {
        await served.DisposeAsync();
        await ((Xunit.IAsyncLifetime)app).DisposeAsync();
    }

    private async Task ImportAsync()
    {
        var folder = Directory.CreateTempSubdirectory("scorecard-benchmark-").FullName;
        Write(folder, new BigOrganization());
        using (var files = ImportFiles.Open(folder, 1L << 30))
        {
            var report = await app
                .Services.GetRequiredService<ImportOrganization>()
                .ExecuteAsync(files, new ImportTarget(null, "Big"), by: null);
            if (!report.Written)
                throw new InvalidOperationException(string.Join(" ", report.Problems));
        }
        Directory.Delete(folder, recursive: true);
        var id = await app.ReadAsync(
            0,
            db => db.Organizations.IgnoreQueryFilters().Where(o => o.Name == "Big").Select(o => o.Id).SingleAsync()
        );
        await app.WriteAsync(
            id,
            async db =>
            {
                var root = await db.Units.SingleAsync(u => u.ParentId == null);
                Dashboard = $"/units/{PublicIds.Format(root.Id)}?period=2025-12";
                db.Add(new Membership(app.Companies.Nobody.Id, root, Role.Viewer));
            }
        );
    }

    private static void Write(string folder, BigOrganization big)
    {
        var model = big.Model;
        File.WriteAllLines(Path.Combine(folder, "organization.csv"), ["key,value", "tiers,Company;Region;Country;Department;Team"]);
        Write(
            "units.csv",
            "code,name,parent",
            model.Units.Select(u => $"{u.Code},{u.Name},{(u.ParentId is { } parent ? model.Unit(parent).Code : "")}")
        );
        Write(
            "objectives.csv",
            "code,unit,perspective,name,weight,contributes_to",
            model.Objectives.Select(o =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{o.Code},{model.UnitOf(o).Code},{model.Perspective(o.PerspectiveId).Name},{o.Name},{o.Weight},{string.Join(';', model.ContributionsFrom(o).Select(c => model.Objective(c.ToId).Code))}"
                )
            )
        );
        Write(
            "kpis.csv",
            "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source",
            model.Kpis.Select(k =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{k.Code},{model.Objective(k.ObjectiveId).Code},{k.Name},points,Month,Average,{k.Direction},Progress,{k.Latest.Scale.Baseline},{k.Latest.Scale.Target},{k.Latest.Weight},Lagging,Entered"
                )
            )
        );
        Write(
            "values.csv",
            "kpi,period,value",
            big.Windows.TakeLast(2)
                .SelectMany(w => model.Kpis.Select(k => (Kpi: k, Window: w, Figure: big.Book.Figure(k.Id, w))))
                .Where(v => v.Figure.IsPresent)
                .Select(v =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{v.Kpi.Code},{PeriodCode.Format(v.Window.Period, model.Organization.Calendar)},{(decimal)v.Figure.Value}"
                    )
                )
        );

        void Write(string name, string header, IEnumerable<string> lines) =>
            File.WriteAllLines(Path.Combine(folder, name), lines.Prepend(header));
    }
}
