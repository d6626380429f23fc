using System.Globalization;
using System.Text;

namespace Scorecard.Domain;

/// <summary>The rules of e-mail addresses. Whether somebody reads what is sent there is another question.</summary>
public static class EmailAddress
{
    public const int Longest = 256;

    private const string Shape = "Write an e-mail address, such as una@example.com";

    private static readonly IdnMapping Domains = new();

    /// <summary>Why a text is no e-mail address, as a sentence without a full stop; null where it is one.</summary>
    public static string? Problem(string? email)
    {
        var typed = Plain(email);
        var parts = typed.Split('@');
        if (typed.Length > Longest || parts is not [{ Length: > 0 } box, { Length: > 0 } domain] || typed.Any(char.IsWhiteSpace))
            return Shape;
        if (typed.Any(char.IsControl) || typed.Any(sign => char.GetUnicodeCategory(sign) is UnicodeCategory.Format))
            return "The e-mail address holds a sign that nobody sees. Type it instead of pasting it";
        if (typed.Any(char.IsSurrogate) || Ascii(domain) is null)
            return Shape;
        return Lookalikes.MixesAlphabets(box) || Lookalikes.MixesAlphabets(domain)
            ? "The e-mail address mixes letters of different alphabets, some of which look alike. Type it in one"
            : null;
    }

    /// <summary>The address as it is kept: trimmed, each sign in its plain form (NFKC).</summary>
    /// <exception cref="RuleViolation">It is none.</exception>
    public static string Checked(string? email) => Problem(email) is { } problem ? throw new RuleViolation($"{problem}.") : Plain(email);

    /// <summary>
    /// The form in which addresses are compared: without case, the domain as computers write it (punycode). What is no address is given
    /// back in capitals.
    /// </summary>
    public static string Normalize(string email)
    {
        var plain = Plain(email);
        var parts = plain.Split('@');
        return parts is [var box, { Length: > 0 } domain] && Ascii(domain) is { } written
            ? $"{box}@{written}".ToUpperInvariant()
            : plain.ToUpperInvariant();
    }

    private static string Plain(string? email)
    {
        var composed = TextRules.Composed(email) ?? "";
        try
        {
            return composed.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return composed;
        }
    }

    /// <summary>The domain in ASCII; null where it cannot be one.</summary>
    private static string? Ascii(string domain)
    {
        if (System.Text.Ascii.IsValid(domain))
            return domain;
        try
        {
            return Domains.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
