using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Scorecard.Data.Operations;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Benchmarks;

/// <summary>
/// Sixteen people in one organization of 421 units and 5,000 KPIs with three years of months, on SQLite. They come as requests do: each
/// waits for a thread, and its time runs from when it came.
/// </summary>
internal static class SideBySide
{
    private const int People = 16;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(4);

    /// <summary>Readers while a search for links runs, and what a second core is worth to them.</summary>
    public static async Task RunReadersAsync(Action<string, string, string, string> say)
    {
        using var company = new ImportedCompany();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await RunAsync(Short, (reader, turn) => ReadAsync(company, reader, turn)); // Until the code is compiled for good.
        var estimated = company.Books.Bytes / 1e6;
        say(
            "Memory of the book of 5,000 KPIs",
            $"{estimated:0.0} MB estimated",
            $"{(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0.0} MB more in use",
            "none"
        );

        Say(say, "16 readers", await RunAsync(Long, (reader, turn) => ReadAsync(company, reader, turn)));
        using (var stop = new CancellationTokenSource())
        {
            var searches = Task.Run(() => SearchAsync(company, stop.Token));
            await Task.Delay(TimeSpan.FromSeconds(1));
            Say(say, "16 readers while a search for links runs", await RunAsync(Long, (reader, turn) => ReadAsync(company, reader, turn)));
            await stop.CancelAsync();
            await searches.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var (one, two) = (new List<Rate>(), new List<Rate>());
        for (var turn = 0; turn < 5; turn++)
        {
            one.Add(await RateAsync(company, "0"));
            two.Add(await RateAsync(company, "0,1"));
        }
        var (alone, both) = (one.OrderBy(rate => rate.Reads).ElementAt(2), two.OrderBy(rate => rate.Reads).ElementAt(2));
        // On a machine with other work the second core is not there to be had; what a read takes of a processor tells the same then.
        say(
            "16 readers on two cores",
            $"{both.Reads / alone.Reads:0.00} x one core",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{both.Reads:#,0} against {alone.Reads:#,0} reads a second, each {both.Cpu:0.00} against {alone.Cpu:0.00} ms of CPU; "
                    + $"{two.Sum(rate => rate.Waits)} closed locks met in {two.Sum(rate => rate.Count):#,0} reads"
            ),
            "at least 1.7 x"
        );
    }

    /// <param name="Reads">A second.</param>
    /// <param name="Cpu">Milliseconds a read.</param>
    /// <param name="Waits">How often a thread found a lock closed.</param>
    private readonly record struct Rate(double Reads, double Cpu, long Waits, int Count);

    /// <summary>Writers of one organization, each with its own KPIs.</summary>
    public static async Task RunWritersAsync(Action<string, string, string, string> say)
    {
        using var company = new ImportedCompany();
        var revisions = new ConcurrentDictionary<long, int>();
        Task WriteAsync(int writer, int turn) => RecordAsync(company, revisions, company.Kpis[writer + People * (turn % 20)], turn);
        await RunAsync(Short, WriteAsync);
        Say(say, "16 writers", await RunAsync(Long, WriteAsync));
    }

    private static void Say(Action<string, string, string, string> say, string what, (List<double> Times, int Errors) run)
    {
        var (middle, late) = (run.Times[run.Times.Count / 2], run.Times[run.Times.Count * 99 / 100]);
        say(
            $"{what}: p99",
            $"{late / middle:0.0} x p50",
            string.Create(CultureInfo.InvariantCulture, $"p50 {middle:0.00} ms, p99 {late:0.00} ms, {run.Times.Count:#,0} in all"),
            "3 x"
        );
        say($"{what}: errors", $"{run.Errors}", $"slowest {run.Times[^1]:0.0} ms", "0");
    }

    private static async Task<Rate> RateAsync(ImportedCompany company, string cores)
    {
        using var pin = Process.Start(
            new ProcessStartInfo("taskset", ["-a", "-c", "-p", cores, $"{Environment.ProcessId}"]) { RedirectStandardOutput = true }
        )!;
        await pin.WaitForExitAsync();
        var (clock, cpu, waits) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, Monitor.LockContentionCount);
        var (times, _) = await RunAsync(Short, (reader, turn) => ReadAsync(company, reader, turn));
        var used = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
        return new(times.Count / clock.Elapsed.TotalSeconds, used / times.Count, Monitor.LockContentionCount - waits, times.Count);
    }

    /// <returns>Milliseconds, sorted.</returns>
    private static async Task<(List<double> Times, int Errors)> RunAsync(TimeSpan span, Func<int, int, Task> work)
    {
        var errors = 0;
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, People)
                .Select(person =>
                    Task.Run(async () =>
                    {
                        var times = new List<double>();
                        for (var next = 0; clock.Elapsed < span; next++)
                        {
                            var turn = next;
                            var came = clock.Elapsed;
                            try
                            {
                                // Behind all who came before, as the server puts requests; after a mere yield a thread goes on with its own.
                                await Task
                                    .Factory.StartNew(
                                        () => work(person, turn),
                                        CancellationToken.None,
                                        TaskCreationOptions.PreferFairness,
                                        TaskScheduler.Default
                                    )
                                    .Unwrap();
                            }
                            catch (Exception)
                            {
                                Interlocked.Increment(ref errors);
                            }
                            times.Add((clock.Elapsed - came).TotalMilliseconds);
                        }
                        return times;
                    })
                )
        );
        return ([.. all.SelectMany(times => times).Order()], errors);
    }

    /// <summary>
    /// What a dashboard takes: a department, seven of its teams and their KPIs over thirteen months, how complete they are, and what the last one says.
    /// All are as much work, so that who takes long has waited.
    /// </summary>
    private static Task<double> ReadAsync(ImportedCompany company, int reader, int turn) =>
        company.Books.ReadAsync(
            company.Id,
            book =>
            {
                var departments = book.Model.ChildrenOf(book.Model.Root!);
                var department = departments.ElementAt((reader + turn) % BigFiles.Departments);
                var sum = 0.0;
                foreach (var unit in book.Model.ChildrenOf(department).Take(7).Prepend(department))
                {
                    var node = new NodeRef(NodeKind.Unit, unit.Id);
                    foreach (var month in company.Months.TakeLast(13))
                    {
                        sum += book.Score(node, Window.Of(month)).Coverage;
                        foreach (var kpi in book.Model.ObjectivesOf(unit).SelectMany(book.Model.KpisOf))
                            sum += book.Figure(kpi.Id, Window.Of(month)).Value + book.Kpi(kpi.Id, Window.Of(month)).Value;
                    }
                    sum += KpiCount.Of(book, node, Window.Of(company.Months[^1])).Reported;
                    foreach (var kpi in book.Model.ObjectivesOf(unit).SelectMany(book.Model.KpisOf).Take(1))
                        sum += KpiHistory.Of(book, kpi, company.Months[^1].End).Values.Count;
                }
                return sum;
            }
        );

    private static async Task SearchAsync(ImportedCompany company, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await using var db = company.Open();
            await new BeginSearch(db).ExecuteAsync(company.Id, ImportedCompany.Person, DateTime.UtcNow, cancel);
            await using var own = company.Open();
            await new DiscoverLinks(own, company.Books, TimeProvider.System).ExecuteAsync(company.Id, cancel);
        }
    }

    private static async Task RecordAsync(ImportedCompany company, ConcurrentDictionary<long, int> revisions, long kpi, int turn)
    {
        await using var db = company.Open();
        var outcome = await new RecordMeasurement(db, company.Books, TimeProvider.System).ExecuteAsync(
            company.Id,
            company.Actor,
            kpi,
            company.Months[^1],
            MeasuredValue.Of(turn * 37 % 10_000),
            null,
            revisions.GetOrAdd(kpi, 1)
        );
        if (outcome is null or { Theirs: not null })
            throw new InvalidOperationException("The value was not taken.");
        if (outcome.Recorded is { } recorded)
            revisions[kpi] = recorded.Revision;
    }
}
