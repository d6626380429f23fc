using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Import;
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
        var big = new BigOrganization();
        BigOrganizationFiles.Write(folder, big);
        BigOrganizationFiles.Write(
            folder,
            "values.csv",
            "kpi,period,value",
            big.Windows.TakeLast(2)
                .SelectMany(w => big.Kpis.Select(k => (Kpi: k, Window: w, Figure: big.Book.Figure(k.Id, w))))
                .Where(v => v.Figure.IsPresent)
                .Select(v =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{v.Kpi.Code},{PeriodCode.Format(v.Window.Period, big.Model.Organization.Calendar)},{(decimal)v.Figure.Value}"
                    )
                )
        );
        var id = await app.Services.ImportAsync(folder, new ImportTarget(null, "Big"));
        Directory.Delete(folder, recursive: true);
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
}
