using Scorecard.Domain.Plans;

namespace Scorecard.Data.Import;

/// <summary>links.csv: what drives what, among objectives or among KPIs.</summary>
internal static class LinksFile
{
    public static void Read(ImportFiles files, ImportDraft draft)
    {
        var lines = new Dictionary<(long Cause, long Effect), int>();
        using var table = TableReader.Open(files, ImportFormat.Links, draft.Context);
        if (table is null)
            return;
        while (table.Read())
            Take(table, draft, lines);
        draft.Count("links", draft.NewLinks.Count, draft.NamedLinks);
    }

    private static void Take(TableReader table, ImportDraft draft, Dictionary<(long Cause, long Effect), int> lines)
    {
        var (cause, effect) = (table.Required("cause"), table.Required("effect"));
        var lag = table.Whole("lag");
        var raises = ReadSign(table);
        var note = table.Said("note");
        var known = IsKnown(table, draft, "cause", cause) & IsKnown(table, draft, "effect", effect);
        if (!table.Ok || !known)
            return;
        // A code may be that of an objective and of a KPI; then the objective is meant.
        if (draft.Objectives.TryGet(cause, out var driver) && draft.Objectives.TryGet(effect, out var driven))
            Set((driver.Id, driven.Id), id => new(id, driver, driven, lag ?? 0, raises ?? true, note));
        else if (draft.Kpis.TryGet(cause, out var first) && draft.Kpis.TryGet(effect, out var then))
            Set((first.Id, then.Id), id => new(id, first, then, lag ?? 0, raises ?? true, note));
        else
            table.Bad("effect", $"Of “{cause}” and “{effect}” one is an objective and the other a KPI. Link two objectives or two KPIs.");

        void Set((long Cause, long Effect) ends, Func<long, CauseEffectLink> make)
        {
            var column =
                ends.Cause == ends.Effect ? "effect"
                : lag is < 0 or > CauseEffectLink.LongestLag ? "lag"
                : "note";
            if (!lines.TryAdd(ends, table.Line))
                table.Bad("effect", $"“{cause}” drives “{effect}” on line {lines[ends]} already. Keep one of them.");
            else if (draft.Links.TryGetValue(ends, out var link))
            {
                draft.NamedLinks.Add(link);
                table.Try(
                    column,
                    () =>
                        link.Change(
                            lag ?? table.Kept("lag", link.Lag, 0),
                            raises ?? table.Kept("sign", link.Raises, true),
                            note ?? link.Note
                        )
                );
            }
            else
                table.Try(column, () => draft.NewLinks.Add(make(draft.NextId())));
        }
    }

    private static bool IsKnown(TableReader table, ImportDraft draft, string column, string code)
    {
        if (draft.Objectives.TryGet(code, out _) || draft.Kpis.TryGet(code, out _))
            return true;
        if (code.Length > 0 && !draft.Objectives.IsUnusable(code) && !draft.Kpis.IsUnusable(code))
            table.Bad(column, $"There is no objective and no KPI “{code}”. Add it to objectives.csv or kpis.csv, or correct the code.");
        return false;
    }

    private static bool? ReadSign(TableReader table)
    {
        switch (table.Text("sign"))
        {
            case null:
                return null;
            case "+":
                return true;
            case "-":
                return false;
            default:
                table.Bad("sign", "Write + where more of the cause means more of the effect, or - where it means less.");
                return null;
        }
    }
}
