using Microsoft.AspNetCore.Identity;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Tests;

/// <summary>A row of each kind that a sign-in leaves or needs.</summary>
internal static class SignInRows
{
    public static IEnumerable<object> Of(long firstId, Unit unit, long person) =>
        [
            new GroupRole($"sales-{firstId}", unit, Role.Manager),
            new SecurityEvent(
                firstId + 12,
                TwoCompanies.Start,
                "signed in",
                person,
                unit.OrganizationId,
                "192.0.2.7",
                "Firefox on Windows"
            ),
            new Session(
                person,
                SignInMethod.OpenId,
                true,
                true,
                "Firefox on Windows",
                "192.0.2.7",
                TwoCompanies.Start,
                TwoCompanies.Start.AddDays(90)
            )
            {
                OpenIdOrganizationId = unit.OrganizationId,
            },
            new IdentityUserPasskey<long>
            {
                UserId = person,
                CredentialId = BitConverter.GetBytes(firstId),
                Data = new()
                {
                    Name = "Key",
                    PublicKey = [1, 2, 3],
                    AttestationObject = [4],
                    ClientDataJson = [5],
                    Transports = ["usb"],
                },
            },
        ];
}
