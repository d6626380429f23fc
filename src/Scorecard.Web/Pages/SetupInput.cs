using System.Globalization;
using FluentValidation;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages;

/// <summary>What somebody says of a new organization and of themselves.</summary>
public sealed record SetupInput
{
    public string? Organization { get; init; }
    public string? TimeZone { get; init; } = TimeZoneInfo.Local.Id;

    /// <summary>1 to 12, as text like every choice.</summary>
    public string? FiscalYearStart { get; init; } = "1";
    public FiscalYearNaming FiscalYearNaming { get; init; }
    public YearBoxes Year { get; init; } = new();
    public string? Currency { get; init; }

    /// <summary>The names of the tiers, top first, with commas between.</summary>
    public string? Tiers { get; init; } = string.Join(", ", Domain.Units.Organization.DefaultTiers);
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Password { get; init; }

    private int Month => int.TryParse(FiscalYearStart, NumberStyles.None, CultureInfo.InvariantCulture, out var month) ? month : 0;

    /// <exception cref="ValidationException">Some answer does not fit; its box is named.</exception>
    public void ApplyTo(Organization organization)
    {
        Validation.Mark(nameof(TimeZone), () => organization.SetTimeZone(TimeZone ?? ""));
        Validation.Mark(nameof(FiscalYearStart), () => organization.StartFiscalYearIn(Month, hasFiscalValues: false));
        organization.MakeYearsOf(Year.Weeks, hasValues: false);
        organization.NameFiscalYearBy(FiscalYearNaming);
        Validation.Mark(nameof(Currency), () => organization.SetCurrency(Currency));
        var tiers = (Tiers ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Validation.Mark(nameof(Tiers), () => organization.NameTiers(tiers, deepestUsed: 1));
    }

    public sealed class Validator : AbstractValidator<SetupInput>
    {
        public Validator()
        {
            RuleFor(x => x.Organization).NotEmpty().WithMessage("Write the name of the organization");
            RuleFor(x => x.FiscalYearNaming).IsInEnum().WithMessage("Choose by which year it is called");
            RuleFor(x => x.Name).NotEmpty().WithMessage("Write your name");
            RuleFor(x => x.Email).IsEmail();
            RuleFor(x => x.Password).IsPassword();
        }
    }
}
