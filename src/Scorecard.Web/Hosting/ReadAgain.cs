using System.Diagnostics;
using Scorecard.Data;

namespace Scorecard.Web.Hosting;

/// <summary>
/// After the database was away, the connections that are kept are broken, which says nothing of whether it is back. So what only reads is
/// tried once more on a new one.
/// </summary>
public static class ReadAgain
{
    /// <summary>What took longer has been waited for in vain, and nobody waits for it twice.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public static IApplicationBuilder UseReadAgain(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var started = Stopwatch.GetTimestamp();
                try
                {
                    await next(context);
                }
                catch (Exception failure) when (Shows(context) && IsWorthIt(context.Database(), failure, started))
                {
                    context.Database().Provider.ForgetConnections(context.Database());
                    await AfreshAsync(context, next);
                }
            }
        );

    /// <param name="read">Reads, and changes nothing.</param>
    public static async Task<T> ReadTwiceAsync<T>(this ScorecardDbContext db, Func<Task<T>> read)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await read();
        }
        catch (Exception failure) when (IsWorthIt(db, failure, started))
        {
            db.Provider.ForgetConnections(db);
            return await read();
        }
    }

    private static bool Shows(HttpContext context) =>
        !context.Response.HasStarted && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));

    private static bool IsWorthIt(ScorecardDbContext db, Exception failure, long started) =>
        Stopwatch.GetElapsedTime(started) < Soon && db.Provider.IsAway(failure);

    private static ScorecardDbContext Database(this HttpContext context) =>
        context.RequestServices.GetRequiredService<ScorecardDbContext>();

    /// <summary>The request from its beginning, with services that know nothing of the first try.</summary>
    private static async Task AfreshAsync(HttpContext context, RequestDelegate next)
    {
        var before = context.RequestServices;
        await using var scope = before.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        context.Response.Clear();
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Items.Clear();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await next(context);
        }
        finally
        {
            context.RequestServices = before;
        }
    }
}
