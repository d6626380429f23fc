using Scorecard.Domain.Periods;

namespace Scorecard.Data.Import;

/// <summary>What all readers of one import share: where problems go, how to read periods and mails, how far it is.</summary>
internal sealed class ImportContext(
    long bytes,
    IProgress<ImportProgress>? progress,
    Action<ImportProblem>? eachProblem,
    CancellationToken cancel
)
{
    private const int MostPeriods = 50_000;

    private readonly Dictionary<string, Period?> periods = [];
    private long done;

    public ImportProblems Problems { get; } = new(eachProblem);

    /// <summary>What a person should know though nothing is wrong.</summary>
    public List<string> Notes { get; } = [];

    public FiscalCalendar Calendar { get; set; } = FiscalCalendar.Calendar;

    /// <summary>The members of the organization by mail.</summary>
    public Dictionary<string, long> People { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Period? Period(string code)
    {
        if (periods.TryGetValue(code, out var period))
            return period;
        if (periods.Count == MostPeriods)
            periods.Clear();
        return periods[code] = PeriodCode.Parse(code, Calendar);
    }

    public void Advance(long read)
    {
        cancel.ThrowIfCancellationRequested();
        done += read;
        progress?.Report(new(done, bytes));
    }
}
