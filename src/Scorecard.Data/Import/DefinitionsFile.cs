using Scorecard.Domain.Kpis;

namespace Scorecard.Data.Import;

/// <summary>definitions.csv: what changes from a later period on. A cell that is not given holds on from the definition before.</summary>
internal static class DefinitionsFile
{
    public static void Read(ImportFiles files, ImportDraft draft)
    {
        var seen = new Dictionary<(long Kpi, DateOnly From), int>();
        var (added, changed) = (0, 0);
        using var table = TableReader.Open(files, ImportFormat.Definitions, draft.Context);
        if (table is null)
            return;
        foreach (var line in table.LinesBy(() => draft.Context.Period(table.Text("effective_from") ?? "", null).Period?.Start))
        {
            var code = table.Required("kpi");
            draft.Kpis.TryGet(code, out var kpi);
            var from = table.Period("effective_from", kpi?.Frequency);
            _ = table.Required("effective_from");
            if (kpi is null && code.Length > 0 && !draft.Kpis.IsUnusable(code))
                table.Bad("kpi", $"There is no KPI “{code}”. Add it to kpis.csv, or correct the code.");
            if (!table.Ok || kpi is null || from is not { } period)
                continue;
            if (!seen.TryAdd((kpi.Id, period.Start), line))
                table.Bad(
                    "effective_from",
                    $"“{code}” has a definition from then on line {seen[(kpi.Id, period.Start)]} already. Keep one of them."
                );
            else if (period.Start <= kpi.BeginsOn)
                table.Bad("effective_from", $"“{code}” does not begin before this period. The first definition stands in kpis.csv.");
            else if (ReadDefinition(table, kpi, period.Start) is { } definition)
            {
                var known = kpi.Definitions.Any(d => d.EffectiveFrom == period.Start);
                var differs = false;
                if (table.Text("formula") is { } formula && FormulaCells.Read(table, draft, formula) is { } read)
                    definition = definition.With(read);
                if (!table.Ok)
                    continue;
                table.Try("scale", () => differs = Define(kpi, definition));
                added += known ? 0 : 1;
                changed += known && differs ? 1 : 0;
            }
        }
        draft.Counts.Add(new("definitions", added, changed, seen.Count - added - changed, 0));
    }

    /// <summary>Sets a definition unless the KPI has it already; whether it did not.</summary>
    public static bool Define(Kpi kpi, KpiDefinition definition)
    {
        var known = kpi.Definitions.FirstOrDefault(d => d.EffectiveFrom == definition.EffectiveFrom);
        if (known?.SaysAs(definition) == true)
            return false;
        kpi.Define(definition);
        return true;
    }

    private static KpiDefinition? ReadDefinition(TableReader table, Kpi kpi, DateOnly from)
    {
        table.Unit = kpi.UnitOfMeasure;
        var before = kpi.Definitions.Last(d => d.EffectiveFrom < from);
        var weight = table.Number("weight") ?? before.Weight;
        KpiDefinition? definition = null;
        if (ScaleCells.Read(table, before.Scale, _ => false) is { } scale && table.Ok)
            table.Try("scale", () => definition = new KpiDefinition(from, scale, weight, before.Formula));
        return definition;
    }
}
