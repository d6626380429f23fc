using Scorecard.Data.Operations;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Api;

/// <param name="Values">1 to 10,000.</param>
/// <param name="Reason">Why closed months are changed; without it, rows of closed months are refused.</param>
public sealed record ValueBatch(IReadOnlyList<BatchRow?>? Values, string? Reason);

/// <param name="Kpi">A KPI's code or id.</param>
/// <param name="Period">At the KPI's frequency, such as 2026-03, 2026-Q1 or 2026-03-31.</param>
/// <param name="Value">The number; 1 for yes and 0 for no. Of a ratio numerator and denominator instead.</param>
/// <param name="NotApplicable">In place of a value; the note says why.</param>
/// <param name="Withdraw">In place of a value: what is recorded is taken back.</param>
/// <param name="Meant">Takes the value though it is far from what the KPI usually is.</param>
public sealed record BatchRow(
    string? Kpi,
    string? Period,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool? NotApplicable,
    bool? Withdraw,
    string? Note,
    bool? Meant
)
{
    internal ValueRow Row() => ValueSent.Row(Kpi, Period, Value, Numerator, Denominator, NotApplicable, Withdraw, Note, Meant, null);
}

/// <param name="Reason">Why a closed month is changed; without it that is refused.</param>
/// <inheritdoc cref="BatchRow"/>
public sealed record ValueSent(
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool? NotApplicable,
    string? Note,
    bool? Meant,
    string? Reason
)
{
    internal ValueRow Row(string kpi, string period, int? seen) =>
        Row(kpi, period, Value, Numerator, Denominator, NotApplicable, null, Note, Meant, seen);

    internal static ValueRow Row(
        string? kpi,
        string? period,
        decimal? value,
        decimal? numerator,
        decimal? denominator,
        bool? notApplicable,
        bool? withdraw,
        string? note,
        bool? meant,
        int? seen
    )
    {
        var given =
            Count(value is not null)
            + Count((numerator ?? denominator) is not null)
            + Count(notApplicable == true)
            + Count(withdraw == true);
        var problem = given switch
        {
            0 => "There is nothing to record: send a value, a numerator with its denominator, or notApplicable.",
            1 => null,
            _ => "The row says several things at once. Send a value, a numerator with its denominator, notApplicable or withdraw.",
        };
        return new(kpi, period, new(value, numerator, denominator, notApplicable == true), note, meant == true, seen) { Problem = problem };

        static int Count(bool isGiven) => isGiven ? 1 : 0;
    }
}

/// <param name="Results">One a row, in their order.</param>
public sealed record BatchAnswer(int Recorded, int Waiting, int Unchanged, int Refused, IReadOnlyList<RowAnswer> Results)
{
    internal static BatchAnswer Of(RowOutcome[] outcomes)
    {
        var results = new RowAnswer[outcomes.Length];
        for (var i = 0; i < results.Length; i++)
            results[i] = new(i, ValueAnswer.StateOf(outcomes[i].State), outcomes[i].Revision, outcomes[i].Sentence);
        return new(
            results.Count(r => r.State == ValueState.Recorded),
            results.Count(r => r.State == ValueState.Waiting),
            results.Count(r => r.State == ValueState.Unchanged),
            results.Count(r => r.State == ValueState.Refused),
            results
        );
    }
}

/// <param name="Row">From 0 on.</param>
/// <param name="Revision">The highest of the period; 0 where there is none.</param>
/// <param name="Problem">Why it was refused.</param>
public sealed record RowAnswer(int Row, ValueState State, int Revision, string? Problem);

public enum ValueState
{
    Recorded,

    /// <summary>It counts once it is approved.</summary>
    Waiting,
    Unchanged,
    Refused,
}

/// <param name="Revision">The highest of the period; 0 where there is none.</param>
public sealed record ValueAnswer(ValueState State, int Revision)
{
    /// <exception cref="Refused">It was not recorded.</exception>
    internal static ValueAnswer Of(RowOutcome outcome) =>
        outcome.State switch
        {
            RowState.Hidden => throw new Refused(StatusCodes.Status404NotFound, outcome.Sentence!),
            RowState.Forbidden => throw new Refused(StatusCodes.Status403Forbidden, outcome.Sentence!),
            RowState.Conflict => throw new Refused(StatusCodes.Status412PreconditionFailed, outcome.Sentence!),
            RowState.Refused => throw new Refused(StatusCodes.Status422UnprocessableEntity, outcome.Sentence!),
            RowState.Recorded or RowState.Waiting or RowState.Unchanged => new(StateOf(outcome.State), outcome.Revision),
        };

    internal static ValueState StateOf(RowState state) =>
        state switch
        {
            RowState.Recorded => ValueState.Recorded,
            RowState.Waiting => ValueState.Waiting,
            RowState.Unchanged => ValueState.Unchanged,
            RowState.Refused or RowState.Conflict or RowState.Hidden or RowState.Forbidden => ValueState.Refused,
        };
}
