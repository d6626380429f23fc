using Scorecard.TestData;
using Scorecard.Web.Tests.Cascade;

namespace Scorecard.Benchmarks;

/// <summary>Pages of the emergency departments of England, asked for in this process: what the server takes, without a network.</summary>
internal static class EnglandPages
{
    /// <param name="measure">Takes what is asked for, a page and its limit in milliseconds.</param>
    public static void Run(Action<string, Action, int> measure)
    {
        if (EnglandCompany.Folder is null)
        {
            Console.WriteLine("../shared/data/nhs-ae is not here, so the pages of England are left out.");
            return;
        }
        // Where the application's own files are: only test projects are told.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_SCORECARD_WEB", Path.Combine(Files.Root, "src", "Scorecard.Web"));
        var england = EnglandCompany.OpenAsync().GetAwaiter().GetResult();
        Measure("Cascade of England, 1,296 KPIs, folded", "cascade?period=2019-03", 300);
        Measure("The same as a matrix", "cascade?period=2019-03&view=matrix", 300);
        Measure("The same with everything unfolded", "cascade?period=2019-03&open=all", 300);
        england.DisposeAsync().AsTask().GetAwaiter().GetResult();

        void Measure(string what, string page, int limit) =>
            measure(what, () => england.Browser.Client.GetStringAsync($"/units/{england.Root}/{page}").GetAwaiter().GetResult(), limit);
    }
}
