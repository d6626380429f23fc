using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

/// <summary>A person's token, and what a call with it was answered.</summary>
internal static class TokenRows
{
    public static IEnumerable<object> Of(long firstId, Unit unit, long person)
    {
        var (id, organization) = (firstId + 60, unit.OrganizationId);
        yield return new ApiToken(
            id,
            organization,
            person,
            "Warehouse",
            $"sc_{firstId:x16}",
            TokenScope.Read,
            person,
            Start,
            Start.AddDays(1)
        )
        {
            HasSecondFactor = true,
            OpenIdOrganizationId = organization,
        };
        var service = ApiToken.Service(
            id + 1,
            unit,
            Role.Updater,
            "Till",
            $"sc_{firstId + 1:x16}",
            TokenScope.Values,
            person,
            Start,
            Start.AddDays(1)
        );
        service.Revoke(Start);
        // Noted past the entity, some minutes late.
        typeof(ApiToken).GetProperty(nameof(ApiToken.LastUsedAt))!.SetValue(service, Start);
        yield return service;
        yield return new ApiAnswer(organization, id, $"{firstId:X}".PadLeft(64, 'B'), new string('C', 64), 200, [1, 2], Start);
    }
}
