using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin;

public sealed class IndexModel(OrganizationReader reader, SignedInPerson me) : AdminPage(reader, me)
{
    /// <summary>What can be set, and how it is now.</summary>
    public sealed record Setting(string Icon, string Name, string Path, string State);

    public IReadOnlyList<(string Heading, IReadOnlyList<Setting> Settings)> Groups { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        var people = await Db.Memberships.Select(m => m.PersonId).Distinct().CountAsync(cancel);
        var last = await Db.Changes.OrderByDescending(c => c.Sequence).Select(c => (DateTime?)c.At).FirstOrDefaultAsync(cancel);
        var lastChange = last is { } at ? $" The last change was on {SettingWords.Moment(at, Organization.TimeZone)}." : "";
        Groups =
        [
            (
                "Scorecard",
                [
                    new(
                        "building",
                        "Organization",
                        "~/admin/organization",
                        $"{Organization.Name}. The fiscal year starts in {SettingWords.Month(Organization.FiscalYearStart)}, "
                            + $"the time zone is {Organization.TimeZone}."
                    ),
                    new(
                        "target",
                        "Bands and coverage",
                        "~/admin/organization#scoring",
                        $"{SettingWords.Bands(Organization.Bands)} "
                            + $"A colour needs {Figures.Percent(Organization.MinimumCoverage)} of the weight reported."
                    ),
                    new(
                        "chart-line",
                        "Signals",
                        "~/admin/organization#signals",
                        $"{SignalWords.Sentence(Organization.SignalRules)} Limits are drawn from {Organization.LimitVariant.InWords()}s."
                    ),
                    new(
                        "sitemap",
                        "Tiers",
                        "~/admin/tiers",
                        $"{Counted.Of(Organization.Tiers.Count, "tier")}: {string.Join(", ", Organization.Tiers.Select(t => t.Name))}."
                    ),
                    new(
                        "layout-dashboard",
                        "Perspectives",
                        "~/admin/perspectives",
                        $"{Counted.Of(Model.Perspectives.Count, "perspective")}: "
                            + $"{string.Join(", ", Model.Perspectives.Select(p => p.Name))}."
                    ),
                ]
            ),
            (
                "People and records",
                [
                    new("users", "People", "~/admin/people", $"{(people == 1 ? "1 person" : $"{people} people")} with a role."),
                    new("upload", "Import", "~/import", "Units, objectives, KPIs and values from files."),
                    new("history", "Changes", "~/admin/changes", $"Who changed what, when and why.{lastChange}"),
                ]
            ),
        ];
        Way = [new WayPoint("Administration")];
        return true;
    }
}
