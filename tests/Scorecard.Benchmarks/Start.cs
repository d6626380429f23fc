using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Scorecard.Benchmarks;

internal static class Start
{
    private static async Task Main(string[] args)
    {
        if (args is ["quick"])
            Quick.Run();
        else if (args is ["health"])
            Quick.RunHealth();
        else if (args is ["pages"])
            Quick.RunPages();
        else if (args is ["what-if"])
            Quick.RunWhatIf();
        else if (args is ["dashboard"])
            await Dashboards.RunAsync(Quick.Say);
        else if (args is ["behaviour"])
            Behaviour.Run(Quick.Say);
        else if (args is ["discovery"])
            Leads.Run(Quick.Say);
        else if (args is ["calibration"])
            Calibration.Run(Console.WriteLine);
        else if (args is ["dated"])
            Dated.Run(Quick.Say);
        else if (args is ["formulas"])
            Formulas.Run(Quick.Say);
        else if (args is ["past"])
            await Past.RunAsync(Quick.Say);
        else if (args is ["readers"])
            await SideBySide.RunReadersAsync(Quick.Say);
        else if (args is ["writers"])
            await SideBySide.RunWritersAsync(Quick.Say);
        else if (args is ["api"])
            await Calls.RunAsync(byKpi: true, Quick.Say);
        else if (args is ["api", "by-month"])
            await Calls.RunAsync(byKpi: false, Quick.Say);
        else if (args is ["import"])
            Quick.RunImport();
        else if (args is ["mapped"])
            MappedImport.Run(Quick.Say);
        else if (args is ["roll-up", var server])
            await AgainstSql.RunAsync(server, Quick.Say);
        else
            // In this process: building a project for each benchmark takes longer than the benchmarks.
            BenchmarkSwitcher
                .FromAssembly(typeof(Quick).Assembly)
                .Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
    }
}
