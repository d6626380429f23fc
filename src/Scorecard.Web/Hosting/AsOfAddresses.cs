using Scorecard.Web.Reading;

namespace Scorecard.Web.Hosting;

/// <summary>Addresses of pages as reported on a day: nothing is changed there.</summary>
public static class AsOfAddresses
{
    /// <summary>What is always of today: one's own account, administration, what one is told, files that come in.</summary>
    private static readonly string[] OfToday =
    [
        "/account",
        "/admin",
        "/approvals",
        "/enter",
        "/import",
        "/installation",
        "/notices",
        "/setup",
        "/undo",
        "/views",
    ];

    public static IApplicationBuilder UseAsOf(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                if (request.IsOfProgram())
                {
                    TakeFromQuery(context);
                    await next(context);
                    return;
                }
                if (AsOfDay.Take(request.Path) is not var (day, rest))
                {
                    await next(context);
                    return;
                }
                var (root, path) = (request.PathBase, request.Path);
                var isForm = HttpMethods.IsPost(request.Method);
                var isOfToday = Array.Exists(OfToday, start => rest.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));
                if (isOfToday && !isForm)
                {
                    context.Response.Redirect(root + rest + request.QueryString);
                    return;
                }
                try
                {
                    request.Path = rest.HasValue ? rest : "/";
                    if (!isOfToday)
                    {
                        request.PathBase = root + AsOfDay.RootOf(day);
                        context.Features.Set(new AsOfDay(day, root));
                    }
                    if (isForm && !isOfToday && !OnlySupposes(request))
                        context.Response.StatusCode = StatusCodes.Status409Conflict;
                    else
                        await next(context);
                }
                finally
                {
                    (request.PathBase, request.Path) = (root, path);
                }
            }
        );

    /// <summary>A program says the day in its query, and gets no links that would have to keep it.</summary>
    private static void TakeFromQuery(HttpContext context)
    {
        if (!context.Request.Query.TryGetValue(AsOfDay.Key, out var asked) || asked.Count == 0)
            return;
        var day =
            AsOfDay.Parse(asked) ?? throw Refused.Bad($"asOf is “{TypedText.Cut((string?)asked ?? "")}”. Write a day such as 2026-03-31.");
        context.Features.Set(new AsOfDay(day, context.Request.PathBase));
    }

    /// <summary>Whether a form is worked out and saved nowhere.</summary>
    private static bool OnlySupposes(HttpRequest request) =>
        request.Path.Value!.EndsWith("/what-if", StringComparison.OrdinalIgnoreCase)
        && ((string?)request.Query["handler"] is null or "" or "Try");
}
