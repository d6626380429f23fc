using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.OData;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.Hosting;

/// <summary>Tells programs what went wrong: always as problem+json, with a sentence.</summary>
public static class Problems
{
    private const int SoonAgain = 5;

    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Scorecard.Problems");
        return app.Use(
            async (context, next) =>
            {
                if (!context.Request.IsOfProgram())
                {
                    await next(context);
                    return;
                }
                try
                {
                    await next(context);
                }
                catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
                {
                    await TellAsync(context, failure, log);
                }
                if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null } response)
                    await context.AnswerProblemAsync(response.StatusCode, UsualSentence(response.StatusCode));
            }
        );
    }

    /// <summary>Answers with a problem.</summary>
    public static Task AnswerProblemAsync(this HttpContext context, int status, string sentence, IReadOnlyList<FileFault>? faults = null)
    {
        context.Response.StatusCode = status;
        var problem = new ProblemDetails
        {
            Status = status,
            Title = ReasonPhrases.GetReasonPhrase(status),
            Detail = sentence,
            Instance = context.Request.Path,
        };
        problem.Extensions["reference"] = context.TraceIdentifier;
        if (faults is { Count: > 0 })
            problem.Extensions["faults"] = faults;
        return context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", context.RequestAborted);
    }

    private static async Task TellAsync(HttpContext context, Exception failure, ILogger log)
    {
        var database = context.RequestServices.GetRequiredService<DatabaseProvider>();
        var (status, sentence) = failure switch
        {
            Refused refused => (refused.Status, refused.Message),
            RuleViolation broken => (StatusCodes.Status422UnprocessableEntity, broken.Message),
            ODataException odd => (StatusCodes.Status400BadRequest, $"The question cannot be read: {odd.Message}"),
            BadHttpRequestException bad => (bad.StatusCode, UsualSentence(bad.StatusCode)),
            DbUpdateConcurrencyException => (
                StatusCodes.Status412PreconditionFailed,
                UsualSentence(StatusCodes.Status412PreconditionFailed)
            ),
            _ when database.IsAway(failure) => (
                StatusCodes.Status503ServiceUnavailable,
                UsualSentence(StatusCodes.Status503ServiceUnavailable)
            ),
            _ => (StatusCodes.Status500InternalServerError, UsualSentence(StatusCodes.Status500InternalServerError)),
        };
        context.Response.Clear();
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = $"{SoonAgain}";
        if (status >= StatusCodes.Status500InternalServerError)
            log.LogError(
                new ToldFailure(failure, TypedText.Hidden(context.Request)),
                "Reference {Reference}: {Method} {Path} failed",
                context.TraceIdentifier,
                context.Request.Method,
                context.Request.IsOfApi() ? context.Request.Path : context.GetEndpoint()?.DisplayName
            );
        await context.AnswerProblemAsync(status, sentence, (failure as Refused)?.Faults);
    }

    private static string UsualSentence(int status) =>
        status switch
        {
            400 => "Something in the address does not fit: numbers are written as 50, days as 2026-03-31, yes and no as true and false. "
                + "/api lists what each address takes.",
            401 => "Send a token: Authorization: Bearer sc_… You make one in Scorecard under Account, Tokens.",
            403 => "This token may not do that.",
            404 => "There is nothing here for this token.",
            405 => "This address does not take that method. The header Allow says which it takes.",
            406 => "The answer is JSON. Ask for application/json.",
            408 => "The body came too slowly. Send it again.",
            412 => "It was changed since you read it. Read it again, and send the change with its new ETag in If-Match.",
            413 => "The body is too large. Send less at once.",
            415 => "Send the body as application/json in UTF-8; a file as text/csv, or as what /api says of the address.",
            429 => "Too many calls. Wait as many seconds as the header Retry-After says.",
            503 => "The database does not answer at the moment. Send it again in some seconds.",
            _ => "It did not work, and it is not your fault. Tell whoever runs Scorecard the reference.",
        };
}
