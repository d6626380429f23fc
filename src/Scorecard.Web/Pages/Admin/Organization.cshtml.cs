using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Statistics;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin;

public sealed class OrganizationSettingsModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me)
    : AdminPage(reader, me)
{
    [BindProperty]
    public OrganizationInput Input { get; set; } = new();

    public static IReadOnlyList<SelectListItem> RuleSets { get; } =
        Choices.Of<RuleSet>(rules =>
            rules switch
            {
                RuleSet.Wheeler => "Wheeler's rules",
                RuleSet.Nhs => "The NHS's rules",
            }
        );

    public static IReadOnlyList<SelectListItem> Variants { get; } = Choices.Of<LimitVariant>(variant => variant.InWords().Capital() + "s");

    /// <summary>Whether values of periods that follow the fiscal year exist, so that it can no longer move.</summary>
    public bool YearStays { get; private set; }

    /// <summary>Whether any value exists, so that a year can no longer be made of anything else.</summary>
    public bool PeriodsStay { get; private set; }

    /// <summary>How many KPIs take their scores from the bands.</summary>
    public int OnThresholds => Model.Kpis.Count(k => k.Definitions.Any(d => d.Scale.Kind == ScaleKind.Thresholds));

    /// <summary>How many KPIs have bands of their own.</summary>
    public int WithOwnBands => Model.Kpis.Count(k => k.AmberFrom is not null);

    public IReadOnlyList<Difference> Differences =>
        OrganizationInput.Of(Organization) is var theirs
            ? Difference.Among(
                ("Name", Input.Name, theirs.Name),
                ("Time zone", Input.TimeZone, theirs.TimeZone),
                (
                    "Fiscal year starts in",
                    Difference.Chosen(OrganizationChoices.Months, Input.FiscalYearStart),
                    Difference.Chosen(OrganizationChoices.Months, theirs.FiscalYearStart)
                ),
                (
                    "A fiscal year is called by",
                    Difference.Chosen(OrganizationChoices.Namings, Input.FiscalYearNaming.ToString()),
                    Difference.Chosen(OrganizationChoices.Namings, theirs.FiscalYearNaming.ToString())
                ),
                ("A fiscal year is made of", Input.Year.InWords(Input.FiscalYearStart), theirs.Year.InWords(theirs.FiscalYearStart)),
                ("Currency", Input.Currency, theirs.Currency),
                ("Watch from", Input.AmberFrom, theirs.AmberFrom),
                ("On track from", Input.GreenFrom, theirs.GreenFrom),
                ("Minimum coverage", Input.MinimumCoverage, theirs.MinimumCoverage),
                (
                    "What is a signal",
                    Difference.Chosen(RuleSets, Input.SignalRules.ToString()),
                    Difference.Chosen(RuleSets, theirs.SignalRules.ToString())
                ),
                (
                    "Limits are drawn from",
                    Difference.Chosen(Variants, Input.LimitVariant.ToString()),
                    Difference.Chosen(Variants, theirs.LimitVariant.ToString())
                ),
                ("An owner may approve their own value", Input.OwnApproval, theirs.OwnApproval),
                ("Waiting values count", Input.WaitingCounts, theirs.WaitingCounts)
            )
            : [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = OrganizationInput.Of(Organization));

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new OrganizationInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                await using var write = await writer.BeginAsync(cancel);
                var organization = await writer.Db.Organizations.PresentAsync(cancel);
                Input.Version.ThrowIfSavedSince(organization.Version);
                Input.ApplyTo(organization, await HasValuesAsync(cancel), await HasFiscalValuesAsync(organization.Calendar, cancel));
                await write.CommitAsync(cancel);
                return Done($"{organization.Name} is saved.", "~/admin");
            },
            cancel
        );

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        Way = [Administration, new WayPoint("Organization")];
        YearStays = await HasFiscalValuesAsync(Organization.Calendar, cancel);
        PeriodsStay = await HasValuesAsync(cancel);
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Organization.Version };

    private Task<bool> HasValuesAsync(CancellationToken cancel) => writer.Db.Measurements.AnyAsync(cancel);

    private Task<bool> HasFiscalValuesAsync(FiscalCalendar calendar, CancellationToken cancel)
    {
        var fiscal = Enum.GetValues<Frequency>().Where(calendar.IsFiscal).ToArray();
        return writer
            .Db.Kpis.Where(k => fiscal.Contains(k.Frequency))
            .Join(writer.Db.Measurements, k => k.Id, m => m.KpiId, (_, m) => m)
            .AnyAsync(cancel);
    }
}
