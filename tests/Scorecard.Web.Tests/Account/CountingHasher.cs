using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Scorecard.Data;

namespace Scorecard.Web.Tests.Account;

/// <summary>Counts how many passwords were hashed, and how many of those to see whether they are right.</summary>
internal sealed class CountingHasher : IPasswordHasher<Person>
{
    private readonly PasswordHasher<Person> real = new(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
    private readonly TaskCompletionSource fiveSeen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int hashed;
    private int verified;

    public int Count => hashed + verified;

    public int Verified => verified;

    /// <summary>Done once five passwords are being looked at or were.</summary>
    public Task FiveSeen => fiveSeen.Task;

    public void Reset() => (hashed, verified) = (0, 0);

    public string HashPassword(Person user, string password)
    {
        Interlocked.Increment(ref hashed);
        return real.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
    {
        if (Interlocked.Increment(ref verified) == 5)
            fiveSeen.TrySetResult();
        return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
