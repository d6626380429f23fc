using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.StaticAssets;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Web.Hosting;
using Scorecard.Web.Live;
using Scorecard.Web.Reading;

namespace Scorecard.Web.People;

public static class SignIn
{
    /// <summary>Rounds of PBKDF2 with SHA-512 in a new hash; one of fewer is made anew when its person signs in.</summary>
    public const int Iterations = 210_000;

    /// <exception cref="CannotStart">A setting of sign-ins does not fit.</exception>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(SessionLimits.Of(settings)).AddSingleton(EventsKept.Of(settings));
        services
            .AddSingleton<SessionUse>()
            .AddSingleton<TokenUse>()
            .AddSingleton<SecurityLog>()
            .AddScoped<Tokens>()
            .AddScoped<Sessions>()
            .AddScoped<Disabling>();
        services.Configure<MvcOptions>(options => options.Filters.Add<RefusedFormFilter>());
        services.AddSingleton<SignInKeeper>().AddHostedService(all => all.GetRequiredService<SignInKeeper>());
        services.AddScoped<SignedInPerson>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<RecentAttempts>().AddScoped<KnownDevice>().AddScoped<Attempts>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Iterations);
        // Before Identity, which else brings its own.
        services.AddScoped<ILookupNormalizer, AddressNormalizer>();
        services
            .AddIdentityCore<Person>(options =>
            {
                options.User = new UserOptions { RequireUniqueEmail = false, AllowedUserNameCharacters = "" };
                // Length protects; rules of composition only annoy.
                options.Password = new PasswordOptions
                {
                    RequiredLength = 12,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddUserStore<PersonStore>()
            .AddSignInManager()
            .AddErrorDescriber<IdentityWords>()
            .AddPasswordValidator<GuessedPasswords>()
            .AddDefaultTokenProviders();
        // Links for invited people and new passwords.
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromDays(7));

        services.AddScoped<SecondStep>().Configure<IdentityPasskeyOptions>(PasskeySignIn.Set);

        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies();
        authentication.AddOpenId(settings);
        authentication.AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.Name, null);
        services.ConfigureApplicationCookie(options =>
        {
            options.ForwardDefaultSelector = context => context.Request.IsOfProgram() ? TokenSignIn.Name : null;
            options.LoginPath = "/account/sign-in";
            options.ReturnUrlParameter = "returnUrl";
            // How long a sign-in lasts says its session.
            options.SlidingExpiration = false;
            options.Cookie.Name = "scorecard";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Events.OnValidatePrincipal = ValidateAsync;
            options.Events.OnSigningOut = context =>
            {
                // Not "cookies": those of other hosts under the same domain would go too.
                context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.HttpContext.TellOfDenial();
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, NothingIsOpenToAll>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // A stylesheet is the same for everyone, so nobody is looked up for it.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;
        // Nor for what must answer while the database does not.
        if (context.HttpContext.IsStoodInFor() || context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ForNobody>() is not null)
        {
            context.RejectPrincipal();
            return;
        }
        RequestScope.Is(context.HttpContext, context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier));
        var services = context.HttpContext.RequestServices;
        var person = services.GetRequiredService<SignedInPerson>();
        var limits = services.GetRequiredService<SessionLimits>();
        var db = services.GetRequiredService<ScorecardDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var known =
            SignInTicket.Of(context.Principal) is { } ticket
            && await db.ReadTwiceAsync(() => person.ReadAsync(db, ticket, limits, now, context.HttpContext.RequestAborted));
        if (known)
        {
            if (AsOfDay.Of(context.HttpContext) is not null)
                person.OnlyRead();
            if (!context.Request.IsLive())
                services.GetRequiredService<SessionUse>().Note(person.Session, now);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static void TellOfDenial(this HttpContext context)
    {
        var reader = context.RequestServices.GetRequiredService<OrganizationReader>();
        var person = context.RequestServices.GetRequiredService<SignedInPerson>();
        context
            .RequestServices.GetRequiredService<SecurityLog>()
            .Tell(
                SecurityKind.AccessDenied,
                person.IsSignedIn ? person.Id : null,
                reader.OrganizationId is 0 ? null : reader.OrganizationId,
                detail: $"{context.Request.Method} {context.GetEndpoint()?.DisplayName}"
            );
    }

    /// <summary>Marks an endpoint that answers the same to everyone.</summary>
    public sealed class ForNobody;

    /// <summary>An address where nothing is answers so to everyone, instead of asking to sign in first.</summary>
    private sealed class NothingIsOpenToAll : IAuthorizationMiddlewareResultHandler
    {
        private readonly AuthorizationMiddlewareResultHandler usual = new();

        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult result) =>
            context.GetEndpoint() is null ? next(context) : usual.HandleAsync(next, context, policy, result);
    }
}
