using System.Globalization;
using System.Text.RegularExpressions;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Admin.Changes;

/// <summary>The journal's own words, said to people.</summary>
public static partial class ChangeWords
{
    /// <summary>Fields that hold what somebody wrote, so nothing in them is a number or a date.</summary>
    private static readonly HashSet<string> Written =
    [
        "Name",
        "Code",
        "Description",
        "Title",
        nameof(Kpi.UnitOfMeasure),
        nameof(Organization.TimeZone),
        nameof(MeetingEntry.Words),
        "added",
        "removed",
    ];

    public static string Kind(Subject subject) =>
        subject switch
        {
            Subject.Kpi => "KPI",
            Subject.Measurement => "Value",
            Subject.Membership => "Role",
            Subject.CauseEffectLink => "Cause and effect",
            Subject.CascadeAnswer => "Cascade",
            Subject.Organization => "Organization",
            Subject.Perspective => "Perspective",
            Subject.Unit => "Unit",
            Subject.Objective => "Objective",
            Subject.Contribution => "Contribution",
            Subject.Person => "Person",
            Subject.Initiative => "Initiative",
            Subject.Finding => "Finding",
            Subject.Meeting => "Meeting",
            Subject.Signal => "Signal",
            Subject.Import => "Import",
            Subject.Comment => "Comment",
            Subject.Reading => "Reading",
            Subject.Closing => "Closing",
        };

    public static string Kinds(Subject subject) =>
        subject switch
        {
            Subject.Organization => "the organization",
            Subject.Kpi => "KPIs",
            Subject.Person => "people",
            Subject.CauseEffectLink or Subject.CascadeAnswer => Kind(subject).ToLowerInvariant(),
            Subject.Perspective
            or Subject.Unit
            or Subject.Objective
            or Subject.Contribution
            or Subject.Measurement
            or Subject.Membership
            or Subject.Initiative
            or Subject.Finding
            or Subject.Meeting
            or Subject.Signal
            or Subject.Import
            or Subject.Comment
            or Subject.Reading
            or Subject.Closing => $"{Kind(subject).ToLowerInvariant()}s",
        };

    /// <summary>The field that changed, or for a value its period.</summary>
    public static string What(Change change, OrganizationModel model) =>
        change.Subject is Subject.Measurement or Subject.Signal
        && Day(change.What) is { } start
        && model.TryKpi(change.SubjectId, out var kpi)
            ? PeriodWords.Of(model.Organization.Calendar.Containing(kpi.Frequency, start), model.Organization.Calendar)
            : Sentence(change.What.EndsWith("Id", StringComparison.Ordinal) ? change.What[..^2] : change.What);

    public static string Value(Change change, string? text, OrganizationModel model) =>
        (change.What, text) switch
        {
            (_, null) => "",
            var (what, _) when Written.Contains(what.Split(Change.OfPart)[^1]) => text,
            (nameof(Organization.FiscalYearStart), _) when Number(text) is { } month and >= 1 and <= 12 => OrganizationChoices.Month(
                (int)month
            ),
            (nameof(Organization.FiscalWeeks), _) when Enum.TryParse<WeekPattern>(text, out var pattern) =>
                OrganizationChoices.PatternInWords(pattern),
            (nameof(Organization.MinimumCoverage) or nameof(Objective.CascadeShare), _) when Number(text) is { } share => NumberText.Write(
                share * 100
            ) + "%",
            (nameof(Organization.SignalRules), nameof(RuleSet.Nhs)) => "NHS",
            (_, "True") => "Yes",
            (_, "False") => "No",
            (_, "1" or "0")
                when change.Subject == Subject.Measurement
                    && model.TryKpi(change.SubjectId, out var kpi)
                    && kpi.Direction == Direction.YesNo => text == "1" ? "Yes" : "No",
            _ when Day(text) is { } day => PeriodWords.Day(day),
            _ => Days()
                .Replace(
                    string.Join(" / ", text.Split(" / ").Select(part => Number(part) is { } number ? NumberText.Write(number) : part)),
                    match => Day(match.Value) is { } day ? PeriodWords.Day(day) : match.Value
                ),
        };

    /// <summary>“AmberFrom” is “Amber from”.</summary>
    private static string Sentence(string name) => WordBoundary().Replace(name, " ").ToLowerInvariant().Capital();

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")]
    private static partial Regex Days();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordBoundary();
}
