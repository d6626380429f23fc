using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Domain;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

internal static class ScoreApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/scores", ListAsync)
            .WithName("listScores")
            .WithTags("Scores")
            .WithSummary("The scores of units, objectives or KPIs in a period.")
            .WithDescription(
                "kind says of what, unit narrows to a unit and those below it. "
                    + "period is a month or longer, such as 2026-03, 2026-Q1 or 2026; "
                    + "without it, the last month that is over and has values. toDate takes the fiscal year up to that month."
            );
        api.MapGet("/scores/{kind}/{id}", GetAsync)
            .WithName("getScore")
            .WithTags("Scores")
            .WithSummary("One score. A perspective's is asked for by its unit, with the perspective's name beside it.");
    }

    private static async Task<Ok<Paged<ScoreData>>> ListAsync(
        ApiReader reader,
        ScoredKind? kind,
        string? unit,
        string? period,
        bool? toDate,
        string? cursor,
        int? limit,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            await reader.ReadAsync(
                o =>
                {
                    var window = reader.Window(o, period, toDate);
                    var units = ApiReader.Below(o, unit);
                    return Paged.Of(
                        Nodes(o, kind ?? ScoredKind.Unit, units),
                        n => n.Id,
                        n => ScoreData.Of(o, n, window.Window),
                        cursor,
                        limit
                    );
                },
                cancel
            )
        );

    private static async Task<Ok<ScoreData>> GetAsync(
        ApiReader reader,
        ScoredKind kind,
        string id,
        string? perspective,
        string? period,
        bool? toDate,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            await reader.ReadAsync(
                o =>
                {
                    var window = reader.Window(o, period, toDate);
                    return ScoreData.Of(o, ApiReader.Node(o, kind, id, perspective), window.Window);
                },
                cancel
            )
        );

    public static IEnumerable<NodeRef> Nodes(OrganizationView o, ScoredKind kind, HashSet<long> units) =>
        ApiReader.Known(kind) switch
        {
            ScoredKind.Unit => o.Model.Units.Where(u => units.Contains(u.Id)).Select(u => new NodeRef(NodeKind.Unit, u.Id)),
            ScoredKind.Objective => o
                .Model.Objectives.Where(x => units.Contains(x.UnitId))
                .Select(x => new NodeRef(NodeKind.Objective, x.Id)),
            ScoredKind.Kpi => o.Model.Kpis.Where(k => units.Contains(o.Model.UnitOf(k).Id)).Select(k => new NodeRef(NodeKind.Kpi, k.Id)),
            ScoredKind.Perspective => o
                .Model.Units.Where(u => units.Contains(u.Id))
                .OrderBy(u => u.Id)
                .SelectMany(u => o.Model.Perspectives.Select(p => new NodeRef(NodeKind.Perspective, u.Id, p.Id))),
        };
}

/// <param name="Id">Of a perspective, its unit's.</param>
/// <param name="Score">0 to 100; null where there is none.</param>
/// <param name="Coverage">The share of weight that has reported, 0 to 1.</param>
/// <param name="Low">If all that is missing scored 0.</param>
/// <param name="High">If all that is missing scored 100.</param>
/// <param name="About">Whether something counts in it roughly, which the token may not see.</param>
/// <param name="Value">Of a KPI.</param>
public sealed record ScoreData(
    ScoredKind Kind,
    string Id,
    string? Code,
    string Name,
    string? Perspective,
    string Period,
    double? Score,
    ScoreState State,
    Status Status,
    double? Coverage,
    double? Low,
    double? High,
    bool Partial,
    bool About,
    double? Value
)
{
    public static ScoreData Of(OrganizationView o, NodeRef node, Window window)
    {
        var (model, calendar) = (o.Model, o.Model.Organization.Calendar);
        var score = o.Book.Score(node, window);
        var kpi = node.Kind == NodeKind.Kpi ? model.Kpi(node.Id) : null;
        var figure = kpi is null ? default : o.Book.Figure(node.Id, window);
        var (kind, code, name) = Named(o, node);
        return new(
            kind,
            PublicIds.Format(node.Id),
            code,
            name,
            node.Kind == NodeKind.Perspective ? model.Perspective(node.PerspectiveId).Name : null,
            PeriodCode.Format(window.Period, calendar),
            Known(score.Value),
            score.State,
            kpi is null ? o.Book.StatusOf(score) : o.Book.StatusOf(kpi, score),
            Known(score.Coverage),
            Known(score.Low),
            Known(score.High),
            score.Partial,
            score.IsAbout,
            kpi is not null && figure.IsPresent ? Known(figure.Value) : null
        );
    }

    public static (ScoredKind Kind, string? Code, string Name) Named(OrganizationView o, NodeRef node) =>
        node.Kind switch
        {
            NodeKind.Unit => (ScoredKind.Unit, o.Model.Unit(node.Id).Code, o.Model.Unit(node.Id).Name),
            NodeKind.Objective => (ScoredKind.Objective, o.Model.Objective(node.Id).Code, o.Model.Objective(node.Id).Name),
            NodeKind.Kpi => (ScoredKind.Kpi, o.Model.Kpi(node.Id).Code, o.Model.Kpi(node.Id).Name),
            NodeKind.Perspective => (ScoredKind.Perspective, o.Model.Unit(node.Id).Code, o.Model.Unit(node.Id).Name),
        };

    public static double? Known(double number) => double.IsFinite(number) ? number : null;
}
