using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

/// <summary>Signs in whoever an e-mail and a password belong to.</summary>
public sealed class PasswordSignIn(
    UserManager<Person> people,
    Attempts attempts,
    Sessions sessions,
    SecondStep step,
    SecurityLog log,
    ScorecardDbContext db
)
{
    public enum Outcome
    {
        /// <summary>They do not fit together.</summary>
        Refused,

        /// <summary>They do, and a code is asked for next.</summary>
        NeedsCode,

        SignedIn,
    }

    // One sentence for an unknown e-mail, a wrong password and a resting account, so that it tells a stranger nothing.
    public const string Refusal =
        "This e-mail and password do not fit together. "
        + "After five wrong tries an account rests for 15 minutes; then try again, or ask an administrator for a new link.";

    /// <summary>Accounts of one e-mail that a password is tried at.</summary>
    private const int Most = 4;

    public async Task<Outcome> TryAsync(SignInInput input, CancellationToken cancel)
    {
        var email = people.NormalizeEmail(input.Email ?? "") ?? "";
        var password = input.Password ?? "";
        var found = await FindAsync(email, cancel);
        if (found.Count == 0)
            await TryAtNobodyAsync(email, password, cancel);
        List<(Person Person, Attempts.Verdict Verdict)> refused = [];
        foreach (var person in found)
        {
            var verdict = await attempts.TryAsync(person.Id, () => IsRightAsync(person, password), cancel);
            if (verdict == Attempts.Verdict.Right)
            {
                // What was wrong at the others was meant for this one.
                foreach (var (other, _) in refused.Where(r => r.Verdict == Attempts.Verdict.Wrong))
                    await attempts.GiveBackAsync(other.Id, cancel);
                return await EnterAsync(person, input.Keep, cancel);
            }
            if (verdict == Attempts.Verdict.Resting)
                TakeAsLong(person, password);
            refused.Add((person, verdict));
        }
        foreach (var (person, verdict) in refused)
            log.Tell(
                verdict == Attempts.Verdict.Wrong ? SecurityKind.WrongPassword : SecurityKind.Rests,
                person.Id,
                detail: person.DisabledAt is null ? null : "the account is disabled"
            );
        return Outcome.Refused;
    }

    private async Task<Outcome> EnterAsync(Person person, bool keep, CancellationToken cancel)
    {
        if (person.TwoFactorEnabled)
        {
            await attempts.GiveBackAsync(person.Id, cancel);
            await step.BeginAsync(person, keep);
            return Outcome.NeedsCode;
        }
        await attempts.SucceededAsync(person.Id, cancel);
        return await sessions.StartAsync(person, SignInMethod.Password, hasSecondFactor: false, keep, cancel: cancel)
            ? Outcome.SignedIn
            : Outcome.Refused;
    }

    private async Task<bool> IsRightAsync(Person person, string password) =>
        await people.CheckPasswordAsync(person, password) && person.DisabledAt is null;

    /// <summary>The accounts with a password that have an e-mail, the newest first.</summary>
    private Task<List<Person>> FindAsync(string email, CancellationToken cancel) =>
        db
            .Users.Where(p => p.NormalizedEmail == email && p.PasswordHash != null)
            .OrderByDescending(p => p.Id)
            .Take(Most)
            .ToListAsync(cancel);

    /// <summary>Counts, asks and hashes as for an account: neither the answer nor the wait for it tells that there is none.</summary>
    private async Task TryAtNobodyAsync(string email, string password, CancellationToken cancel)
    {
        if (await attempts.TryAsync(StandIn(email), () => Task.FromResult(false), cancel) is Attempts.Verdict.Resting)
            TakeAsLong(null!, password);
        log.Tell(SecurityKind.WrongPassword, personId: null);
    }

    private void TakeAsLong(Person person, string password) => people.PasswordHasher.HashPassword(person, password);

    /// <summary>A number that is no person's id: those are positive.</summary>
    private static long StandIn(string email) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(email))) | long.MinValue;
}
