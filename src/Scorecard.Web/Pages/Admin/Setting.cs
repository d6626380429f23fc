using Scorecard.Domain.Model;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Admin;

/// <summary>What can be set, and how it is now.</summary>
public sealed record Setting(string Icon, string Name, string Path, string State)
{
    /// <summary>How scores come about.</summary>
    public static IReadOnlyList<Setting> OfScorecard(OrganizationModel model)
    {
        var organization = model.Organization;
        var tiers = string.Join(", ", organization.Tiers.Select(t => t.Name));
        var perspectives = string.Join(", ", model.Perspectives.Select(p => p.Name));
        return
        [
            new("building", "Organization", "~/admin/organization", Clock(organization)),
            new("target", "Bands and coverage", "~/admin/organization#scoring", Colours(organization)),
            new("chart-line", "Signals", "~/admin/organization#signals", Signals(organization)),
            new("sitemap", "Tiers", "~/admin/tiers", $"{Counted.Of(organization.Tiers.Count, "tier")}: {tiers}."),
            new(
                "layout-dashboard",
                "Perspectives",
                "~/admin/perspectives",
                $"{Counted.Of(model.Perspectives.Count, "perspective")}: {perspectives}."
            ),
        ];
    }

    /// <param name="people">How many hold a role.</param>
    /// <param name="lastChange">When something was changed last, UTC; null for never.</param>
    public static IReadOnlyList<Setting> OfRecords(Organization organization, int people, DateTime? lastChange)
    {
        var holders = people == 1 ? "1 person" : $"{people} people";
        var last = lastChange is { } at ? $" The last change was on {SettingWords.Moment(at, organization.TimeZone)}." : "";
        return
        [
            new("users", "People", "~/admin/people", $"{holders} with a role."),
            new("key", "Sign-in", "~/admin/sign-in", $"{SettingWords.SignIn(organization.SignInRule)}."),
            new("mail", "Mail", "~/admin/mail", "Mails that wait or failed, and when people are written to."),
            new("bell", "Webhooks", "~/admin/hooks", "Tell Slack, Teams or others what happens in a unit."),
            new("key", "Services", "~/admin/tokens", "Tokens of programs that feed or read the scorecard."),
            new("download", "Databases", "~/admin/databases", "Where values of KPIs are read from by a query."),
            new("upload", "Import", "~/import", "Units, objectives, KPIs and values from files."),
            new("download", "Export", "~/admin/export", "All of it as files that an import reads."),
            new("history", "Changes", "~/admin/changes", $"Who changed what, when and why.{last}"),
            new("key", "Security", "~/admin/security", "Who signed in or was refused, from where and when."),
        ];
    }

    private static string Clock(Organization organization) =>
        $"{organization.Name}. The fiscal year {Year(organization)}, " + $"the time zone is {organization.TimeZone}.{Money(organization)}";

    private static string Year(Organization organization) =>
        organization.Calendar.Weeks is { } weeks
            ? $"is made of {OrganizationChoices.InWords(weeks, organization.FiscalYearStart)}"
            : $"starts in {OrganizationChoices.Month(organization.FiscalYearStart)}";

    private static string Money(Organization organization) => organization.Currency is { } currency ? $" Money is in {currency}." : "";

    private static string Colours(Organization organization) =>
        $"{SettingWords.Bands(organization.Bands)} "
        + $"A colour needs {Figures.Percent(organization.MinimumCoverage)} of the weight reported.";

    private static string Signals(Organization organization) =>
        $"{SignalWords.Sentence(organization.SignalRules)} Limits are drawn from {organization.LimitVariant.InWords()}s.";
}
