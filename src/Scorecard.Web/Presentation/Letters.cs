namespace Scorecard.Web.Presentation;

/// <summary>The first letter of words that begin a sentence, or no longer do. They are English, whatever the person's language.</summary>
public static class Letters
{
    public static string Capital(this string words) => char.ToUpperInvariant(words[0]) + words[1..];

    public static string Small(this string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
