using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Scorecard.Data;

/// <summary>What is counted while the program runs, for docs/operations.md. It costs nothing while nobody listens.</summary>
public static class Telemetry
{
    /// <summary>The name of the meter, and of what begins traces of its own.</summary>
    public const string Name = "Scorecard";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Values = Meter.CreateCounter<long>(
        "scorecard.values",
        "{value}",
        "Values that were recorded: entered or imported, corrections included."
    );

    private static readonly Histogram<double> Scoring = Meter.CreateHistogram<double>(
        "scorecard.scoring.duration",
        "s",
        "How long a request takes its figures from a score book; what has changed is scored again meanwhile."
    );

    private static readonly UpDownCounter<long> Writers = Meter.CreateUpDownCounter<long>(
        "scorecard.writer.waiting",
        "{writer}",
        "Writers that wait for their turn, where the database knows one at a time."
    );

    private static readonly Histogram<double> WriterWait = Meter.CreateHistogram<double>(
        "scorecard.writer.wait",
        "s",
        "How long writers waited for their turn."
    );

    private static readonly UpDownCounter<long> Jobs = Meter.CreateUpDownCounter<long>(
        "scorecard.jobs.waiting",
        "{job}",
        "Jobs that were asked for and have not begun."
    );

    private static readonly Histogram<double> JobTime = Meter.CreateHistogram<double>(
        "scorecard.jobs.duration",
        "s",
        "How long jobs ran, by what they do and whether they failed."
    );

    private static readonly Gauge<int> Stale = Meter.CreateGauge<int>(
        "scorecard.node.stale",
        "{node}",
        "1 while this node cannot hear what is new from the database and its open pages show what was; else 0."
    );

    /// <summary>Values that were committed.</summary>
    public static void Recorded(int values)
    {
        if (values > 0)
            Values.Add(values);
    }

    /// <summary>Takes figures from a book.</summary>
    public static T Score<T>(Func<T> read)
    {
        var started = Stopwatch.GetTimestamp();
        var figures = read();
        Scoring.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return figures;
    }

    /// <summary>Waits for a turn in a line.</summary>
    public static async Task TurnAsync(this SemaphoreSlim queue, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        Writers.Add(1);
        try
        {
            await queue.WaitAsync(cancel);
        }
        finally
        {
            Writers.Add(-1);
        }
        WriterWait.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    public static void JobWaits() => Jobs.Add(1);

    /// <summary>Runs a job as a trace of its own.</summary>
    /// <param name="what">A fixed word for each kind of job.</param>
    public static async Task RunJobAsync(string what, Func<Task> job)
    {
        Jobs.Add(-1);
        var started = Stopwatch.GetTimestamp();
        using var activity = Activities.StartActivity(what);
        var outcome = "failed";
        try
        {
            await job();
            outcome = "done";
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            throw;
        }
        finally
        {
            JobTime.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new("what", what), new("outcome", outcome));
        }
    }

    public static void HeardNews(bool heard) => Stale.Record(heard ? 0 : 1);

    /// <summary>Watches what the books hold in memory.</summary>
    public static void WatchBooks(ScoreBookStore books) =>
        Meter.CreateObservableGauge(
            "scorecard.books.memory",
            () => books.Bytes,
            "By",
            "About what the score books of this node hold in memory."
        );
}
