using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Domain.Access;
using Scorecard.Web.People;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Statements;

public sealed partial class SqlServerQueryTests
{
    /// <summary>By a code after a password, and by an OpenID provider that gives a role by a group.</summary>
    private async Task SignInInOtherWaysAsync()
    {
        await AskClerkForCodesAsync(true);
        Assert.StartsWith("/account/code", (await company.App.Browse().SignInAsync(company.Clerk.Email!)).Path, StringComparison.Ordinal);
        await AskClerkForCodesAsync(false);

        var unit = company.World.Unit("ORG");
        await company.App.WriteAsync(
            unit.OrganizationId,
            db =>
            {
                db.Add(new GroupRole("Watchers", unit, Role.Viewer));
                return Task.CompletedTask;
            }
        );
        await using var scope = company.App.Services.CreateAsyncScope();
        var claims = new ClaimsPrincipal(
            new ClaimsIdentity([
                new("iss", "https://id.example"),
                new("sub", "1"),
                new("email", "wes@example.com"),
                new("groups", "Watchers"),
            ])
        );
        Assert.NotNull(
            await scope
                .ServiceProvider.GetRequiredService<OpenIdSignIn>()
                .EnterAsync(new OpenIdProvider("openid-0", unit.OrganizationId, "Test", "groups"), claims, default)
        );
    }

    private Task<int> AskClerkForCodesAsync(bool asks) =>
        company.App.ReadAsync(
            0,
            db => db.Users.Where(p => p.Id == company.Clerk.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.TwoFactorEnabled, asks))
        );
}
