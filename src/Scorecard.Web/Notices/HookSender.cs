using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Web.Hosting.Keys;

namespace Scorecard.Web.Notices;

/// <summary>Posts what webhooks are to be told, each claimed first as mails are, and tried again with growing delays.</summary>
public sealed class HookSender(
    IDbContextFactory<ScorecardDbContext> contexts,
    HookSettings settings,
    SignedLinks links,
    IDataProtectionProvider protection,
    TimeProvider time
) : IDisposable
{
    private const int AtOnce = 50;

    private readonly ClaimWatch watch = new(time, 6 * settings.Patience);
    private readonly HttpClient client = settings.MakeClient();
    private readonly IDataProtector secrets = protection.CreateProtector("webhook");

    public string Protect(string secret) => secrets.Protect(secret);

    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db
            .HookPosts.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(p => p.SentAt == null && p.GivenUpAt == null && p.NotBefore <= now)
            // What came first is told first: while it waits for its next try, so do those after it.
            .Where(p =>
                !db
                    .HookPosts.IgnoreQueryFilters()
                    .Any(o => o.HookId == p.HookId && o.Id < p.Id && o.SentAt == null && o.GivenUpAt == null && o.NotBefore > now)
            )
            .OrderBy(p => p.Id)
            .Take(AtOnce)
            .Join(db.Hooks.IgnoreQueryFilters(), p => p.HookId, h => h.Id, (p, h) => new { Post = p, Hook = h })
            .ToListAsync(cancel);
        var sent = 0;
        var failing = new HashSet<long>();
        foreach (var waiting in due)
        {
            // What the other side could not take a moment ago it is not asked again in this round.
            if (failing.Contains(waiting.Hook.Id))
                continue;
            if (waiting.Post.Claim is { } other && !watch.IsLeft(other))
            {
                failing.Add(waiting.Hook.Id);
                continue;
            }
            var claim = Guid.NewGuid();
            var known = waiting.Post.Claim;
            var open = db
                .HookPosts.IgnoreQueryFilters()
                .Where(p =>
                    p.Id == waiting.Post.Id && p.Claim == known && p.Tries == waiting.Post.Tries && p.SentAt == null && p.GivenUpAt == null
                );
            if (await db.InTurnAsync(() => open.ExecuteUpdateAsync(set => set.SetProperty(p => p.Claim, claim), cancel), cancel) == 0)
            {
                failing.Add(waiting.Hook.Id);
                continue;
            }
            var own = db.HookPosts.IgnoreQueryFilters().Where(p => p.Id == waiting.Post.Id && p.Claim == claim);
            var problem = await PostAsync(waiting.Hook, waiting.Post, cancel);
            await NoteAsync(db, own, waiting.Post, problem);
            if (problem is null)
                sent++;
            else
                failing.Add(waiting.Hook.Id);
        }
        return sent;
    }

    /// <returns>Null where the other side has it, else why not.</returns>
    private async Task<string?> PostAsync(Hook hook, HookPost post, CancellationToken cancel)
    {
        if (settings.Problem(hook.Address) is { } refused)
            return refused;
        var body = HookBody.Of(hook.Kind, post, links.Whole(post.Path));
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(HookBody.Delivery, PublicIds.Format(post.Id));
        if (hook.Secret.Length > 0)
        {
            if (secrets.Open(hook.Secret) is not { } secret)
                return "Its secret was encrypted with a key that is gone. Remove the webhook and add it again.";
            var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add(HookBody.Timestamp, timestamp);
            request.Headers.Add(HookBody.Signature, HookBody.Sign(secret, timestamp, body));
        }
        try
        {
            // The answer's own words are never read: they may be endless.
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return answer.IsSuccessStatusCode ? null : Said(answer.StatusCode);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return fault is HttpRequestException { StatusCode: null } lost
                ? $"It could not be reached: {lost.Message.TrimEnd('.')}. Look whether the address is right."
                : $"It did not answer within {settings.Patience.TotalSeconds:0} seconds.";
        }
    }

    private Task<int> NoteAsync(ScorecardDbContext db, IQueryable<HookPost> own, HookPost post, string? problem)
    {
        var now = time.GetUtcNow().UtcDateTime;
        DateTime? sent = problem is null ? now : null;
        DateTime? over = problem is not null && post.Tries + 1 >= MailFailure.MostTries ? now : null;
        var next = now + MailFailure.WaitAfter(post.Tries + 1);
        var said = problem is { Length: > OutboxMail.ErrorLength } ? problem[..OutboxMail.ErrorLength] : problem;
        return db.InTurnAsync(
            () =>
                own.ExecuteUpdateAsync(set =>
                    set.SetProperty(p => p.Tries, post.Tries + 1)
                        .SetProperty(p => p.NotBefore, next)
                        .SetProperty(p => p.SentAt, sent)
                        .SetProperty(p => p.GivenUpAt, over)
                        .SetProperty(p => p.LastError, said)
                        .SetProperty(p => p.Claim, (Guid?)null)
                ),
            CancellationToken.None
        );
    }

    private static string Said(HttpStatusCode code) =>
        (int)code is >= 300 and < 400
            ? $"It answered {(int)code}, a redirect, which is not followed. Write the address that it leads to."
            : $"It answered {(int)code}. Look there what is wrong, or make a new webhook there and write its address here.";

    public void Dispose() => client.Dispose();
}
