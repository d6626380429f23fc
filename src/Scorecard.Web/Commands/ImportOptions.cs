using System.Globalization;
using Scorecard.Data.Import;
using Scorecard.Domain.Periods;

namespace Scorecard.Web.Commands;

/// <summary>The options of verbs that read files of the import format, and what is said where the files do not fit.</summary>
public static class ImportOptions
{
    public const string Organization = "--organization";
    public const string FiscalYearStart = "--fiscal-year-start";
    public const string From = "--from";
    public const string Reason = "--reason";
    private const string Years = "--years";
    private const string Decimals = "--decimals";
    private const string Missing = "--missing";

    public static readonly string[] All = [Organization, FiscalYearStart, Years, Decimals, Missing, From, Reason];

    /// <summary>Where the files go, with what was said about them.</summary>
    public static async Task<ImportTarget> TargetAsync(CommandLine line, CommandContext context)
    {
        var month =
            line[FiscalYearStart] is not { } text ? (int?)null
            : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
            : throw new WrongUse($"{FiscalYearStart} is a month from 1 to 12.");
        var name = line[Organization]!;
        return new(await NamedOrganizations.FindAsync(context, name), name, month)
        {
            Choices = new(
                Choice(line, Years, ("fiscal", BareYears.Fiscal), ("calendar", BareYears.Calendar)),
                Choice(line, Decimals, ("point", '.'), ("comma", ',')),
                Choice(line, Missing, ("not-reported", false), ("not-applicable", true)) ?? false
            )
            {
                From = line[From],
                Reason = line[Reason],
            },
        };
    }

    /// <summary>Says what does not fit, what is asked, and which option answers.</summary>
    public static async Task WriteProblemsAsync(ImportReport report, TextWriter output)
    {
        foreach (var problem in report.Problems)
            await output.WriteLineAsync(problem.ToString());
        if (report.ProblemCount - report.Problems.Sum(p => 1 + p.More) is > 0 and var more)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"and {more} more"));
        foreach (var question in report.Questions)
            await output.WriteLineAsync(Remedy(question));
        if (report.WantsReason)
            await output.WriteLineAsync($"{Reason} TEXT says why closed months are changed.");
    }

    private static T? Choice<T>(CommandLine line, string option, params (string Word, T Meaning)[] choices)
        where T : struct =>
        line[option] is not { } word ? null
        : choices.Any(c => c.Word == word) ? choices.First(c => c.Word == word).Meaning
        : throw new WrongUse($"{option} is {string.Join(" or ", choices.Select(c => c.Word))}.");

    private static string Remedy(ImportQuestion question)
    {
        var cells = string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(", ", question.Examples.Select(e => $"“{e}”"))} and the like, {question.Count} in all"
        );
        return question.Doubt switch
        {
            ImportDoubt.Years => $"{cells}, name years without FY or CY: {Years} fiscal or {Years} calendar says which are meant.",
            ImportDoubt.Decimals => $"{cells}, can be read in two ways: {Decimals} point or {Decimals} comma says how.",
            ImportDoubt.Missing => $"{cells}, stand in place of values: not reported, or with {Missing} not-applicable N/A.",
        };
    }
}
