using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;

namespace Scorecard.Web.People;

/// <summary>
/// The one-time link that lets whoever started the program become its first administrator. It lives in memory, until it is
/// used or the program ends.
/// </summary>
public sealed class SetupLink
{
    private string? token;

    /// <summary>Makes the link.</summary>
    public string Open() => $"/setup?token={token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))}";

    /// <summary>Makes it where there is nobody yet who could sign in; else null.</summary>
    public static async Task<string?> OpenForTheFirstAsync(IServiceProvider program)
    {
        await using var scope = program.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
        return await db.Users.AnyAsync() ? null : program.GetRequiredService<SetupLink>().Open();
    }

    public bool Fits(string? given) =>
        token is { } known
        && given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(given));

    /// <summary>Uses the link up, for one of those who follow it at once.</summary>
    public bool Take(string? given) => Fits(given) && Interlocked.Exchange(ref token, null) is not null;

    /// <summary>Lets a link that was taken work again, where nothing came of it.</summary>
    public void GiveBack(string? given) => token = given;
}
