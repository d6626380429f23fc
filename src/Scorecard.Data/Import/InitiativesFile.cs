using Scorecard.Domain;
using Scorecard.Domain.Plans;

namespace Scorecard.Data.Import;

/// <summary>
/// initiatives.csv: initiatives with what they serve, their milestones and what each waits for. A list replaces what was there.
/// </summary>
internal static class InitiativesFile
{
    public static void Read(ImportFiles files, ImportDraft draft)
    {
        var rows = new List<(int Line, Initiative Initiative, string Firsts)>();
        using var table = TableReader.Open(files, ImportFormat.Initiatives, draft.Context);
        if (table is null)
            return;
        while (table.Read())
        {
            var code = table.Required("code");
            if (!draft.Initiatives.Claim(table, code) || Take(table, draft, code) is not { } initiative)
                draft.Initiatives.Spoil(code);
            else if (table.Said("awaits") is { } firsts)
                rows.Add((table.Line, initiative, firsts));
        }
        draft.Initiatives.Finish(table, isThere: true);
        AwaitsColumn.Read(draft, rows);
        draft.Count("initiatives", draft.Initiatives);
    }

    private static Initiative? Take(TableReader table, ImportDraft draft, string code)
    {
        draft.Initiatives.TryGet(code, out var initiative);
        var unit = ObjectivesFile.FindUnit(table, draft);
        table.Unit = draft.Organization.Currency ?? "";
        var plan = ReadPlan(table, initiative);
        var status = table.Choice<InitiativeStatus>("status") ?? table.Kept("status", initiative?.Status) ?? default;
        var progress = table.Share("progress") ?? table.Kept("progress", initiative?.Progress) ?? 0;
        var spent = table.Number("spent") ?? table.Kept("spent", initiative?.Spent) ?? 0;
        var note = table.Said("note") ?? initiative?.Note;
        var objectives = Find(table, "objectives", draft.Objectives, "objective", ImportFormat.Objectives);
        var kpis = Find(table, "kpis", draft.Kpis, "KPI", ImportFormat.Kpis);
        var milestones = MilestonesColumn.Read(table);
        if (!table.Ok || unit is null)
            return null;

        if (initiative is not null)
        {
            draft.Initiatives.Named.Add(initiative);
            if (initiative.UnitId != unit.Id)
                table.Bad(
                    "unit",
                    $"The initiative “{initiative.Code}” belongs to another unit. "
                        + "An import does not move initiatives; give this one a code of its own."
                );
            table.Try(ColumnToBlame(plan), () => initiative.Plan(plan));
        }
        else if (
            table.Try("code", () => TextRules.Code(code, "Initiative"))
            && table.Try(ColumnToBlame(plan), () => initiative = new Initiative(draft.NextId(), unit, code, plan))
        )
            draft.Initiatives.Add(initiative!);
        else
            return null;
        table.Try(ColumnToBlame(status, progress, spent), () => initiative!.Report(status, progress, spent, note));
        if (objectives is not null || kpis is not null)
            initiative!.Serve(
                objectives ?? draft.Objectives.All.Where(o => initiative.ObjectiveIds.Contains(o.Id)),
                kpis ?? draft.Kpis.All.Where(k => initiative.KpiIds.Contains(k.Id))
            );
        if (milestones is not null)
            MilestonesColumn.Match(initiative!, milestones);
        return table.Ok ? initiative : null;
    }

    private static InitiativePlan ReadPlan(TableReader table, Initiative? known) =>
        new(
            table.RequiredName("Initiative"),
            table.RequiredDay("start"),
            table.RequiredDay("due"),
            table.Number("budget") ?? table.Kept("budget", known?.Budget),
            table.Person("owner") ?? table.Kept("owner", known?.OwnerId),
            table.Said("description") ?? known?.Description
        );

    /// <summary>Null where what is there stays.</summary>
    private static List<T>? Find<T>(TableReader table, string column, Drafted<T> among, string what, TableFormat format)
        where T : class
    {
        if (table.Said(column) is not { } codes)
            return null;
        var found = new List<T>();
        foreach (var code in TableReader.Parts(codes))
            if (among.TryGet(code, out var one))
                found.Add(one);
            else if (!among.IsUnusable(code))
                table.Bad(column, $"There is no {what} “{code}”. Add it to {format.File}, or correct the code.");
        return found;
    }

    private static string? ColumnToBlame(InitiativePlan plan) =>
        plan.Due < plan.Start ? "due"
        : plan.Budget is < 0 or > TextRules.LargestNumber ? "budget"
        : plan.Description?.Length > TextRules.DescriptionLength ? "description"
        : null;

    private static string ColumnToBlame(InitiativeStatus status, decimal progress, decimal spent) =>
        spent is < 0 or > TextRules.LargestNumber ? "spent"
        : status == InitiativeStatus.Done && progress < 1 ? "progress"
        : "note";
}
