namespace Scorecard.Domain.Comments;

/// <summary>Somebody whom a comment may name.</summary>
/// <param name="Sees">Whether the person may see what the comment is about.</param>
public sealed record Mentionable(long Id, string Name, bool Sees);

/// <summary>Reads whom a text names: “@Ada Byron”, or “@Ada” where only one is called so.</summary>
public static class Mentions
{
    private const char Sign = '@';

    /// <summary>Whether a text may name anybody.</summary>
    public static bool MayBeIn(string? words) => words?.Contains(Sign) == true;

    /// <param name="chosen">Those whom the text means where several have one name.</param>
    /// <returns>Their ids, each once, in the order of the text.</returns>
    /// <exception cref="RuleViolation">Somebody is named who is nobody, one of several, or may not see what it is about.</exception>
    public static IReadOnlyList<long> In(string words, IReadOnlyList<Mentionable> people, IReadOnlyCollection<long>? chosen = null)
    {
        var found = new List<long>();
        for (var at = words.IndexOf(Sign); at >= 0; at = words.IndexOf(Sign, at + 1))
        {
            var isWord = at > 0 && (char.IsLetterOrDigit(words[at - 1]) || words[at - 1] is '.' or '_' or '-' or '+');
            if (isWord || at + 1 == words.Length || !char.IsLetter(words[at + 1]))
                continue;
            var one = One(words[(at + 1)..], people, chosen ?? []);
            RuleViolation.Unless(
                one.Sees,
                nameof(Comment.Words),
                $"{one.Name} may not see this, so the comment would not reach them. Leave out the {Sign}, or have them given a role first."
            );
            if (!found.Contains(one.Id))
                found.Add(one.Id);
        }
        return found;
    }

    /// <summary>Whether a text begins with a name that ends there.</summary>
    public static bool Begins(string text, string name) =>
        text.StartsWith(name, StringComparison.CurrentCultureIgnoreCase)
        && (text.Length == name.Length || !char.IsLetterOrDigit(text[name.Length]));

    private static Mentionable One(string text, IReadOnlyList<Mentionable> people, IReadOnlyCollection<long> chosen)
    {
        var named = people.Where(p => Begins(text, p.Name)).ToList();
        var longest = named.Count == 0 ? 0 : named.Max(p => p.Name.Length);
        named.RemoveAll(p => p.Name.Length < longest);
        if (named.Count == 0)
        {
            var word = Word(text);
            named = [.. people.Where(p => p.Name.Split(' ').Contains(word, StringComparer.CurrentCultureIgnoreCase))];
            RuleViolation.Unless(
                named.Count > 0,
                nameof(Comment.Words),
                $"“{Sign}{word}” is nobody here. Write the name as it is in the list of people, or leave out the {Sign}."
            );
        }
        // Somebody who may not see it is meant only where nobody else can be.
        if (named.Exists(p => p.Sees))
            named.RemoveAll(p => !p.Sees);
        if (named.Count > 1 && named.Where(p => chosen.Contains(p.Id)).ToList() is [var meant])
            return meant;
        RuleViolation.Unless(
            named.Count == 1,
            nameof(Comment.Words),
            $"“{Sign}{Word(text)}” may be {Listed(named)}. Write the whole name, or choose the person in the box below."
        );
        return named[0];
    }

    private static string Listed(List<Mentionable> people) =>
        string.Join(" or ", people.Take(3).Select(p => p.Name)) + (people.Count > 3 ? $" or {people.Count - 3} more" : "");

    private static string Word(string text) => new([.. text.TakeWhile(c => char.IsLetterOrDigit(c) || c is '-' or '\'' or '’')]);
}
