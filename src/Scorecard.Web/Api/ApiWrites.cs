using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Scorecard.Data;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Api;

/// <summary>
/// Reads what a program sends, and answers a call that comes again with the same Idempotency-Key as the first time, without changing
/// anything.
/// </summary>
public sealed class ApiWrites(ScorecardDbContext db, SignedInPerson person, IOptions<JsonOptions> json, TimeProvider time)
{
    public const string KeyHeader = "Idempotency-Key";
    public const string AgainHeader = "Idempotency-Replayed";

    private const int LongestKey = 200;

    public long OrganizationId => person.Organizations[0].Id;

    /// <summary>Does what is asked for, once.</summary>
    /// <param name="act">Gets the body, and answers with a status and what is said.</param>
    /// <exception cref="Refused">The key or the body does not fit.</exception>
    public async Task<IResult> OnceAsync(HttpContext context, Func<byte[], Task<(int Status, object Answer)>> act, CancellationToken cancel)
    {
        RefusePast(context);
        var body = HttpMethods.IsDelete(context.Request.Method) ? [] : await CallBody.ReadAsync(context.Request, cancel);
        return await OnceAsync(context, body, () => act(body), cancel);
    }

    /// <exception cref="Refused">A day that is over is asked for.</exception>
    public static void RefusePast(HttpContext context)
    {
        if (AsOfDay.Of(context) is not null)
            throw new Refused(StatusCodes.Status409Conflict, "Nothing is changed on a day that is over. Leave asOf away.");
    }

    /// <summary>Does what is asked for, once.</summary>
    /// <param name="body">What tells one body from another: the body, or a hash of it.</param>
    public async Task<IResult> OnceAsync(
        HttpContext context,
        byte[] body,
        Func<Task<(int Status, object Answer)>> act,
        CancellationToken cancel
    )
    {
        var key = KeyOf(context, body);
        if (key is not null && await AgainAsync(context, key, cancel) is { } before)
            return before;
        context.Features.Set(key);
        try
        {
            var (status, answer) = await act();
            var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), json.Value.SerializerOptions);
            if (key is not null)
                await CompleteAsync(key, status, bytes, cancel);
            return Said(status, bytes);
        }
        catch (DbUpdateException) when (key is not null)
        {
            // The same call came twice at once, and the other one was first.
            db.ChangeTracker.Clear();
            if (await AgainAsync(context, key, cancel) is { } first)
                return first;
            throw;
        }
    }

    /// <summary>What is kept with a write whose answer is known before it is committed; null where no key was sent.</summary>
    public ApiAnswer? Keep(HttpContext context, int status, object answer) =>
        CallKey
            .Of(context)
            ?.Answer(
                OrganizationId,
                status,
                Pack(JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), json.Value.SerializerOptions)),
                time.GetUtcNow().UtcDateTime
            );

    /// <summary>Keeps the answer to a call that wrote nothing.</summary>
    public async Task KeepUnwrittenAsync(HttpContext context, int status, object answer, CancellationToken cancel)
    {
        if (Keep(context, status, answer) is not { } kept)
            return;
        db.Scope(OrganizationId).Add(kept);
        await db.SaveChangesAsync(cancel);
    }

    private CallKey? KeyOf(HttpContext context, byte[] body)
    {
        if (!context.Request.Headers.TryGetValue(KeyHeader, out var sent))
            return null;
        var key = (string?)sent ?? "";
        if (key.Length is 0 or > LongestKey)
            throw Refused.Bad($"{KeyHeader} is empty or longer than {LongestKey} characters. Send one of your own, such as a new GUID.");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            Encoding.UTF8.GetBytes(
                $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n{context.Request.Headers.IfMatch}\n"
                    + $"{context.Request.Headers.IfNoneMatch}\n"
            )
        );
        hash.AppendData(body);
        return new(person.Token!.Id, ApiToken.HashOf(key), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private async Task<IResult?> AgainAsync(HttpContext context, CallKey key, CancellationToken cancel)
    {
        var known = await Kept(key).SingleOrDefaultAsync(cancel);
        if (known is null)
            return null;
        if (known.Body != key.Body)
            throw new Refused(
                StatusCodes.Status422UnprocessableEntity,
                $"This {KeyHeader} was sent with something else before. Send a new key with what is new."
            );
        if (known.Answer.Length == 0)
            throw new Refused(StatusCodes.Status409Conflict, "This was done, and its answer was lost. Read what is there now.");
        context.Response.Headers[AgainHeader] = "true";
        return Said(known.Status, Unpack(known.Answer));
    }

    private async Task CompleteAsync(CallKey key, int status, byte[] answer, CancellationToken cancel)
    {
        var packed = Pack(answer);
        var open = Kept(key).Where(a => a.Status == StatusCodes.Status202Accepted);
        await db.InTurnAsync(
            () =>
                open.ExecuteUpdateAsync(
                    set => set.SetProperty(a => a.Status, status).SetProperty(a => a.Answer, packed),
                    CancellationToken.None
                ),
            cancel
        );
    }

    private IQueryable<ApiAnswer> Kept(CallKey key) =>
        db
            .ApiAnswers.AsNoTracking()
            .IgnoreQueryFilters()
            .Where(a => a.OrganizationId == OrganizationId && a.TokenId == key.TokenId && a.Key == key.Key);

    private static SaidBytes Said(int status, byte[] bytes) => new(status, bytes);

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] bytes)
    {
        using var zip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        zip.CopyTo(whole);
        return whole.ToArray();
    }

    private sealed class SaidBytes(int status, byte[] bytes) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = bytes.Length;
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }
}
