using FluentValidation;
using Scorecard.Domain;

namespace Scorecard.Web.People;

/// <summary>The shapes of what people sign in with.</summary>
public static class AccountRules
{
    private const int Longest = 256;

    public static void IsEmail<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Custom(
            (email, context) =>
            {
                if (EmailAddress.Problem(email) is { } problem)
                    context.AddFailure(problem);
            }
        );

    /// <summary>
    /// That a password was written, and none of a length that costs the server dearly. How long it has to be is Identity's business.
    /// </summary>
    public static void IsPassword<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(password => password is { Length: > 0 and <= Longest })
            .WithMessage($"Write 12 to {Longest} characters. A few words in a row are easy to remember");
}
