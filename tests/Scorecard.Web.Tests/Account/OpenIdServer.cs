using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Scorecard.Web.Tests.Account;

/// <summary>
/// A real OpenID server on a port of this machine, by OpenIddict. It knows two clients, scorecard and other, and vouches at once for whoever
/// it is told.
/// </summary>
public sealed class OpenIdServer : IAsyncDisposable
{
    public const string Client = "scorecard";
    public const string Secret = "a secret of the tests";

    // To find the primes of one takes longer than a test.
    private static readonly RsaSecurityKey Encryption = new(RSA.Create(2048));
    private static readonly RsaSecurityKey Signing = new(RSA.Create(2048));

    private readonly WebApplication app;

    private OpenIdServer(WebApplication app) => this.app = app;

    public string Address => app.Urls.First() + "/";

    /// <summary>Who is at the browser: subject, name, e-mail and groups.</summary>
    public (string Subject, string Name, string Email, string[] Groups) Person { get; set; }

    public static async Task<OpenIdServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders();
        OpenIdServer? server = null;
        builder
            .Services.AddOpenIddict()
            .AddServer(options =>
            {
                options.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
                options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                options.AddEncryptionKey(Encryption).AddSigningKey(Signing);
                options.RegisterScopes(Scopes.Email, Scopes.Profile, "groups");
                options.EnableDegradedMode();
                options.UseAspNetCore().DisableTransportSecurityRequirement();
                options.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(Validate));
                options.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(Validate));
                options.AddEventHandler<HandleAuthorizationRequestContext>(b =>
                    b.UseInlineHandler(context =>
                    {
                        context.SignIn(server!.Vouch());
                        return default;
                    })
                );
            });
        var app = builder.Build();
        app.UseAuthentication();
        server = new OpenIdServer(app);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private ClaimsPrincipal Vouch()
    {
        var identity = new ClaimsIdentity("OpenIddict", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Person.Subject).SetClaim(Claims.Name, Person.Name).SetClaim(Claims.Email, Person.Email);
        identity.SetClaims("groups", [.. Person.Groups]);
        identity.SetScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email);
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return new(identity);
    }

    private static ValueTask Validate(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId is not (Client or "other"))
            context.Reject(Errors.InvalidClient);
        return default;
    }

    private static ValueTask Validate(ValidateTokenRequestContext context)
    {
        if (context.ClientId is not (Client or "other") || context.ClientSecret != Secret)
            context.Reject(Errors.InvalidClient);
        return default;
    }
}
