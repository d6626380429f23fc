using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Import;

/// <summary>kpis.csv: KPIs, each with its first definition and its parent.</summary>
internal static class KpisFile
{
    private static readonly string File = ImportFormat.Kpis.File;

    /// <param name="hasValues">Whether values are recorded for a KPI.</param>
    public static async Task ReadAsync(ImportFiles files, ImportDraft draft, Func<Kpi, Task<bool>> hasValues)
    {
        var parents = new List<(int Line, Kpi Child, string Parent)>();
        var formulas = new FormulaCells(draft);
        using (var table = TableReader.Open(files, ImportFormat.Kpis, draft.Context))
        {
            while (table?.Read() == true)
            {
                var code = table.Required("code");
                if (!draft.Kpis.Claim(table, code) || await TakeAsync(table, draft, formulas, code, hasValues) is not { } kpi)
                    draft.Kpis.Spoil(code);
                else if (table.Said("parent") is { } parent)
                    parents.Add((table.Line, kpi, parent));
            }
            draft.Kpis.Finish(table, files.Find(ImportFormat.Kpis) is not null);
        }
        foreach (var (line, child, code) in parents)
            if (code.Length == 0)
                child.FeedInto(null);
            else if (draft.Kpis.TryGet(code, out var parent))
                child.FeedInto(parent.Id);
            else if (!draft.Kpis.IsUnusable(code))
                draft.Context.Problems.Add(File, line, "parent", $"There is no KPI “{code}”. Add it to kpis.csv, or correct the code.");
        formulas.Finish(File);
        draft.Count("KPIs", draft.Kpis);
        CheckParents(draft);
    }

    private static async Task<Kpi?> TakeAsync(
        TableReader table,
        ImportDraft draft,
        FormulaCells formulas,
        string code,
        Func<Kpi, Task<bool>> hasValues
    )
    {
        draft.Kpis.TryGet(code, out var kpi);
        var objective = FindObjective(table, draft);
        var details = KpiCells.ReadDetails(table, kpi);
        var definition = KpiCells.ReadDefinition(table, kpi, details.Frequency, draft.NewFrom(details.Frequency));
        var updaters = table.People("updaters") ?? kpi?.Updaters.Select(u => u.PersonId).ToList() ?? [];
        var closed = table.Day("closed_from");
        if (!table.Ok || objective is null)
            return null;

        if (kpi is not null)
        {
            draft.Kpis.Named.Add(kpi);
            definition = await UpdateAsync(table, draft.Months, kpi, objective, details, definition!, hasValues);
        }
        else if (
            table.Try(
                KpiCells.ColumnToBlame(details, definition!),
                () => kpi = new Kpi(draft.NextId(), objective, code, details, definition!)
            )
        )
            draft.Kpis.Add(kpi!);
        kpi?.NameUpdaters(updaters);
        if (kpi is not null && closed is { } day)
            table.Try("closed_from", () => kpi.Close(day));
        else if (kpi is not null && table.Empties("closed_from"))
            kpi.Reopen();
        if (kpi is not null)
            formulas.Take(table, kpi, definition!.EffectiveFrom);
        return table.Ok ? kpi : null;
    }

    /// <returns>The definition as it holds.</returns>
    private static async Task<KpiDefinition> UpdateAsync(
        TableReader table,
        StructureMonths months,
        Kpi kpi,
        Objective objective,
        KpiDetails details,
        KpiDefinition definition,
        Func<Kpi, Task<bool>> hasValues
    )
    {
        if (ColumnOfOtherValues(kpi, details) is { } column && await hasValues(kpi))
            table.Try(column, () => kpi.CheckRecorded(details));
        var began = kpi.BeginsOn;
        if (!table.Ok)
            return definition;
        if (table.Text("effective_from") is not null)
            months.Note(kpi, definition.EffectiveFrom > began ? definition.EffectiveFrom : DateOnly.MinValue);
        else if (months.Given is { } given && given > began && !IsFirst(kpi, definition))
            definition = definition.From(table.PeriodContaining(given, details.Frequency));
        kpi.MoveTo(objective);
        table.Try(
            KpiCells.ColumnToBlame(details, definition),
            () =>
            {
                kpi.Describe(details, definition);
                if (definition.EffectiveFrom <= began || !Holds(kpi, definition))
                    DefinitionsFile.Define(kpi, definition);
                if (definition.EffectiveFrom < began)
                    kpi.Undefine(began);
            }
        );
        return definition;
    }

    private static bool IsFirst(Kpi kpi, KpiDefinition definition) => Same(kpi.Definitions[0], definition);

    /// <summary>Whether what a definition says holds already when it begins.</summary>
    private static bool Holds(Kpi kpi, KpiDefinition definition) =>
        kpi.DefinitionOn(definition.EffectiveFrom) is { } known && Same(known, definition);

    private static bool Same(KpiDefinition one, KpiDefinition other) => one.Scale == other.Scale && one.Weight == other.Weight;

    /// <summary>The column that asks for another kind of values, which those that are recorded would contradict; null for none.</summary>
    private static string? ColumnOfOtherValues(Kpi kpi, KpiDetails details) =>
        details.Frequency != kpi.Frequency ? "frequency"
        : (details.Aggregation == TimeAggregation.Ratio) != (kpi.Aggregation == TimeAggregation.Ratio) ? "aggregation"
        : (details.Direction == Direction.YesNo) != (kpi.Direction == Direction.YesNo) ? "direction"
        : null;

    private static Objective? FindObjective(TableReader table, ImportDraft draft)
    {
        var code = table.Required("objective");
        if (!draft.Objectives.TryGet(code, out var objective) && code.Length > 0 && !draft.Objectives.IsUnusable(code))
            table.Bad("objective", $"There is no objective “{code}”. Add it to objectives.csv, or correct the code.");
        return objective;
    }

    private static void CheckParents(ImportDraft draft)
    {
        var model = draft.Model();
        var fit = true;
        foreach (var child in model.Kpis.Where(k => k.ParentId is not null))
        {
            var parent = model.Kpi(child.ParentId!.Value);
            var line = draft.Kpis.LineOf(child) is var own and > 0 ? own : draft.Kpis.LineOf(parent);
            fit &= draft.Context.Problems.Try(File, line, "parent", () => KpiTree.CheckPair(child, parent, model.UnitOf));
        }
        if (fit && model.Kpis.FirstOrDefault(k => InCircle(k, model.Kpi)) is { } kpi)
            draft.Context.Problems.Try(File, draft.Kpis.LineOf(kpi), "parent", () => KpiTree.Check(model.Kpis, model.UnitOf));
        else if (
            fit
            && model.Kpis.FirstOrDefault(k => k.IsCalculated) is { } first
            && !draft.Context.Problems.Try(File, draft.Kpis.LineOf(first), "formula", () => KpiTree.CheckDepth(model.Kpis))
        )
            return;
        else if (fit && model.Kpis.FirstOrDefault(k => k.IsCalculated && IsMadeOf(model, k, k)) is { } calculated)
            draft.Context.Problems.Try(File, draft.Kpis.LineOf(calculated), "formula", () => KpiTree.Check(model.Kpis, model.UnitOf));
    }

    private static bool IsMadeOf(OrganizationModel model, Kpi kpi, Kpi of)
    {
        var met = new HashSet<long>();
        var open = new Stack<Kpi>(Below(kpi));
        while (open.TryPop(out var next))
            if (next == of)
                return true;
            else if (met.Add(next.Id))
                foreach (var below in Below(next))
                    open.Push(below);
        return false;

        IEnumerable<Kpi> Below(Kpi at) => model.ChildrenOf(at).Concat(model.NamedBy(at));
    }

    private static bool InCircle(Kpi kpi, Func<long, Kpi> find)
    {
        var (slow, fast) = (kpi, kpi);
        while (fast.ParentId is { } one && find(one).ParentId is { } two)
        {
            (slow, fast) = (find(slow.ParentId!.Value), find(two));
            if (slow == fast)
                return true;
        }
        return false;
    }
}
