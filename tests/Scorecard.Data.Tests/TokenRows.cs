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
        );
        yield return new ApiAnswer(organization, id, $"{firstId:X}".PadLeft(64, 'B'), new string('C', 64), 200, [1, 2], Start);
    }
}
