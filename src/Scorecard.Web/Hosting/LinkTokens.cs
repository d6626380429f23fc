using System.Security.Cryptography;
using System.Text;

namespace Scorecard.Web.Hosting;

/// <summary>
/// Takes the token of a one-time link out of the address as soon as it arrives, and keeps it in a cookie meanwhile: it stands in no
/// history, in no address that somebody copies, and in no log of what is asked for afterwards.
/// </summary>
public static class LinkTokens
{
    private const string Token = "token";
    private const string Link = "link";

    /// <summary>Longer than any link that the program makes; a browser keeps no cookie of 4,096.</summary>
    private const int Longest = 2000;

    public static void UseLinkTokens(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<PublicAddress>();
        app.Use(
            (context, next) =>
            {
                var request = context.Request;
                if (HttpMethods.IsGet(request.Method) && request.Query.ContainsKey(Token) && request.QueryString.Value!.Length <= Longest)
                {
                    PutAway(context, address);
                    return Task.CompletedTask;
                }
                if (request.Query[Link] is [{ } id] && request.Cookies[address.NameOfCookie(NameOf(id))] is ['?', ..] kept)
                    request.QueryString = new(kept);
                return next(context);
            }
        );
    }

    /// <summary>Each link has its own cookie, so that what is open beside it stays what it is.</summary>
    private static void PutAway(HttpContext context, PublicAddress address)
    {
        var request = context.Request;
        var query = request.QueryString.Value!;
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)).AsSpan(0, 8));
        address.Hand(context, NameOf(id), query);
        // As a whole: a path alone may begin with two slashes, and would then be another site.
        context.Response.Redirect(request.Whole($"{request.Path.ToUriComponent()}?{Link}={id}"));
    }

    private static string NameOf(string id) => $"{Link}-{id}";
}
