using System.Diagnostics;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Statistics;
using Scorecard.TestData;

namespace Scorecard.Benchmarks;

/// <summary>Searching 1,000 series of 60 months for leads, and testing one link again after a new value. One in ten follows the one before.</summary>
internal static class Leads
{
    private const int Months = 60;

    public static void Run(Action<string, string, string, string> say)
    {
        var rows = Series(1000);
        var found = Discovery.Run(rows, 12, (_, _) => true);
        var (times, before) = (new double[21], GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < times.Length; i++)
            times[i] = Time(() => found = Discovery.Run(rows, 12, (_, _) => true));
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / times.Length;
        say(
            $"Discovery in {found.PairsTested:#,0} pairs",
            $"{Median(times) * 1000:0} ms",
            $"fastest {times.Min() * 1000:0} ms, {found.Leads.Count} leads, {allocated / 1e6:0} MB allocated",
            "500 ms"
        );
        foreach (var count in new[] { 500, 1000, 2000 })
            say(
                $"Its memory for {count:#,0} series",
                $"{Peak(Series(count)) / 1e6:0.0} MB at most in use",
                $"{count * (count - 1):#,0} pairs",
                "none"
            );

        var packed = new Packed([.. rows.Select(r => new SteadyForms(r, 1).Form(false, false).Values.Values)]);
        var products = Enumerable.Range(0, 51).Select(_ => Time(() => Correlate(packed, rows.Length))).ToArray();
        say(
            "Cross-correlations of it, lags -12 to 12, one form",
            $"{Median(products) * 1000:0} ms",
            $"fastest {products.Min() * 1000:0} ms",
            "60 ms"
        );
        say("The same, both forms", $"{2 * Median(products) * 1000:0} ms", $"fastest {2 * products.Min() * 1000:0} ms", "60 ms");

        var (cause, effect) = (rows[8], rows[9]);
        var links = Enumerable
            .Range(0, 201)
            .Select(i =>
                Time(() =>
                {
                    effect[^1] += 0.01;
                    var result = LeadLag.Test(cause, effect, 12);
                    _ = (result.GrangerForward(), result.GrangerBackward(), LinkVerdicts.Of([new(result, true, 3)]));
                })
            )
            .ToArray();
        say("One link after a new value, with Granger", $"{Median(links) * 1000:0.00} ms", $"slowest {links.Max() * 1000:0.00} ms", "5 ms");
    }

    private static double[][] Series(int count)
    {
        var (made, rows) = (new MadeSeries(1), new double[count][]);
        for (var i = 0; i < count; i++)
            rows[i] = made.Kind(MadeSeries.Kinds[i % MadeSeries.Kinds.Count], Months);
        for (var i = 9; i < count; i += 10)
            (rows[i - 1], rows[i]) = made.Led("AR 0.5", Months, lag: 3, r: 0.8);
        return rows;
    }

    /// <summary>All pairs once, as the search does it.</summary>
    private static void Correlate(Packed packed, int count)
    {
        Span<float> leading = stackalloc float[LagKernel.Lags * LagKernel.Lanes],
            following = stackalloc float[LagKernel.Lags * LagKernel.Lanes];
        for (var panel = 0; panel < count / LagKernel.Lanes; panel++)
        for (var row = 0; row < (panel + 1) * LagKernel.Lanes - 1; row++)
            Packed.Correlate(packed, row, packed, panel, leading, following);
    }

    /// <summary>Bytes alive beyond the series themselves, looked at twenty times on the way.</summary>
    private static long Peak(double[][] rows)
    {
        var peak = new PeakMemory();
        Discovery.Run(rows, 12, (_, _) => true, progress: peak);
        return peak.Bytes;
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(double[] times) => times.Order().ElementAt(times.Length / 2);

    private sealed class PeakMemory : IProgress<double>
    {
        private readonly long before = GC.GetTotalMemory(forceFullCollection: true);
        private int calls;

        public long Bytes { get; private set; }

        public void Report(double value)
        {
            if (calls++ % 5 == 0)
                Bytes = Math.Max(Bytes, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
    }
}
