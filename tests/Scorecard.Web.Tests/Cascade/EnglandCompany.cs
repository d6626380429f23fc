using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.TestData;

namespace Scorecard.Web.Tests.Cascade;

/// <summary>The application with the emergency departments of England: 1,296 KPIs in four tiers and two years of real values.</summary>
public sealed class EnglandCompany : IAsyncDisposable
{
    /// <summary>Where the files are, or null where they are not.</summary>
    public static string? Folder => Files.Shared("data/nhs-ae");

    public SqlLog Sql { get; } = new();

    public TestApp App { get; }

    public string Root { get; private set; } = "";

    public TestBrowser Browser { get; private set; } = null!;

    private EnglandCompany() => App = new() { Database = options => options.AddInterceptors(Sql) };

    public static async Task<EnglandCompany> OpenAsync()
    {
        var england = new EnglandCompany();
        await england.App.InitializeAsync();
        using (var files = ImportFiles.Open(Folder!))
        {
            var report = await england
                .App.Services.GetRequiredService<ImportOrganization>()
                .ExecuteAsync(files, new ImportTarget(null, "England", FiscalYearStart: 4), by: null);
            Debug.Assert(report.ProblemCount == 0, "The files do not fit.");
        }
        var id = await england.App.ReadAsync(
            0,
            db => db.Organizations.IgnoreQueryFilters().Where(o => o.Name == "England").Select(o => o.Id).SingleAsync()
        );
        await england.App.WriteAsync(
            id,
            async db =>
            {
                var root = await db.Units.SingleAsync(u => u.ParentId == null);
                england.Root = PublicIds.Format(root.Id);
                db.Add(new Membership(england.App.Companies.Nobody.Id, root, Role.Administrator));
            }
        );
        england.Browser = await england.App.SignInAsync(england.App.Companies.Nobody);
        return england;
    }

    public async ValueTask DisposeAsync() => await ((IAsyncLifetime)App).DisposeAsync();
}
