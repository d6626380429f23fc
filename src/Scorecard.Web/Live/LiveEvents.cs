using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Live;

/// <summary>
/// Tells an open page when something in its branch has changed, and never what: the page is asked for that, and shows what its person
/// may see. A stream lives for less than a minute. The browser then comes back with the last transaction that it heard of and is looked
/// up anew, so a sign-out or a role taken away ends it, and nothing is missed in between.
/// </summary>
public sealed class LiveEvents(
    OrganizationReader organizations,
    SignedInPerson person,
    LiveListeners listeners,
    IHostApplicationLifetime program,
    TimeProvider time
)
{
    private const string Changed = "changed";
    private const string Still = "still";
    private const string Over = "over";

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Return = TimeSpan.FromMilliseconds(250);

    private sealed record Branch(long Sequence, IReadOnlySet<long> Units);

    /// <param name="known">The transaction that the page's figures are from, or the last that it heard of; null for now.</param>
    public async Task<IResult> OpenAsync(string? unit, long? known, HttpResponse response, CancellationToken cancel)
    {
        var branch = await organizations.ReadAsync(
            o =>
                o.Unit(unit) is { } top
                    ? new Branch(o.Book.Sequence, o.Model.Subtree(top).Where(o.Sees).Select(u => u.Id).ToHashSet())
                    : null,
            cancel
        );
        if (branch is null)
            return TypedResults.NotFound();
        response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(EventsAsync(organizations.OrganizationId, branch, known ?? branch.Sequence, cancel));
    }

    private async IAsyncEnumerable<SseItem<string>> EventsAsync(
        long organizationId,
        Branch branch,
        long known,
        [EnumeratorCancellation] CancellationToken gone
    )
    {
        using var listener = listeners.Join(organizationId, person.Id, branch.Sequence);
        using var life = new CancellationTokenSource(Life, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, life.Token, listener.Displaced, program.ApplicationStopping);
        var at = branch.Sequence;
        yield return Say(known == at ? Still : Changed, at);
        while (!end.IsCancellationRequested)
        {
            var news = await listener.Feed.AfterAsync(at, Beat, time, end.Token);
            if (end.IsCancellationRequested)
                break;
            at = news?.UpTo ?? at;
            yield return Say(news?.Touches(branch.Units) == true ? Changed : Still, at);
            // Perhaps the person sees less than before, or the branch has grown.
            if (news is { Units: null })
                break;
        }
        if (listener.Displaced.IsCancellationRequested)
            yield return Say(Over, at);
    }

    private static SseItem<string> Say(string what, long sequence)
    {
        var number = sequence.ToString(CultureInfo.InvariantCulture);
        return new(number, what) { EventId = number, ReconnectionInterval = Return };
    }
}
