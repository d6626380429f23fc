using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Import;

/// <summary>values.csv: streamed, so that a million rows take no more memory than their keys.</summary>
internal sealed partial class ValuesFile(
    ImportDraft draft,
    OrganizationModel model,
    KnownValues known,
    ValueQuestions questions,
    DateTime now,
    long? by
)
{
    private readonly Dictionary<string, Target> targets = model
        .Kpis.Select((k, i) => new Target(k, i, model.ClosedFrom(model.UnitOf(k))))
        .ToDictionary(t => t.Kpi.Code, StringComparer.OrdinalIgnoreCase);
    private readonly FiscalCalendar calendar = model.Organization.Calendar;
    private readonly DateOnly today = model.Organization.DateAt(now);
    private int added,
        changed,
        unchanged,
        approved,
        settled;

    private sealed record Target(Kpi Kpi, int Row, DateOnly? ClosedFrom);

    /// <param name="write">Takes each new measurement; no longer called once anything is wrong.</param>
    public void Read(ImportFiles files, Action<Measurement> write)
    {
        ReadRevisions(files, write);
        using var table = TableReader.Open(files, ImportFormat.Values, draft.Context);
        if (table is null)
            return;
        while (table.Read())
            if (Take(table) is { } measurement && !draft.AnyProblem)
                write(measurement);
        draft.Counts.Add(new("values", added, changed, unchanged, 0));
        if (approved > 0)
            draft.Context.Notes.Add(
                $"{Plural.Of(approved, "value")} of KPIs whose values need approval: an import counts at once."
                    + (settled > 0 ? $" {Plural.Of(settled, "value")} that waited for approval give way to it." : "")
            );
    }

    private Measurement? Take(TableReader row)
    {
        if (Find(row, out var given) is not { } target)
            return null;
        var missing = row.IsMissing("value") || row.IsMissing("numerator") || row.IsMissing("denominator");
        if (missing && !draft.Context.Questions.Choices.MissingIsNotApplicable && row.YesNo("not_applicable") != true)
            return null;
        var value = missing ? MeasuredValue.NA : ReadValue(row, target.Kpi);
        var note = row.Said("note");
        var at = row.Moment("recorded_at") ?? now;
        var person = row.Person("recorded_by") ?? by;
        var said = row.Whole("revision");
        if (at > now)
            row.Bad("recorded_at", "This time lies in the future. Correct it, or empty the cell.");
        if (said < 1)
            row.Bad("revision", NoRevision);
        if (!row.Ok || given is not { } period)
            return null;

        if (period.Frequency != target.Kpi.Frequency || !calendar.Has(period))
        {
            row.Bad("period", target.Kpi.Refusal(period, calendar, target.ClosedFrom, today)!);
            return null;
        }
        var (revision, same, waits) = known.Compare(target.Row, period.Start, value, note, row.Line, out var earlier);
        if (earlier > 0)
        {
            row.Bad(
                "period",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"“{target.Kpi.Code}” has a value for {row.Text("period")} on line {earlier} already. Keep one of them."
                )
            );
            return null;
        }
        if (same)
        {
            unchanged++;
            return null;
        }
        if (known.Next(target.Row, period.Start, revision, said) is not { } next)
        {
            row.Bad("revision", $"revisions.csv tells revision {said} of this value already. Give each its own number.");
            return null;
        }
        var measurement = Record(row, target, period, value, note, next - 1, revision == 0, at, person);
        if (measurement is not null && target.Kpi.NeedsApproval)
            (approved, settled) = (approved + 1, settled + (waits ? 1 : 0));
        return measurement;
    }

    /// <summary>The KPI of a row; null with a problem where there is none.</summary>
    private Target? Find(TableReader row, out Period? given)
    {
        var code = row.Required("kpi");
        targets.TryGetValue(code, out var target);
        given = row.Period("period", target?.Kpi.Frequency);
        _ = row.Required("period");
        if (target is not null)
            row.Unit = target.Kpi.UnitOfMeasure;
        else if (code.Length > 0 && !draft.Kpis.IsUnusable(code))
            row.Bad("kpi", $"There is no KPI “{code}”. Add it to kpis.csv, or correct the code.");
        return target;
    }

    private Measurement? Record(
        TableReader row,
        Target target,
        Period period,
        MeasuredValue value,
        string? note,
        int revision,
        bool isNew,
        DateTime at,
        long? person
    )
    {
        if (target.Kpi.Refusal(period, calendar, target.ClosedFrom, today) is { } refusal)
        {
            row.Bad("period", refusal);
            return null;
        }
        Measurement? measurement = null;
        if (
            row.Try(
                "value",
                () => measurement = target.Kpi.Record(period, value, note, revision, calendar, target.ClosedFrom, today, at, person)
            )
        )
        {
            _ = isNew ? added++ : changed++;
            questions.Know(target.Row, period.Start, value, isNew: true);
            draft.Restating.Note(target.Kpi, period);
        }
        return measurement;
    }

    /// <summary>The value as it would be kept, so that it compares with what is.</summary>
    private static MeasuredValue ReadValue(TableReader row, Kpi kpi)
    {
        var value = kpi.Direction == Direction.YesNo ? row.Answer("value") : row.Number("value");
        var (numerator, denominator) = (row.Number("numerator"), row.Number("denominator"));
        var ratio = kpi.Aggregation == TimeAggregation.Ratio;
        if (row.YesNo("not_applicable") == true)
        {
            if (value is not null || numerator is not null || denominator is not null)
                row.Bad("not_applicable", "The row says both a value and not applicable. Keep one of them.");
            return MeasuredValue.NA;
        }
        if (!row.Ok)
            return default;
        if (ratio && value is not null)
            row.Bad("value", $"“{kpi.Code}” is a ratio: its value comes from numerator and denominator. Empty this cell.");
        else if (!ratio && (numerator is not null || denominator is not null))
            row.Bad(
                numerator is null ? "denominator" : "numerator",
                $"“{kpi.Code}” is not a ratio. Write its number under value, and empty this cell."
            );
        else if (ratio ? numerator is null || denominator is null : value is null)
        {
            var remedy = ratio ? "A ratio needs numerator and denominator" : "Write the value";
            row.Bad(
                !ratio ? "value"
                    : numerator is null ? "numerator"
                    : "denominator",
                $"This cell is empty. {remedy}, write yes under not_applicable, or take the row away."
            );
        }
        else
            row.Try(
                ratio ? "numerator" : "value",
                () => (value, numerator, denominator) = (Kept(value, kpi), Kept(numerator, kpi), Kept(denominator, kpi))
            );
        return new(value, numerator, denominator, false);
    }

    private static decimal? Kept(decimal? number, Kpi kpi) => number is { } amount ? TextRules.Amount(amount, kpi.Code) : null;
}
