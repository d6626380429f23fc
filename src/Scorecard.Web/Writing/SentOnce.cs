using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Writing;

/// <summary>
/// Sees to it that a form saves once, however often it is sent: when the answer to it was lost, nobody knows whether it was saved. What it
/// saves and that it was sent are committed together. A form that says something else is another one, though its page is the same.
/// </summary>
public sealed class SentOnce(IHttpContextAccessor http, SignedInPerson person, TimeProvider time)
{
    /// <summary>The field that makes a form one of a kind.</summary>
    public const string Field = "__Form";

    private const string Token = "__RequestVerificationToken";

    private SentForm? sent;

    // By the first write of several that one form asks for.
    private bool saved;

    /// <summary>Notes the form, to be saved with what it changes.</summary>
    /// <exception cref="SentAlready">It has been saved before.</exception>
    public async Task ClaimAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        if (CallKey.Of(http.HttpContext) is { } call)
        {
            await ClaimAsync(db, call, cancel);
            return;
        }
        if (http.HttpContext?.Request is not { HasFormContentType: true } request || !request.Form.ContainsKey(Field))
            return;
        if (sent is null)
        {
            var key = KeyOf(request);
            var led = await db
                .SentForms.AsNoTracking()
                .IgnoreQueryFilters()
                .Where(form => form.PersonId == person.Id && form.Key == key)
                .Select(form => form.Path)
                .SingleOrDefaultAsync(cancel);
            if (led is not null)
                throw new SentAlready(led);
            sent = new(db.OrganizationId, person.Id, key, PageOf(request), time.GetUtcNow().UtcDateTime);
        }
        saved |= db.Entry(sent).State == EntityState.Unchanged;
        // A write that was refused has let go of it.
        if (!saved && db.Entry(sent).State == EntityState.Detached)
            db.Add(sent);
    }

    /// <summary>Says where the person is sent after the form was saved; unless said, back to its page.</summary>
    public void LeadTo(string path) => sent?.LeadTo(path);

    /// <summary>A call with a key: its answer is added once it is known.</summary>
    private async Task ClaimAsync(ScorecardDbContext db, CallKey call, CancellationToken cancel)
    {
        if (await db.ApiAnswers.AnyAsync(a => a.TokenId == call.TokenId && a.Key == call.Key, cancel))
            throw new DbUpdateConcurrencyException("The same call is answered at this moment.");
        db.Add(call.Answer(db.OrganizationId, StatusCodes.Status202Accepted, [], time.GetUtcNow().UtcDateTime));
    }

    private static string KeyOf(HttpRequest request)
    {
        var all = new StringBuilder().Append(request.Path).Append(request.QueryString);
        foreach (var (name, values) in request.Form.Where(field => field.Key != Token).OrderBy(field => field.Key, StringComparer.Ordinal))
        foreach (var value in values)
            all.Append('\0').Append(name).Append('\0').Append(value);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }

    /// <summary>The form's own page, without what its button asked for.</summary>
    private static string PageOf(HttpRequest request)
    {
        var query = QueryString.Create(request.Query.Where(part => !part.Key.Equals("handler", StringComparison.OrdinalIgnoreCase)));
        return $"~{request.Path}{query}";
    }
}

/// <summary>A form was sent again that has been saved before.</summary>
/// <param name="path">Where it led then.</param>
public sealed class SentAlready(string path) : Exception("This form has been saved before.")
{
    public string Path => path;
}

/// <summary>Leads whoever sends a form again to where it led the first time.</summary>
public sealed class SentAlreadyFilter(ITempDataDictionaryFactory notes) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not SentAlready again)
            return;
        notes.GetTempData(context.HttpContext)["StatusMessage"] = "This is saved. It was sent twice and saved once.";
        context.Result = new LocalRedirectResult(again.Path);
        context.ExceptionHandled = true;
    }
}
