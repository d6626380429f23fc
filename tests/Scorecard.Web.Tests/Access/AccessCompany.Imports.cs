using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Web.Tests.Import;

namespace Scorecard.Web.Tests.Access;

/// <content>Files that wait, and imports that were made.</content>
public sealed partial class AccessCompany
{
    /// <summary>The page on which the administrator's files wait: with a unit that is new.</summary>
    public async Task<string> MakeUploadAsync()
    {
        var some = NextId();
        var file = (
            "units.csv",
            Encoding.UTF8.GetBytes($"code,name,parent\nORG,Quagga Works,\nQUAGGA-I{some},Quagga imported {some},QUAGGA-SALES\n")
        );
        var page = await (await BrowseAsync("Administrator")).SendAsync(file);
        Assert.StartsWith("/import/", page.Path, StringComparison.Ordinal);
        return page.Path;
    }

    /// <summary>The number of an import that can be taken back.</summary>
    public async Task<string> MakeImportAsync()
    {
        var some = NextId();
        using var files = new WorkFolder();
        await File.WriteAllTextAsync(
            Path.Combine(files.Path, "units.csv"),
            $"code,name,parent\nORG,Quagga Works,\nQUAGGA-J{some},Quagga joined {some},QUAGGA-SALES\n"
        );
        using var opened = ImportFiles.Open(files.Path);
        var report = await App.Services.GetRequiredService<ImportOrganization>().ExecuteAsync(opened, new(OrganizationId), null);
        Assert.True(report.Written, string.Join("; ", report.Problems));
        return report.Sequence.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The page on which a table of the administrator's own waits to be mapped.</summary>
    public async Task<string> MakeOwnTableAsync()
    {
        var file = ("report.csv", Encoding.UTF8.GetBytes($"Measure,Period,Value\nQuagga rides {NextId()},2025-01,3\n"));
        var page = await (await BrowseAsync("Administrator")).SendAsync(file);
        Assert.StartsWith("/import/map/", page.Path, StringComparison.Ordinal);
        return page.Path;
    }
}
