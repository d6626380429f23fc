using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Import;

/// <content>
/// revisions.csv: reports that do not count, of values whose other reports are known or stand in values.csv, and those that the KPI would
/// not take today.
/// </content>
internal sealed partial class ValuesFile
{
    private const string NoRevision = "The reports of a value are numbered 1, 2, 3, … Write such a number.";

    private int told,
        toldBefore;

    private void ReadRevisions(ImportFiles files, Action<Measurement> write)
    {
        using var table = TableReader.Open(files, ImportFormat.Revisions, draft.Context);
        if (table is null)
            return;
        while (table.Read())
            if (TakeRevision(table) is { } measurement && !draft.AnyProblem)
                write(measurement);
        draft.Counts.Add(new("earlier reports", told, 0, toldBefore, 0));
    }

    private Measurement? TakeRevision(TableReader row)
    {
        if (Find(row, out var given) is not { } target)
            return null;
        var revision = row.Required("revision").Length > 0 ? row.Whole("revision") ?? 0 : 0;
        var standing = row.RequiredChoice<Standing>("standing");
        var withdrawn = row.YesNo("withdrawn") ?? false;
        var value = withdrawn ? MeasuredValue.Withdrawn : ReadReport(row, target.Kpi);
        var note = row.Text("note");
        var at = row.Moment("recorded_at") ?? now;
        var person = row.Person("recorded_by") ?? by;
        if (at > now)
            row.Bad("recorded_at", "This time lies in the future. Correct it, or empty the cell.");
        if (row.Ok && revision < 1)
            row.Bad("revision", NoRevision);
        if (!row.Ok || given is not { } period)
            return null;
        if (!known.Tell(target.Row, period.Start, revision, out var isKnown))
        {
            row.Bad("revision", "A later report of this value stands above. Sort those of a period by their revision, each with its own.");
            return null;
        }
        if (isKnown)
        {
            toldBefore++;
            return null;
        }
        Measurement? measurement = null;
        if (row.Try("period", () => measurement = target.Kpi.Keep(period, value, note, revision, calendar, today, at, person, standing)))
        {
            told++;
            draft.Restating.Note(target.Kpi, period);
        }
        return measurement;
    }

    /// <summary>What was reported, whatever the KPI takes today.</summary>
    private static MeasuredValue ReadReport(TableReader row, Kpi kpi)
    {
        var value = kpi.Direction == Direction.YesNo ? row.Answer("value") : row.Number("value");
        var (numerator, denominator) = (row.Number("numerator"), row.Number("denominator"));
        if (row.YesNo("not_applicable") == true)
        {
            if (value is not null || numerator is not null || denominator is not null)
                row.Bad("not_applicable", "The row says both a value and not applicable. Keep one of them.");
            return MeasuredValue.NA;
        }
        if (row.Ok && value is null && (numerator is null || denominator is null))
            row.Bad("value", "Write what was reported, or yes under not_applicable or withdrawn.");
        else if (value is not null && (numerator ?? denominator) is not null)
            row.Bad("value", "The row says both a value and its parts. Keep one of them.");
        row.Try(
            value is null ? "numerator" : "value",
            () => (value, numerator, denominator) = (Kept(value, kpi), Kept(numerator, kpi), Kept(denominator, kpi))
        );
        return new(value, numerator, denominator, false);
    }
}
