using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Import;

/// <summary>What all readers of one import share: where problems go, how to read periods and mails, how far it is.</summary>
internal sealed class ImportContext(
    long bytes,
    ImportChoices choices,
    IProgress<ImportProgress>? progress,
    Action<ImportProblem>? eachProblem,
    CancellationToken cancel
)
{
    private const int MostPeriods = 50_000;

    private readonly Dictionary<(string, Frequency?), PeriodReading> periods = [];
    private long done;
    private int workedOut;
    private decimal? example;

    public ImportProblems Problems { get; } = new(eachProblem);

    public ImportQuestions Questions { get; } = new(choices);

    /// <summary>What a person should know though nothing is wrong.</summary>
    public List<string> Notes { get; } = [];

    public FiscalCalendar Calendar { get; set; } = FiscalCalendar.Calendar;

    /// <summary>The members of the organization by mail.</summary>
    public Dictionary<string, long> People { get; } = new(StringComparer.OrdinalIgnoreCase);

    public PeriodReading Period(string code, Frequency? expected)
    {
        if (periods.TryGetValue((code, expected), out var reading))
            return reading;
        if (periods.Count == MostPeriods)
            periods.Clear();
        return periods[(code, expected)] = PeriodCode.Read(code, Calendar, Questions.Choices.Years, expected);
    }

    /// <summary>Takes down that a number which a sheet worked out had more decimals than are kept.</summary>
    public void WorkedOut(decimal kept) => (workedOut, example) = (workedOut + 1, example ?? kept);

    /// <summary>Adds a note about such numbers, once all are read.</summary>
    public void SayWorkedOut()
    {
        if (example is { } first)
            Notes.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Plural.Of(workedOut, "number")} that a sheet worked out to more than {TextRules.MostDecimals} decimals "
                        + $"{(workedOut == 1 ? "is" : "are")} kept with {TextRules.MostDecimals}, such as {first}."
                )
            );
    }

    public void Advance(long read)
    {
        cancel.ThrowIfCancellationRequested();
        done += read;
        progress?.Report(new(done, bytes));
    }
}
