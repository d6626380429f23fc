using System.Text;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Search;

/// <summary>How well something fits what was typed, best first.</summary>
public enum Fit
{
    /// <summary>Its code is what was typed.</summary>
    Code,

    /// <summary>Its name is what was typed.</summary>
    Name,

    /// <summary>Its name starts with it.</summary>
    Start,

    /// <summary>A word of its name starts with it.</summary>
    WordStart,

    /// <summary>Its name holds it, or its code starts with it.</summary>
    Inside,

    /// <summary>Name and code together hold all words that were typed.</summary>
    Words,
    Not,
}

/// <summary>
/// What was typed, to be held against names and codes without regard to case and accents. Not to be shared: it has one buffer.
/// </summary>
public sealed class SearchWords
{
    private readonly string whole;
    private readonly string[] words;
    private char[] buffer = new char[512];

    public SearchWords(string? typed)
    {
        words = Folded.Of(typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        whole = string.Join(' ', words);
    }

    public bool IsEmpty => whole.Length == 0;

    public Fit Of(string name, string code = "")
    {
        if (!Holds(name, code))
            return Fit.Not;
        if (buffer.Length < name.Length + code.Length)
            buffer = new char[name.Length + code.Length];
        var length = Folded.Write(name, buffer);
        var folded = buffer.AsSpan(0, length);
        var foldedCode = buffer.AsSpan(length, Folded.Write(code, buffer.AsSpan(length)));
        if (foldedCode.SequenceEqual(whole))
            return Fit.Code;
        if (folded.IndexOf(whole) is >= 0 and var at)
            return at > 0 ? (StartsWord(folded, at) ? Fit.WordStart : Fit.Inside)
                : length == whole.Length ? Fit.Name
                : Fit.Start;
        if (foldedCode.StartsWith(whole))
            return Fit.Inside;
        foreach (var word in words)
            if (folded.IndexOf(word) < 0 && foldedCode.IndexOf(word) < 0)
                return Fit.Not;
        return Fit.Words;
    }

    /// <summary>Whether all words are in it, told quickly of plain letters; of others it may be said too readily.</summary>
    private bool Holds(string name, string code)
    {
        foreach (var word in words)
            if (!name.Contains(word, StringComparison.OrdinalIgnoreCase) && !code.Contains(word, StringComparison.OrdinalIgnoreCase))
                return !Ascii.IsValid(name) || !Ascii.IsValid(code);
        return true;
    }

    /// <summary>Whether what was typed stands at the start of a word, be it at a later place than the first.</summary>
    private bool StartsWord(ReadOnlySpan<char> name, int at)
    {
        for (; ; )
        {
            if (!char.IsLetterOrDigit(name[at - 1]))
                return true;
            if (name[(at + 1)..].IndexOf(whole) is not (>= 0 and var next))
                return false;
            at += 1 + next;
        }
    }
}
