using FluentValidation;
using Scorecard.Domain;

namespace Scorecard.Web.Forms;

/// <summary>
/// The shapes that boxes of every form keep, with the sentence beside the box. What the values mean is the entities' business.
/// </summary>
public static class Rules
{
    public static void IsName<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Cascade(CascadeMode.Stop)
            .Must(name => !string.IsNullOrWhiteSpace(name))
            .WithMessage($"Write a name, 1 to {TextRules.NameLength} characters")
            .Must(name => name!.Trim().Length <= TextRules.NameLength)
            .WithMessage((_, name) => $"This has {name!.Trim().Length} characters. Shorten it to at most {TextRules.NameLength}");

    public static void IsCode<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Cascade(CascadeMode.Stop)
            .Must(code => !string.IsNullOrWhiteSpace(code))
            .WithMessage($"Write a code, 1 to {TextRules.CodeLength} letters, digits or - _ . /")
            .Must(code => code!.Trim().Length <= TextRules.CodeLength)
            .WithMessage((_, code) => $"This has {code!.Trim().Length} characters. Shorten it to at most {TextRules.CodeLength}")
            .Must(code => code!.Trim().All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/'))
            .WithMessage("Only letters, digits and - _ . /");

    public static void IsDescription<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Must(text => (text?.Trim().Length ?? 0) <= TextRules.DescriptionLength)
            .WithMessage((_, text) => $"This has {text!.Trim().Length} characters. Shorten it to at most {TextRules.DescriptionLength}");

    public static void IsTheme<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Must(text => (text?.Trim().Length ?? 0) <= TextRules.ThemeLength)
            .WithMessage((_, text) => $"This has {text!.Trim().Length} characters. Shorten it to at most {TextRules.ThemeLength}");

    /// <summary>A number, or nothing.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> IsNumber<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Custom(
            (text, context) =>
            {
                if (NumberText.Read(text).Problem is { } problem)
                    context.AddFailure(problem);
            }
        );

    /// <summary>A number that has to be there, from a least to a most.</summary>
    public static void IsNumber<T>(
        this IRuleBuilder<T, string?> rule,
        string say,
        decimal least = -TextRules.LargestNumber,
        decimal most = TextRules.LargestNumber
    ) =>
        rule.Custom(
            (text, context) =>
            {
                var (number, problem) = NumberText.Read(text);
                if (problem is not null || number is null || number < least || number > most)
                    context.AddFailure(problem ?? say);
            }
        );

    public static void IsWeight<T>(this IRuleBuilder<T, string?> rule) =>
        rule.IsNumber("A weight is 0 or more. 0 leaves it out of the score", least: 0);

    public static void IsWhole<T>(this IRuleBuilder<T, string?> rule, int least, int most) =>
        rule.Custom(
            (text, context) =>
            {
                if (NumberText.Number(text) is not { } number || number != decimal.Truncate(number) || number < least || number > most)
                    context.AddFailure($"Write a whole number from {least} to {most}");
            }
        );
}
