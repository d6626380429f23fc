using Scorecard.Domain.Kpis;

namespace Scorecard.Data.Import;

/// <content>revisions.csv: reports that do not count, of values whose other reports are known or stand in values.csv.</content>
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
        var value = withdrawn ? MeasuredValue.Withdrawn : ReadValue(row, target.Kpi);
        var note = row.Text("note");
        var at = row.Moment("recorded_at") ?? now;
        var person = row.Person("recorded_by") ?? by;
        if (at > now)
            row.Bad("recorded_at", "This time lies in the future. Correct it, or empty the cell.");
        if (row.Ok && revision < 1)
            row.Bad("revision", NoRevision);
        if (!row.Ok || given is not { } period)
            return null;
        if (target.Kpi.Refusal(period, calendar, target.ClosedFrom, today) is { } refusal)
        {
            row.Bad("period", refusal);
            return null;
        }
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
        if (
            row.Try(
                "value",
                () =>
                    measurement = target.Kpi.Record(
                        period,
                        value,
                        note,
                        revision - 1,
                        calendar,
                        target.ClosedFrom,
                        today,
                        at,
                        person,
                        standing
                    )
            )
        )
        {
            told++;
            draft.Restating.Note(target.Kpi, period);
        }
        return measurement;
    }
}
