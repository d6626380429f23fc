using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.People;

/// <summary>
/// Tries at an account with a password or a code. Each is counted before anybody looks whether it is right, so that tries that are sent
/// together count like tries one after the other: five from one place and fifty from everywhere. See docs/access.md.
/// </summary>
public sealed class Attempts(
    ScorecardDbContext db,
    RecentAttempts recent,
    KnownDevice device,
    IHttpContextAccessor requests,
    SecurityLog log,
    TimeProvider time
)
{
    /// <summary>Tries at one account from one address, or with one device that has signed in to it before.</summary>
    public const int MostFromOnePlace = 5;

    /// <summary>Tries at one account from all addresses; known devices have theirs beside it.</summary>
    public const int MostOfAnAccount = 50;

    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    public enum Verdict
    {
        /// <summary>It is right. It stays counted until <see cref="SucceededAsync"/> or <see cref="GiveBackAsync"/>.</summary>
        Right,

        Wrong,

        /// <summary>Not looked at: the account rests or there is none. Whoever refuses it does as much work as for a wrong one.</summary>
        Resting,

        /// <summary>Not looked at, because there were too many from this place, at an account that exists or not.</summary>
        Spent,
    }

    /// <summary>Counts a try and then has it verified, one at a time an account.</summary>
    /// <param name="account">A person's id, or what stands in for a person who does not exist.</param>
    public async Task<Verdict> TryAsync(long account, Func<Task<bool>> verify, CancellationToken cancel)
    {
        if (!recent.Take(account, PlaceOf(account)))
            return Verdict.Spent;
        if (device.NameAt(account) is null && !await CountAsync(account, cancel))
            return Verdict.Resting;
        using var turn = await recent.TurnAsync(account, cancel);
        return await verify() ? Verdict.Right : Verdict.Wrong;
    }

    /// <summary>The person is let in: nothing is held against the account any more, and its owner is known by this browser.</summary>
    public async Task SucceededAsync(long account, CancellationToken cancel)
    {
        recent.Forget(account, PlaceOf(account));
        device.Remember(account);
        await ClearAsync(db.Users.Where(p => p.Id == account), cancel);
    }

    /// <summary>
    /// Takes this request's try off the count without letting anybody in: it was right and a second factor is asked for next, or meant for
    /// another account of the same person. Earlier tries stay counted, so that a known password does not allow any number of codes.
    /// </summary>
    public async Task GiveBackAsync(long account, CancellationToken cancel)
    {
        recent.GiveBack(account, PlaceOf(account));
        if (device.NameAt(account) is not null)
            return;
        var counted = db.Users.Where(p => p.Id == account && p.AccessFailedCount > 0);
        await db.InTurnAsync(
            () =>
                counted.ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(p => p.AccessFailedCount, p => p.AccessFailedCount - 1)
                            .SetProperty(p => p.LockoutEnd, (DateTimeOffset?)null),
                    cancel
                ),
            cancel
        );
    }

    /// <summary>
    /// Makes sure that whoever sits here knows the password. Wrong tries count, so that a browser left open does not invite guessing.
    /// </summary>
    /// <exception cref="ValidationException">It is another one, as a sentence beside the box Current of a form.</exception>
    public async Task RequirePasswordAsync(UserManager<Person> people, Person person, string typed, CancellationToken cancel)
    {
        var verdict = await TryAsync(person.Id, () => people.CheckPasswordAsync(person, typed), cancel);
        if (verdict == Verdict.Right)
        {
            await SucceededAsync(person.Id, cancel);
            return;
        }
        log.Tell(verdict == Verdict.Wrong ? SecurityKind.WrongPassword : SecurityKind.Rests, person.Id, detail: "while signed in");
        throw new ValidationException([
            new ValidationFailure("Current", "This is not your present password. After five wrong tries wait for 15 minutes"),
        ]);
    }

    private string PlaceOf(long account) =>
        device.NameAt(account) is { } name ? $"device {name}" : $"address {requests.HttpContext!.SenderAddress()}";

    private async Task<bool> CountAsync(long account, CancellationToken cancel)
    {
        if (await TryCountAsync(account, cancel))
            return true;
        // Not every database compares times, so whether the rest is over is asked here, and it is ended only once.
        var until = await db.Users.Where(p => p.Id == account).Select(p => p.LockoutEnd).FirstOrDefaultAsync(cancel);
        if (until is null || until > time.GetUtcNow())
            return false;
        await ClearAsync(db.Users.Where(p => p.Id == account && p.LockoutEnd == until), cancel);
        return await TryCountAsync(account, cancel);
    }

    private Task<int> ClearAsync(IQueryable<Person> person, CancellationToken cancel) =>
        db.InTurnAsync(
            () =>
                person.ExecuteUpdateAsync(
                    set => set.SetProperty(p => p.AccessFailedCount, 0).SetProperty(p => p.LockoutEnd, (DateTimeOffset?)null),
                    cancel
                ),
            cancel
        );

    /// <summary>Counts one try more, in one statement; false where the account rests or is none. The last one begins the rest.</summary>
    private async Task<bool> TryCountAsync(long account, CancellationToken cancel)
    {
        DateTimeOffset? until = time.GetUtcNow() + Rest;
        var awake = db.Users.Where(p => p.Id == account && p.AccessFailedCount < MostOfAnAccount && p.LockoutEnd == null);
        var counted = await db.InTurnAsync(
            () =>
                awake.ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(p => p.AccessFailedCount, p => p.AccessFailedCount + 1)
                            .SetProperty(p => p.LockoutEnd, p => p.AccessFailedCount + 1 >= MostOfAnAccount ? until : null),
                    cancel
                ),
            cancel
        );
        return counted > 0;
    }
}
