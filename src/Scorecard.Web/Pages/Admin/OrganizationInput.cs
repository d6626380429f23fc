using System.Globalization;
using FluentValidation;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Admin;

/// <summary>What an administrator says about the organization as a whole.</summary>
public sealed record OrganizationInput
{
    public string? Name { get; init; }
    public string? TimeZone { get; init; }

    /// <summary>1 to 12, as text like every choice.</summary>
    public string? FiscalYearStart { get; init; }

    public FiscalYearNaming FiscalYearNaming { get; init; }
    public YearBoxes Year { get; init; } = new();
    public string? Currency { get; init; }

    public string? AmberFrom { get; init; }
    public string? GreenFrom { get; init; }

    /// <summary>In percent.</summary>
    public string? MinimumCoverage { get; init; }

    public RuleSet SignalRules { get; init; }
    public LimitVariant LimitVariant { get; init; }

    public bool OwnApproval { get; init; }
    public bool WaitingCounts { get; init; }

    public int Version { get; init; }

    public int Month => int.TryParse(FiscalYearStart, NumberStyles.None, CultureInfo.InvariantCulture, out var month) ? month : 0;

    public static OrganizationInput Of(Organization organization) =>
        new()
        {
            Name = organization.Name,
            TimeZone = organization.TimeZone,
            FiscalYearStart = organization.FiscalYearStart.ToString(CultureInfo.InvariantCulture),
            FiscalYearNaming = organization.FiscalYearNamedBy,
            Year = YearBoxes.Of(organization.Calendar.Weeks),
            Currency = organization.Currency,
            AmberFrom = NumberText.Write((decimal)organization.AmberFrom),
            GreenFrom = NumberText.Write((decimal)organization.GreenFrom),
            MinimumCoverage = NumberText.Write((decimal)organization.MinimumCoverage * 100),
            SignalRules = organization.SignalRules,
            LimitVariant = organization.LimitVariant,
            OwnApproval = organization.OwnApproval,
            WaitingCounts = organization.WaitingCounts,
            Version = organization.Version,
        };

    /// <param name="hasValues">Whether any value is recorded.</param>
    /// <param name="hasFiscalValues">Whether any is for a period that follows the fiscal year.</param>
    public void ApplyTo(Organization organization, bool hasValues, bool hasFiscalValues)
    {
        organization.Rename(Name!);
        organization.SetTimeZone(TimeZone!.Trim());
        organization.MakeYearsOf(Year.Weeks, hasValues);
        organization.StartFiscalYearIn(Month, hasFiscalValues);
        organization.NameFiscalYearBy(FiscalYearNaming);
        Validation.Mark(nameof(Currency), () => organization.SetCurrency(Currency));
        organization.SetBands((double)NumberText.Number(AmberFrom)!.Value, (double)NumberText.Number(GreenFrom)!.Value);
        organization.SetMinimumCoverage((double)(NumberText.Number(MinimumCoverage)!.Value / 100));
        organization.CallSignals(SignalRules, LimitVariant);
        organization.ApproveValues(OwnApproval, WaitingCounts);
    }

    public sealed class Validator : AbstractValidator<OrganizationInput>
    {
        public Validator()
        {
            RuleFor(x => x.Name).IsName();
            RuleFor(x => x.TimeZone)
                .Must(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone?.Trim() ?? "", out _))
                .WithMessage("There is no such time zone. Choose one such as Europe/Amsterdam");
            RuleFor(x => x.Month).InclusiveBetween(1, 12).WithMessage("Choose a month").OverridePropertyName(nameof(FiscalYearStart));
            RuleFor(x => x.FiscalYearNaming).IsInEnum().WithMessage("Choose by which year it is called");
            RuleFor(x => x.AmberFrom).IsNumber("Write a score from 0 to 100", least: 0, most: 100);
            RuleFor(x => x.GreenFrom).IsNumber("Write a score from 0 to 100", least: 0, most: 100);
            RuleFor(x => x.MinimumCoverage).IsNumber("Write a percentage from 0 to 100", least: 0, most: 100);
        }
    }
}
