using System.Diagnostics;
using System.Globalization;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;

namespace Scorecard.Benchmarks;

/// <summary>The figures of the README in one short run: medians of turns that alternate, so that what disturbs one disturbs the other.</summary>
internal static class Quick
{
    public static void Run()
    {
        var scoring = new FullScoring();
        scoring.Setup();
        var (loop, engine) = Alternate(11, scoring.Loop, () => scoring.Engine());
        Say(
            "Full scoring, 10,000 units x 100,000 KPIs x 36 months",
            $"{engine / loop:0.00} x the bare loop",
            $"{engine * 1000:0} ms against {loop * 1000:0} ms",
            "1.80 x"
        );

        // Short batches: a program that takes the processor away spoils few of them.
        const int Batches = 1000,
            Batch = 128;
        var change = new OneValueToTheRoot();
        change.Setup();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var seconds = Median(
            Batches,
            () =>
            {
                for (var i = 0; i < Batch; i++)
                    change.Record();
            }
        );
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Say(
            "One changed value to the root",
            $"{seconds / Batch * 1e6:0.0} µs",
            $"{allocated / ((double)Batches * Batch):0} bytes allocated",
            "5 µs"
        );

        RunHealth();
        RunWhatIf();
        Leads.Run(Say);
        RunPages();
        RunImport();
    }

    public static void RunPages() =>
        EnglandPages.Run(
            (what, ask, limit) =>
            {
                for (var i = 0; i < 10; i++) // Until the code is compiled and the scores are there.
                    ask();
                var times = Enumerable.Range(0, 31).Select(_ => Time(ask)).ToArray();
                Say(what, $"{Median(times) * 1000:0} ms", $"slowest {times.Max() * 1000:0} ms", $"{limit} ms");
            }
        );

    public static void RunHealth()
    {
        var health = new HealthCheck();
        health.Setup();
        for (var i = 0; i < 30; i++) // Until the code is compiled for good.
            health.Run();
        var times = Enumerable
            .Range(0, 31)
            .Select(_ =>
            {
                GC.Collect();
                return Time(() => health.Run());
            })
            .ToArray();
        Say(
            "Health check, 10,000 units x 100,000 KPIs",
            $"{Median(times) * 1000:0} ms",
            $"{health.Run().Count:#,0} findings, fastest {times.Min() * 1000:0} ms",
            "50 ms"
        );
    }

    /// <summary>What moves while a slider does: another value of one KPI, and the scores of the top in the answer.</summary>
    public static void RunWhatIf()
    {
        var big = new BigOrganization();
        var (window, top, kpi) = (big.Windows[^1], new NodeRef(NodeKind.Unit, big.Model.Root!.Id), big.Kpis[^1].Id);
        var value = 0;
        void Ask() => WhatIf.Of(big.Book, window, [new(kpi, Value: value++ % 100)]).Score(top, window);
        void Move()
        {
            big.Book.Record(kpi, window.Start, MeasuredValue.Of(value++ % 100));
            _ = Movement.Between(big.Book, top, big.Windows[^2], window) is { ByKpi: not null, Ways: not null };
        }
        for (var i = 0; i < 20; i++)
        {
            Ask();
            Move();
        }
        var asked = Enumerable.Range(0, 31).Select(_ => Time(Ask)).ToArray();
        var moved = Enumerable.Range(0, 31).Select(_ => Time(Move)).ToArray();
        Say("What-if on 100,000 KPIs", $"{Median(asked) * 1000:0} ms", $"slowest {asked.Max() * 1000:0} ms", "50 ms (for 10,000)");
        Say(
            "What moved the top, 100,000 KPIs, after a new value",
            $"{Median(moved) * 1000:0} ms",
            $"slowest {moved.Max() * 1000:0} ms",
            "none"
        );
    }

    public static void RunImport()
    {
        const int Rows = 200_000;
        using (var importing = new ImportingIntoSqlite(new(Rows)))
            Measure(importing, "SQLite", "one prepared command");
        // An empty database on a server, such as "Host=127.0.0.1;Database=import;Username=scorecard".
        if (Environment.GetEnvironmentVariable("SCORECARD_BENCHMARK_POSTGRES") is { Length: > 0 } server)
            using (var importing = new ImportingIntoPostgreSql(new(Rows), server))
                Measure(importing, "PostgreSQL", "one binary COPY");

        static void Measure(Importing importing, string database, string raw)
        {
            var (plain, import) = Alternate(5, importing.Raw, importing.Import, importing.Empty);
            Say(
                $"Import of 200,000 values with all checks, {database}",
                $"{plain / import:0%} of the rate of {raw}",
                $"{Rows / import / 1000:0} against {Rows / plain / 1000:0} thousand rows a second",
                "at least 60 %"
            );
        }
    }

    private static (double A, double B) Alternate(int turns, Action a, Action b, Action? before = null)
    {
        var (timesA, timesB) = (new double[turns], new double[turns]);
        for (var i = -1; i < turns; i++) // The first turn warms up.
        {
            before?.Invoke();
            GC.Collect();
            var timeA = Time(a);
            before?.Invoke();
            GC.Collect();
            var timeB = Time(b);
            if (i >= 0)
                (timesA[i], timesB[i]) = (timeA, timeB);
        }
        return (Median(timesA), Median(timesB));
    }

    public static double Median(int turns, Action action) => Median([.. Enumerable.Range(0, turns).Select(_ => Time(action))]);

    public static double Median(double[] times) => times.Order().ElementAt(times.Length / 2);

    public static double Time(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }

    public static void Say(string what, string measured, string detail, string limit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {measured} (limit {limit}; {detail})"));
}
