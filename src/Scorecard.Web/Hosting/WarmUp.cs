using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Scorecard.Data;
using Scorecard.Data.Operations;

namespace Scorecard.Web.Hosting;

/// <summary>
/// Asks for the pages that people open first, so that the first person waits no longer than the tenth. Until then the server answers,
/// and says that it is not ready.
/// </summary>
public sealed partial class WarmUp(
    IServiceScopeFactory scopes,
    IHttpContextFactory contexts,
    IServer server,
    IOptionsMonitor<CookieAuthenticationOptions> cookies,
    PublicAddress address,
    ILogger<WarmUp> log
) : BackgroundService
{
    private static readonly string[] Pages = ["/", "/enter", "/kpis"];

    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Uri home = address.Url ?? new("http://localhost");

    /// <summary>All that answers a request, the way of a request from outside.</summary>
    public RequestDelegate? Pipeline { get; set; }

    /// <summary>Ends when the first person waits no longer than others.</summary>
    public Task Done => done.Task;

    /// <summary>The server listens, and has said so.</summary>
    public void Begin() => begun.TrySetResult();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await begun.Task.WaitAsync(stoppingToken);
        // A server without an address of its own, as in tests, has nobody who waits.
        if (server.Features.Get<IServerAddressesFeature>() is { Addresses.Count: > 0 })
            try
            {
                await GoThroughAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(failure.Message);
            }
        done.SetResult();
    }

    /// <summary>Makes the first pages, and goes the way of a first save.</summary>
    public async Task GoThroughAsync(CancellationToken cancel)
    {
        var ticket = await TicketOfSomeoneAsync(cancel);
        foreach (var page in ticket is null ? ["/account/sign-in"] : Pages)
            await AskAsync(page, ticket, cancel);
        await RehearseAsync(cancel);
    }

    /// <summary>A sign-in that never leaves the process, of anyone who may see an organization.</summary>
    private async Task<string?> TicketOfSomeoneAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
        var member = await db.Memberships.IgnoreQueryFilters().OrderBy(m => m.PersonId).Select(m => m.PersonId).FirstOrDefaultAsync(cancel);
        if (await db.Users.SingleOrDefaultAsync(p => p.Id == member, cancel) is not { } person)
            return null;
        var principals = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Person>>();
        ClaimsPrincipal principal = await principals.CreateAsync(person);
        var scheme = IdentityConstants.ApplicationScheme;
        return cookies.Get(scheme).TicketDataFormat.Protect(new AuthenticationTicket(principal, scheme));
    }

    private async Task RehearseAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var organizations = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>().Organizations.IgnoreQueryFilters();
        var first = await organizations.OrderBy(o => o.Id).Select(o => o.Id).FirstOrDefaultAsync(cancel);
        if (first != 0)
            await scope.ServiceProvider.GetRequiredService<RecordMeasurement>().RehearseAsync(first, cancel);
    }

    private async Task AskAsync(string page, string? ticket, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(
            new HttpRequestFeature
            {
                Method = "GET",
                Path = page,
                Scheme = home.Scheme,
                Protocol = "HTTP/1.1",
            }
        );
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        features.Set<IServiceProvidersFeature>(new RequestServicesFeature(scope.ServiceProvider));
        var context = contexts.Create(features);
        try
        {
            context.Request.Host = HostString.FromUriComponent(home);
            context.RequestAborted = cancel;
            var cookie = cookies.Get(IdentityConstants.ApplicationScheme).Cookie.Name;
            if (ticket is not null)
                context.Request.Headers.Cookie = $"{cookie}={ticket}";
            await Pipeline!(context);
            if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
                Failed($"{page} answered {context.Response.StatusCode}.");
        }
        finally
        {
            contexts.Dispose(context);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The first pages could not be asked for in advance: {Reason}")]
    private partial void Failed(string reason);

    private sealed class RequestServicesFeature(IServiceProvider services) : IServiceProvidersFeature
    {
        public IServiceProvider RequestServices { get; set; } = services;
    }
}
