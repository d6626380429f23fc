using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.People;

/// <summary>
/// Tells of what happens to sign-ins and accounts: to the program's log at once, and to the table of events a moment later, past whatever
/// transaction is open. Nothing that was typed goes in.
/// </summary>
public sealed partial class SecurityLog(NewIds ids, TimeProvider time, IHttpContextAccessor http, ILogger<SecurityLog> log)
{
    /// <summary>What waits to be saved while the database is away; the log has the rest.</summary>
    private const int MostWaiting = 10_000;

    private readonly Lock turn = new();
    private readonly Queue<SecurityEvent> waiting = [];
    private readonly Dictionary<Refusal, int> repeated = [];
    private DateTime minute;

    private sealed record Refusal(SecurityKind Kind, long? PersonId, long? OrganizationId, string? Address);

    /// <summary>Where the present request comes from.</summary>
    public string? Address =>
        http.HttpContext?.Connection.RemoteIpAddress is { } address
            ? $"{(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)}"
            : null;

    /// <param name="personId">Whose account it is about; null for nobody's. Without one and an organization only the log is told.</param>
    /// <param name="organizationId">The organization that it happened in; null where it is about the account as a whole.</param>
    /// <param name="by">Who did it, where that is somebody else.</param>
    /// <param name="detail">A few words of the program's own.</param>
    public void Tell(SecurityKind kind, long? personId, long? organizationId = null, long? by = null, string? detail = null)
    {
        if (by is { } other && other != personId)
            detail = $"{detail} by {PublicIds.Format(other)}".TrimStart();
        var level = kind.IsRefusal() ? LogLevel.Warning : LogLevel.Information;
        Happened(level, kind.InWords(), kind.IsRefusal() ? "refused" : "done", personId, organizationId, Address, detail);
        if (personId is null && organizationId is null)
            return;
        var now = time.GetUtcNow().UtcDateTime;
        lock (turn)
        {
            CloseMinute(now);
            // A flood of refusals makes two lines a minute: the first, and how many more there were.
            var refusal = new Refusal(kind, personId, organizationId, Address);
            if (kind.IsRefusal() && repeated.TryGetValue(refusal, out var more))
                repeated[refusal] = more + 1;
            else if (!kind.IsRefusal() || (repeated.Count < MostWaiting && repeated.TryAdd(refusal, 0)))
                Wait(new(ids.Next(), now, kind.InWords(), personId, organizationId, Address, detail));
        }
    }

    /// <summary>Takes what waits to be saved.</summary>
    /// <param name="all">Also how many refusals there were in a minute that is not over yet.</param>
    public IReadOnlyList<SecurityEvent> Take(bool all = false)
    {
        lock (turn)
        {
            CloseMinute(all ? DateTime.MaxValue : time.GetUtcNow().UtcDateTime);
            List<SecurityEvent> taken = [.. waiting];
            waiting.Clear();
            return taken;
        }
    }

    /// <summary>Lets what could not be saved wait again.</summary>
    public void GiveBack(IEnumerable<SecurityEvent> events)
    {
        lock (turn)
            foreach (var known in events)
                Wait(known);
    }

    private void Wait(SecurityEvent known)
    {
        if (waiting.Count < MostWaiting)
            waiting.Enqueue(known);
    }

    private void CloseMinute(DateTime now)
    {
        if (now - minute < TimeSpan.FromMinutes(1))
            return;
        foreach (var (refusal, more) in repeated.Where(r => r.Value > 0))
            Wait(
                new(
                    ids.Next(),
                    minute,
                    refusal.Kind.InWords(),
                    refusal.PersonId,
                    refusal.OrganizationId,
                    refusal.Address,
                    $"{more} more within a minute"
                )
            );
        repeated.Clear();
        minute = now == DateTime.MaxValue ? default : now;
    }

    [LoggerMessage(Message = "Security: {What}, {Result}; person {Person}, organization {Organization}, from {Address}. {Detail}")]
    private partial void Happened(
        LogLevel level,
        string what,
        string result,
        long? person,
        long? organization,
        string? address,
        string? detail
    );
}
