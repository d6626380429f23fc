using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Zxcvbn;
using Zxcvbn.Matcher;

namespace Scorecard.Web.People;

/// <summary>
/// Refuses passwords that are guessed first: those that many people have, words in a row of the keyboard, and what is known of the person.
/// The lists and the estimate are zxcvbn's.
/// </summary>
public sealed class GuessedPasswords(ScorecardDbContext db) : IPasswordValidator<Person>
{
    public const string Common =
        "This is one of the passwords that are guessed first. Write a few words that have nothing to do with each other";

    public const string Own =
        "This is made of your name, your e-mail, your organization or this program, which is guessed first. "
        + "Write a few words that have nothing to do with them";

    /// <summary>Of 0 to 4: at least some 20 billion guesses come before it.</summary>
    private const int Enough = 3;

    /// <summary>More letters than these only cost time: what is guessed later than all others is so by its beginning.</summary>
    private const int Looked = 64;

    private const string OwnWords = "user_inputs";

    // It reads its lists once; what it is asked changes nothing in it.
    private static readonly Lazy<Zxcvbn.Zxcvbn> Estimate = new(() => new(Translation.English));

    public async Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var typed = password ?? "";
        var known = Words([user.Email, user.DisplayName, "Scorecard", .. await OrganizationsAsync(user.Id)]);
        var found = Estimate.Value.EvaluatePassword(typed[..Math.Min(typed.Length, Looked)], known);
        if (found.Score >= Enough)
            return IdentityResult.Success;
        var isOwn = found.MatchSequence.OfType<DictionaryMatch>().Any(match => match.DictionaryName == OwnWords);
        return IdentityResult.Failed(new IdentityError { Code = nameof(GuessedPasswords), Description = isOwn ? Own : Common });
    }

    /// <summary>Those that the person is a member of, and the one that is being set up with them.</summary>
    private async Task<IReadOnlyList<string>> OrganizationsAsync(long person)
    {
        var names = await db
            .Memberships.IgnoreQueryFilters()
            .Where(m => m.PersonId == person)
            .Join(db.Organizations, m => m.OrganizationId, o => o.Id, (m, o) => o.Name)
            .Distinct()
            .ToListAsync();
        return [.. names, .. db.Organizations.Local.Select(o => o.Name)];
    }

    /// <summary>What was said as a whole, without its blanks, and its words.</summary>
    private static IReadOnlyList<string> Words(IEnumerable<string?> said) =>
        [
            .. said.OfType<string>()
                .Select(text => text.ToLowerInvariant())
                .SelectMany(text => new[] { text, Letters(text) }.Concat(Split(text)))
                .Where(word => word.Length > 2)
                .Distinct(),
        ];

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string[] Split(string text) =>
        string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
