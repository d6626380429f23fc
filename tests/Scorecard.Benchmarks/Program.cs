using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Scorecard.Benchmarks;

if (args is ["quick"])
    Quick.Run();
else if (args is ["health"])
    Quick.RunHealth();
else if (args is ["pages"])
    Quick.RunPages();
else if (args is ["import"])
    Quick.RunImport();
else
    // In this process: building a project for each benchmark takes longer than the benchmarks.
    BenchmarkSwitcher.FromAssembly(typeof(Quick).Assembly)
        .Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
