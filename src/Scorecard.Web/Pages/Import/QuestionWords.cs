using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Periods;

namespace Scorecard.Web.Pages.Import;

/// <summary>One of the answers to a question about all files.</summary>
/// <param name="IsGiven">Whether the files were read so.</param>
public sealed record ImportAnswer(string Value, string Label, bool IsGiven);

/// <summary>The questions that files leave open, in words.</summary>
public static class QuestionWords
{
    private const string Comma = ",";
    private const string Point = ".";
    private const string NotReported = "none";
    private const string NotApplicable = "na";

    public static string Sentence(ImportQuestion question)
    {
        var (cells, third) = (Plural.Of(question.Count, "cell"), question.Count == 1 ? "s" : "");
        var examples = string.Join(", ", question.Examples.Select(example => $"“{example}”"));
        return question.Doubt switch
        {
            ImportDoubt.Years => $"Which years do {examples} mean? {cells} name{third} a year without FY or CY.",
            ImportDoubt.Decimals => $"What marks the decimals in {examples}? {cells} can be read in two ways.",
            ImportDoubt.Missing => $"What do {examples} in place of a value mean? {cells} say{third} so.",
        };
    }

    public static IReadOnlyList<ImportAnswer> Answers(ImportQuestion question, ImportChoices given) =>
        question.Doubt switch
        {
            ImportDoubt.Years =>
            [
                new(nameof(BareYears.Fiscal), "Fiscal years, as FY does", given.Years == BareYears.Fiscal),
                new(nameof(BareYears.Calendar), "Calendar years, as CY does", given.Years == BareYears.Calendar),
            ],
            ImportDoubt.Decimals =>
            [
                new(Point, "A point: 1,250 is more than a thousand", given.DecimalMark == '.'),
                new(Comma, "A comma: 1,250 is one and a quarter", given.DecimalMark == ','),
            ],
            ImportDoubt.Missing =>
            [
                new(NotReported, "Nothing was reported: these rows are left out", !given.MissingIsNotApplicable),
                new(NotApplicable, "N/A: no value applies in these periods", given.MissingIsNotApplicable),
            ],
        };

    /// <summary>What was chosen before, with what is chosen now.</summary>
    public static ImportChoices Read(
        ImportChoices before,
        string? years,
        string? decimals,
        string? missing,
        string? from,
        string? reason
    ) =>
        new(
            Enum.TryParse(years, out BareYears whose) ? whose : before.Years,
            decimals is Point or Comma ? decimals[0] : before.DecimalMark,
            missing is null ? before.MissingIsNotApplicable : missing == NotApplicable
        )
        {
            Tiers = before.Tiers,
            From = string.IsNullOrWhiteSpace(from) ? before.From : from.Trim(),
            Reason = string.IsNullOrWhiteSpace(reason) ? before.Reason : reason.Trim(),
        };
}
