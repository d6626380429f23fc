using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;

namespace Scorecard.Benchmarks;

/// <summary>Files into a database of a benchmark, which has to take them all.</summary>
internal static class Imports
{
    /// <returns>The organization's id.</returns>
    public static async Task<long> ImportAsync(this IServiceProvider services, string path, ImportTarget target)
    {
        using var opened = ImportFiles.Open(path, 1L << 30);
        var report = await services.GetRequiredService<ImportOrganization>().ExecuteAsync(opened, target, by: null);
        return report.Written
            ? report.OrganizationId
            : throw new InvalidOperationException($"Nothing was imported: {string.Join(" ", report.Problems)}");
    }
}
