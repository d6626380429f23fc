using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Web.Hosting;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

internal static class EvidenceApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/evidence", ListAsync)
            .WithName("listEvidence")
            .WithTags("Evidence")
            .WithSummary("What the values say of each link, where both ends are seen.");
        api.MapGet("/evidence/{link}", GetAsync)
            .WithName("getEvidence")
            .WithTags("Evidence")
            .WithSummary("What the values say of one link, by its id.");
    }

    private static async Task<Ok<Paged<EvidenceData>>> ListAsync(
        ApiReader reader,
        TimeProvider time,
        Verdict? verdict,
        string? cursor,
        int? limit,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            await reader.ReadAsync(
                o =>
                {
                    var evidence = LinkEvidence.OfAll(o.Book, o.Today(time));
                    return Paged.Of(
                        o.Model.Causes.Where(o.Sees).Where(l => verdict is null || evidence[l.Id].Verdict == verdict),
                        l => l.Id,
                        l => EvidenceData.Of(o, evidence[l.Id]),
                        cursor,
                        limit
                    );
                },
                cancel
            )
        );

    private static async Task<Ok<EvidenceData>> GetAsync(ApiReader reader, TimeProvider time, string link, CancellationToken cancel) =>
        TypedResults.Ok(
            await reader.ReadAsync(
                o =>
                {
                    var found = o.Link(link) ?? throw Refused.NotThere("link", link);
                    return EvidenceData.Of(o, LinkEvidence.OfAll(o.Book, o.Today(time))[found.Id]);
                },
                cancel
            )
        );
}

/// <param name="Sentence">What was found, in words.</param>
/// <param name="Lag">Where it was found, in periods: above 0 where the cause leads.</param>
/// <param name="Correlation">At that lag.</param>
/// <param name="P">Before the correction for the number of links.</param>
/// <param name="Values">How many pairs of values were held against each other.</param>
public sealed record EvidenceData(
    LinkData Link,
    Verdict Verdict,
    string Sentence,
    int? Lag,
    double? Correlation,
    double? P,
    bool LagAsClaimed,
    int? Values,
    int? PeriodsMissing
)
{
    public static EvidenceData Of(OrganizationView o, LinkEvidence evidence)
    {
        var judgement = evidence.Best?.Judgement;
        return new(
            LinkData.Of(o.Model, evidence.Link),
            evidence.Verdict,
            EvidenceWords.Finding(evidence, o.Model.Organization.Calendar),
            judgement?.Lag,
            judgement?.R is { } r ? ScoreData.Known(r) : null,
            judgement?.P is { } p ? ScoreData.Known(p) : null,
            judgement?.LagAsClaimed == true,
            evidence.Best?.Result.N,
            judgement?.PeriodsMissing
        );
    }
}
