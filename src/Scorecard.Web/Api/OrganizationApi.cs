using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

/// <summary>The organization as a whole, and what the token is.</summary>
internal static class OrganizationApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/token", (SignedInPerson person) => TypedResults.Ok(TokenData.Of(person)))
            .WithName("getToken")
            .WithTags("Organization")
            .WithSummary("The token that is sent: whose it is, what it may do, when it ends.");
        api.MapGet("/organization", GetAsync)
            .WithName("getOrganization")
            .WithTags("Organization")
            .WithSummary("Tiers, perspectives, bands and calendar.");
    }

    private static async Task<Ok<OrganizationData>> GetAsync(ApiReader reader, CancellationToken cancel) =>
        TypedResults.Ok(await reader.ReadAsync(OrganizationData.Of, cancel));
}

public sealed record TokenData(string Name, string Organization, string? Person, IReadOnlyList<string> Scopes, DateTime EndsAt)
{
    public static TokenData Of(SignedInPerson person)
    {
        var token = person.Token!;
        return new(
            token.Name,
            person.Organizations[0].Name,
            token.PersonId is null ? null : person.Name,
            [.. Enum.GetValues<TokenScope>().Where(s => s != TokenScope.None && token.Opens(s)).Select(s => $"{s}".ToLowerInvariant())],
            token.EndsAt
        );
    }
}

public sealed record OrganizationData(
    string Id,
    string Name,
    IReadOnlyList<string> Tiers,
    IReadOnlyList<PerspectiveData> Perspectives,
    double AmberFrom,
    double GreenFrom,
    double MinimumCoverage,
    int FiscalYearStart,
    string TimeZone,
    string? Currency,
    DateOnly? ClosedThrough,
    long Sequence
)
{
    public static OrganizationData Of(OrganizationView o)
    {
        var organization = o.Model.Organization;
        return new(
            PublicIds.Format(organization.Id),
            organization.Name,
            [.. organization.Tiers.Select(t => t.Name)],
            [.. o.Model.Perspectives.Select(p => new PerspectiveData(PublicIds.Format(p.Id), p.Name, p.Weight))],
            organization.AmberFrom,
            organization.GreenFrom,
            organization.MinimumCoverage,
            organization.FiscalYearStart,
            organization.TimeZone,
            organization.Currency,
            o.Model.Closed.Through,
            o.Book.Sequence
        );
    }
}

public sealed record PerspectiveData(string Id, string Name, decimal Weight);
