using Scorecard.Domain.Insight;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.WhatIf;

/// <summary>A unit's scores as they are and as they would be.</summary>
/// <param name="Why">What the suppositions move, KPI by KPI, in points of the unit's score.</param>
/// <param name="Left">Sentences about what was left out.</param>
public sealed record WhatIfResult(
    WhatIfResult.Line Overall,
    IReadOnlyList<WhatIfResult.Line> Lines,
    IReadOnlyList<(string Name, double Points)> Why,
    IReadOnlyList<string> Left
)
{
    private const int MostWhy = 8;

    /// <param name="Depth">0 for a perspective, 1 for an objective.</param>
    public sealed record Line(string Name, int Depth, ShownScore Now, ShownScore Then)
    {
        /// <summary>Empty where one of the two is not known.</summary>
        public string Change => Now.Value is null || Then.Value is null ? "" : Then.ChangeSince(Now);

        public bool IsChanged => Now.Text != Then.Text;
    }

    public static WhatIfResult Of(
        OrganizationView o,
        Unit unit,
        PeriodChoice period,
        IReadOnlyList<Supposition> supposed,
        IReadOnlyList<string> left
    )
    {
        var node = new NodeRef(NodeKind.Unit, unit.Id);
        var window = period.Window;
        var then = Domain.Insight.WhatIf.Of(o.Book, window, supposed);
        var why = Movement
            .Between(o.Book, window, then, window, node)
            .ByKpi.Where(k => Math.Abs(k.Points) >= 0.005 && o.Sees(o.Model.UnitOf(o.Model.Kpi(k.KpiId))))
            .Take(MostWhy)
            .Select(k => (o.Model.Kpi(k.KpiId).Name, k.Points));
        var lines = o
            .Book.Inputs(node, window)
            .SelectMany(p =>
                o.Book.Inputs(p.Node, window)
                    .Select(x => Between(x.Node, o.Model.Objective(x.Node.Id).Name, 1))
                    .Prepend(Between(p.Node, o.Model.Perspective(p.Node.PerspectiveId).Name, 0))
            );
        return new(Between(node, unit.Name, 0), [.. lines], [.. why], left);

        Line Between(NodeRef at, string name, int depth) =>
            new(name, depth, ShownScore.Of(o.Book, at, window), ShownScore.Of(then, at, window));
    }
}
