using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;

namespace Scorecard.Data.Import;

/// <summary>The column <c>formula</c>, which names KPIs by their codes: those of kpis.csv wait until all rows are read.</summary>
internal sealed class FormulaCells(ImportDraft draft)
{
    private readonly List<(int Line, Kpi Kpi, DateOnly From, string Text)> waiting = [];

    /// <param name="from">From when on the row holds.</param>
    public void Take(TableReader table, Kpi kpi, DateOnly from)
    {
        if (kpi.IsCalculated && table.Empties("formula"))
            table.Bad("formula", "This KPI is calculated. Write its formula, or another value_source.");
        if (table.Text("formula") is not { } text)
            return;
        if (!kpi.IsCalculated)
            table.Bad("formula", "This KPI is not calculated. Write Calculated as value_source, or empty the cell.");
        else
            waiting.Add((table.Line, kpi, from, text));
    }

    /// <summary>Gives all KPIs their formulas, and checks that each calculated one has them.</summary>
    public void Finish(string file)
    {
        foreach (var (line, kpi, from, text) in waiting)
            if (TryRead(draft, text, out var formula, out var sentence))
                draft.Context.Problems.Try(file, line, "formula", () => kpi.Calculate(from, formula));
            else if (sentence is not null)
                draft.Context.Problems.Add(file, line, "formula", sentence);
            else
                draft.Kpis.Spoil(kpi.Code);
        var given = waiting.Select(w => w.Kpi.Id).ToHashSet();
        foreach (var kpi in draft.Model().Kpis.Where(k => k.ValueSource == ValueSource.Calculated && !given.Contains(k.Id)))
            if (draft.Kpis.LineOf(kpi) is var line and > 0)
                draft.Context.Problems.Try(file, line, "formula", () => KpiTree.CheckFormulas(kpi));
    }

    /// <summary>The formula of a cell; null with a problem where it is none.</summary>
    public static Formula? Read(TableReader table, ImportDraft draft, string text)
    {
        if (TryRead(draft, text, out var formula, out var sentence))
            return formula;
        if (sentence is not null)
            table.Bad("formula", sentence);
        return null;
    }

    /// <param name="sentence">Null where a KPI that is named has a problem of its own.</param>
    private static bool TryRead(
        ImportDraft draft,
        string text,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Formula? formula,
        out string? sentence
    )
    {
        var unusable = false;
        sentence = null;
        if (Formula.TryRead(text, Find, out formula, out var problem))
            return true;
        sentence = unusable ? null : $"At character {problem.At + 1}: {problem.Sentence}";
        return false;

        long? Find(string code)
        {
            if (draft.Kpis.TryGet(code, out var kpi))
                return kpi.Id;
            unusable |= draft.Kpis.IsUnusable(code);
            return null;
        }
    }
}
