using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>How a KPI hangs together with others by formulas: what makes it, and what it makes.</summary>
/// <param name="Formula">With names; null where it is not calculated.</param>
/// <param name="Worked">The formula with numbers; null without one.</param>
/// <param name="Gap">Why it has no value.</param>
/// <param name="Hidden">How many KPIs of the formula the person may not see.</param>
public sealed record Calculation(
    string? Formula,
    string? Worked,
    string? Gap,
    int Hidden,
    IReadOnlyList<Calculation.Node> Inputs,
    IReadOnlyList<Calculation.Node> Users
)
{
    /// <summary>So many steps down are drawn; the page of each KPI goes on.</summary>
    private const int Depth = 4;

    /// <param name="MadeOf">What its own formula names, as far as the person sees it.</param>
    public sealed record Node(string Id, string Name, string Unit, string Value, ShownScore Score, IReadOnlyList<Node> MadeOf);

    /// <summary>Null where no formula has to do with the KPI that the person may see.</summary>
    public static Calculation? Of(OrganizationView o, Kpi kpi, Window window)
    {
        var view = o.Book.FormulaIn(kpi.Id, window);
        List<Node> users = [.. o.Model.CalculatedFrom(kpi).Where(k => o.Sees(o.Model.UnitOf(k))).Select(k => NodeOf(o, k, window, 0))];
        if (view is null)
            return kpi.IsCalculated && (kpi.DefinitionOn(window.End) ?? kpi.Definitions[0]).Formula is { } other
                    ? new(FormulaWords.Named(o, other), null, null, 0, [], users)
                : users.Count == 0 ? null
                : new(null, null, null, 0, [], users);
        var ids = view.Formula.KpiIds.ToList();
        List<Kpi> seen = [.. Seen(o, ids)];
        return new(
            FormulaWords.Named(o, view.Formula),
            FormulaWords.Worked(o, view),
            FormulaWords.Gap(o, view.Answer),
            ids.Count - seen.Count,
            [.. seen.Select(k => NodeOf(o, k, window, Depth))],
            users
        );
    }

    private static IEnumerable<Kpi> Seen(OrganizationView o, IEnumerable<long> ids) =>
        ids.Where(id => o.Model.TryKpi(id, out var kpi) && o.Sees(o.Model.UnitOf(kpi))).Select(o.Model.Kpi);

    private static Node NodeOf(OrganizationView o, Kpi kpi, Window window, int depth) =>
        new(
            PublicIds.Format(kpi.Id),
            kpi.Name,
            o.Model.UnitOf(kpi).Name,
            KpiWords.Value(kpi, o.Book.Figure(kpi.Id, window)),
            ShownScore.Of(o.Book, new(NodeKind.Kpi, kpi.Id), window),
            depth > 1 && o.Book.FormulaIn(kpi.Id, window) is { } view
                ? [.. Seen(o, view.Formula.KpiIds).Select(k => NodeOf(o, k, window, depth - 1))]
                : []
        );
}
