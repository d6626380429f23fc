using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Scorecard.Data.Hosting;
using Scorecard.Domain;

namespace Scorecard.Web.People;

/// <summary>An OpenID provider of the settings <c>OpenId:0</c>, <c>OpenId:1</c> and so on. Each speaks for one organization.</summary>
/// <param name="OrganizationId">The organization that it speaks for.</param>
/// <param name="Name">How the button calls it.</param>
/// <param name="GroupsClaim">The claim that lists a person's groups.</param>
public sealed record OpenIdProvider(string Scheme, long OrganizationId, string Name, string GroupsClaim);

/// <summary>The providers of this installation.</summary>
public sealed record OpenIdProviders(IReadOnlyList<OpenIdProvider> All)
{
    public OpenIdProvider? Of(string? scheme) => All.FirstOrDefault(p => p.Scheme == scheme);

    public OpenIdProvider? For(long organization) => All.FirstOrDefault(p => p.OrganizationId == organization);
}

public static partial class OpenIdSetup
{
    /// <exception cref="CannotStart">A setting is missing or is no address.</exception>
    public static void AddOpenId(this AuthenticationBuilder authentication, IConfiguration settings)
    {
        List<OpenIdProvider> providers = [];
        foreach (var section in settings.GetSection("OpenId").GetChildren())
        {
            var provider = new OpenIdProvider(
                $"openid-{section.Key}",
                PublicIds.TryParse(Required(section, "Organization"), out var id)
                    ? id
                    : throw Wrong(section, "Organization", "is no organization's id. It is shown under Administration > Sign-in"),
                section["Name"] ?? new Uri(Authority(section)).Host,
                section["GroupsClaim"] ?? "groups"
            );
            providers.Add(provider);
            authentication.AddOpenIdConnect(provider.Scheme, provider.Name, options => Set(options, section));
        }
        authentication.Services.AddSingleton(new OpenIdProviders(providers));
        authentication.Services.AddScoped<OpenIdSignIn>();
    }

    private static void Set(OpenIdConnectOptions options, IConfigurationSection section)
    {
        options.Authority = Authority(section);
        options.RequireHttpsMetadata = !new Uri(options.Authority).IsLoopback;
        options.ClientId = Required(section, "ClientId");
        options.ClientSecret = section["ClientSecret"];
        options.ResponseType = OpenIdConnectResponseType.Code;
        // As an address and no form, so that cookies need not be open to other sites.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CallbackPath = $"/account/openid/{section.Key}";
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.Scope.Add("email");
        foreach (var scope in (section["Scopes"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            options.Scope.Add(scope);
        options.ClaimActions.MapJsonKey("email", "email");
        options.ClaimActions.MapJsonKey("email_verified", "email_verified");
        options.ClaimActions.MapJsonKey("name", "name");
        if (section["GroupsClaim"] is { } groups)
            options.ClaimActions.MapJsonKey(groups, groups);
        options.Events.OnRemoteFailure = context =>
        {
            // What the provider or the browser sent does not fit: the log says why, and the page repeats nothing of it.
            Refused(context.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdSignIn>>(), context.Failure?.Message);
            context.HandleResponse();
            context.Response.Redirect($"{context.Request.PathBase}/account/sign-in?refused=openid");
            return Task.CompletedTask;
        };
    }

    private static string Authority(IConfigurationSection section)
    {
        var authority = Required(section, "Authority");
        return
            Uri.TryCreate(authority, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? authority
            : throw Wrong(section, "Authority", "is no https address");
    }

    private static string Required(IConfigurationSection section, string setting) =>
        section[setting] is { Length: > 0 } value ? value : throw Wrong(section, setting, "is missing");

    private static CannotStart Wrong(IConfigurationSection section, string setting, string what) =>
        new($"The setting OpenId:{section.Key}:{setting} {what}.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer of an OpenID provider is refused: {Why}")]
    private static partial void Refused(ILogger log, string? why);
}
