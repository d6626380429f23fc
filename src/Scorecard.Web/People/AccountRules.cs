using FluentValidation;

namespace Scorecard.Web.People;

/// <summary>The shapes of what people sign in with.</summary>
public static class AccountRules
{
    private const int Longest = 256;

    public static void IsEmail<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(email =>
                email?.Trim() is { Length: > 2 and <= Longest } typed
                && typed.IndexOf('@', StringComparison.Ordinal) is var at
                && at > 0
                && at == typed.LastIndexOf('@')
                && at < typed.Length - 1
                && !typed.Any(char.IsWhiteSpace)
                && !typed.Any(char.IsControl)
            )
            .WithMessage("Write an e-mail address, such as una@example.com");

    /// <summary>
    /// That a password was written, and none of a length that costs the server dearly. How long it has to be is Identity's business.
    /// </summary>
    public static void IsPassword<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(password => password is { Length: > 0 and <= Longest })
            .WithMessage($"Write 12 to {Longest} characters. A few words in a row are easy to remember");
}
