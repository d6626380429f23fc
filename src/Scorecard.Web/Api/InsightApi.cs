using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

/// <summary>Why a score is what it is, what moved it, what would move it.</summary>
internal static class InsightApi
{
    private const int MostLevers = 1_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/explanations/{kind}/{id}", ExplainAsync)
            .WithName("getExplanation")
            .WithTags("Scores")
            .WithSummary("What a score is made of: its inputs with the weights that made it. Each input has an explanation of its own.");
        api.MapGet("/movements/{kind}/{id}", MovedAsync)
            .WithName("getMovement")
            .WithTags("Scores")
            .WithSummary("What moved a score between two periods, in points by KPI and cause; the parts add up to the change.")
            .WithDescription("since is the period to compare with; without it, the one before.");
        api.MapGet("/levers/{kind}/{id}", LeversAsync)
            .WithName("listLevers")
            .WithTags("Scores")
            .WithSummary("What closing the gap of each KPI would add to a score, the most first.");
    }

    private static async Task<Ok<ExplanationData>> ExplainAsync(
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
                    var window = reader.Window(o, period, toDate).Window;
                    var node = ApiReader.Node(o, kind, id, perspective);
                    var inputs = Influence.Inputs(o.Book, node, window);
                    return new ExplanationData(ScoreData.Of(o, node, window), [.. inputs.Select(i => InputData.Of(o, i, window))]);
                },
                cancel
            )
        );

    private static async Task<Ok<MovementData>> MovedAsync(
        ApiReader reader,
        ScoredKind kind,
        string id,
        string? perspective,
        string? period,
        string? since,
        bool? toDate,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            await reader.ReadAsync(
                o =>
                {
                    var before = since is null ? null : reader.Window(o, since, toDate);
                    var after = reader.Window(o, period, toDate);
                    before ??= after.Previous;
                    var movement = Movement.Between(o.Book, ApiReader.Node(o, kind, id, perspective), before.Window, after.Window);
                    return MovementData.Of(o, movement, before, after);
                },
                cancel
            )
        );

    private static async Task<Ok<IReadOnlyList<LeverData>>> LeversAsync(
        ApiReader reader,
        ScoredKind kind,
        string id,
        string? perspective,
        string? period,
        bool? toDate,
        int? limit,
        CancellationToken cancel
    )
    {
        if (limit is < 1 or > MostLevers)
            throw Refused.Bad($"limit is {limit}. Write a number from 1 to {MostLevers}.");
        return TypedResults.Ok<IReadOnlyList<LeverData>>(
            await reader.ReadAsync(
                o =>
                {
                    var window = reader.Window(o, period, toDate).Window;
                    return Lever
                        .Of(o.Book, ApiReader.Node(o, kind, id, perspective), window)
                        .Where(l => Seen(o, l.KpiId))
                        .Take(limit ?? 20)
                        .Select(l => new LeverData(
                            PublicIds.Format(l.KpiId),
                            o.Model.Kpi(l.KpiId).Code,
                            o.Model.Kpi(l.KpiId).Name,
                            l.Weight,
                            l.Score,
                            l.Points
                        ))
                        .ToList();
                },
                cancel
            )
        );
    }

    public static bool Seen(OrganizationView o, long kpi) => o.Model.TryKpi(kpi, out var known) && o.Sees(o.Model.UnitOf(known));
}

public sealed record ExplanationData(ScoreData Score, IReadOnlyList<InputData> Inputs);

/// <param name="Weight">In the score above, 0 to 1.</param>
/// <param name="Points">What it adds to the score above: weight times score.</param>
/// <param name="Input">Null where the token may not see it: then only its weight is told.</param>
public sealed record InputData(double Weight, double? Points, ScoreData? Input)
{
    public static InputData Of(OrganizationView o, Influence.Input input, Window window)
    {
        var isSeen = input.Node.Kind switch
        {
            NodeKind.Kpi => InsightApi.Seen(o, input.Node.Id),
            NodeKind.Objective => o.Model.TryObjective(input.Node.Id, out var objective) && o.Sees(o.Model.UnitOf(objective)),
            NodeKind.Unit or NodeKind.Perspective => o.Model.TryUnit(input.Node.Id, out var unit) && o.Sees(unit),
        };
        return isSeen
            ? new(input.Weight, ScoreData.Known(input.Weight * input.Score.Value), ScoreData.Of(o, input.Node, window))
            : new(input.Weight, null, null);
    }
}

public sealed record MovementData(
    string Since,
    string Period,
    double? From,
    double? To,
    double? Change,
    IReadOnlyList<MovementPartData> Parts
)
{
    public static MovementData Of(OrganizationView o, Movement movement, PeriodChoice before, PeriodChoice after) =>
        new(
            PeriodCode.Format(before.Period, before.Calendar),
            PeriodCode.Format(after.Period, after.Calendar),
            ScoreData.Known(movement.From.Value),
            ScoreData.Known(movement.To.Value),
            ScoreData.Known(movement.Change),
            [
                .. movement
                    .Parts.GroupBy(p => InsightApi.Seen(o, p.KpiId) ? (Kpi: p.KpiId, Cause: (MovementCause?)p.Cause) : (0, null))
                    .Select(g => MovementPartData.Of(o, g.Key.Kpi, g.Key.Cause, g.Sum(p => p.Points)))
                    .OrderByDescending(p => Math.Abs(p.Points)),
            ]
        );
}

/// <param name="Kpi">Null for all together that the token may not see.</param>
public sealed record MovementPartData(string? Kpi, string? Code, string? Name, MovementCause? Cause, double Points)
{
    public static MovementPartData Of(OrganizationView o, long kpi, MovementCause? cause, double points) =>
        cause is null
            ? new(null, null, null, null, points)
            : new(PublicIds.Format(kpi), o.Model.Kpi(kpi).Code, o.Model.Kpi(kpi).Name, cause, points);
}

/// <param name="Weight">The share of the score that hangs on the KPI, 0 to 1.</param>
/// <param name="Points">What closing its gap would add.</param>
public sealed record LeverData(string Kpi, string Code, string Name, double Weight, double Score, double Points);
