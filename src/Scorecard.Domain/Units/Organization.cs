using Scorecard.Domain.Changes;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Units;

/// <summary>
/// One company and the rules of its scorecard: the names of its tiers, its perspectives, bands, fiscal year, minimum coverage and what it
/// calls a signal.
/// </summary>
public sealed partial class Organization : IOwned, IJournaled, IVersioned
{
    public const int FewestTiers = 2;
    public const int MostTiers = 6;
    public static readonly IReadOnlyList<string> DefaultTiers = ["Organization", "Department", "Team"];

    private readonly List<Tier> tiers = [];

    private Organization() { }

    public Organization(long id, string name)
    {
        Id = id;
        Rename(name);
        NameTiers(DefaultTiers, deepestUsed: 1);
    }

    public long Id { get; private set; }

    // An organization belongs to itself.
    long IOwned.OrganizationId => Id;

    Subject IJournaled.Subject => Subject.Organization;

    long IJournaled.SubjectId => Id;

    FormattableString IJournaled.Label => $"{Name}";

    public string Name { get; private set; } = "";

    public string NameNormalized { get; private set; } = "";

    /// <summary>By number, tier 1 first.</summary>
    public IReadOnlyList<Tier> Tiers => [.. tiers.OrderBy(t => t.Number)];

    public double AmberFrom { get; private set; } = Bands.Default.AmberFrom;

    public double GreenFrom { get; private set; } = Bands.Default.GreenFrom;

    public Bands Bands => new(AmberFrom, GreenFrom);

    /// <summary>The share of weight that must have reported before a score gets a colour, 0 to 1.</summary>
    public double MinimumCoverage { get; private set; } = 0.5;

    /// <summary>When a value is a signal.</summary>
    public RuleSet SignalRules { get; private set; }

    /// <summary>What the limits are drawn from.</summary>
    public LimitVariant LimitVariant { get; private set; }

    /// <summary>Month in which the fiscal year starts, 1 to 12.</summary>
    public int FiscalYearStart { get; private set; } = 1;

    /// <summary>By which of its two calendar years a fiscal year is called.</summary>
    public FiscalYearNaming FiscalYearNamedBy { get; private set; }

    /// <summary>How many weeks the months of a fiscal year have; null where it is made of calendar months.</summary>
    public WeekPattern? FiscalWeeks { get; private set; }

    /// <summary>The weekday on which the weeks of such a year begin.</summary>
    public DayOfWeek FiscalWeekStart { get; private set; }

    /// <summary>On which end of a week such a year ends.</summary>
    public WeekYearEnd FiscalYearEnd { get; private set; }

    public FiscalCalendar Calendar =>
        new(FiscalYearStart, FiscalYearNamedBy, FiscalWeeks is { } pattern ? new(pattern, FiscalWeekStart, FiscalYearEnd) : null);

    /// <summary>ISO 4217 code of the money that budgets and costs are in, such as EUR; null while nobody has said.</summary>
    public string? Currency { get; private set; }

    /// <summary>How people have to sign in before their memberships count.</summary>
    public SignInRule SignInRule { get; private set; }

    /// <summary>The first change that the hash chain of the journal covers; what an older version wrote before it has no hashes.</summary>
    public long ChainedFrom { get; private set; } = 1;

    /// <summary>
    /// When the organization was made here, or came to a version that keeps what a change replaces, UTC: what its structure was like before
    /// cannot be rebuilt.
    /// </summary>
    public DateTime KeptFrom { get; private set; }

    /// <summary>The number of the last change to anything in the organization; grows by one with each saved change, without gaps.</summary>
    public long Sequence { get; private set; }

    public int Version { get; private set; }

    public void Rename(string name)
    {
        Name = TextRules.Name(name, "Organization");
        NameNormalized = TextRules.Normalize(Name);
    }

    /// <summary>Names the tiers, top first: 2 to 6 of them.</summary>
    /// <param name="deepestUsed">The lowest tier that has a unit; it and those above cannot be dropped.</param>
    public void NameTiers(IReadOnlyList<string> names, int deepestUsed)
    {
        var checkedNames = CheckedTiers(names);
        RuleViolation.Unless(names.Count >= deepestUsed, $"Tier {deepestUsed} has units. Move or delete them before you drop the tier.");
        tiers.RemoveAll(t => t.Number > names.Count);
        for (var i = 0; i < names.Count; i++)
            if (tiers.Find(t => t.Number == i + 1) is { } known)
                known.Rename(checkedNames[i]);
            else
                tiers.Add(new Tier(Id, i + 1, checkedNames[i]));
    }

    /// <summary>Names that the tiers of an organization can bear, top first, in the shape in which they are kept.</summary>
    /// <exception cref="RuleViolation">They are not 2 to 6, one does not fit, or two are the same.</exception>
    public static IReadOnlyList<string> CheckedTiers(IReadOnlyList<string> names)
    {
        RuleViolation.Unless(
            names.Count is >= FewestTiers and <= MostTiers,
            $"An organization has {FewestTiers} to {MostTiers} tiers, not {names.Count}."
        );
        var kept = names.Select((name, i) => TextRules.Name(name, $"Tier {i + 1}")).ToList();
        RuleViolation.Unless(
            kept.Select(TextRules.Normalize).Distinct().Count() == names.Count,
            "Two tiers bear the same name. Give each its own."
        );
        return kept;
    }

    public void SetBands(double amberFrom, double greenFrom)
    {
        var bands = Bands.Checked(amberFrom, greenFrom);
        (AmberFrom, GreenFrom) = (bands.AmberFrom, bands.GreenFrom);
    }

    public void SetMinimumCoverage(double share)
    {
        RuleViolation.Unless(share is >= 0 and <= 1, "The minimum coverage lies between 0 and 1 (0 % and 100 %).");
        MinimumCoverage = share;
    }

    /// <summary>Decides what a signal is, for past periods too: signals are worked out anew, and those in the journal stay.</summary>
    public void CallSignals(RuleSet rules, LimitVariant variant) => (SignalRules, LimitVariant) = (rules, variant);

    /// <summary>Moves the start of the fiscal year.</summary>
    /// <param name="hasFiscalValues">Whether values exist for periods that follow the fiscal year: quarters, half-years and years, and
    /// months and weeks too where it is made of weeks. They keep their periods, so the start may then move only by whole such periods,
    /// which is refused as a whole.</param>
    public void StartFiscalYearIn(int month, bool hasFiscalValues)
    {
        RuleViolation.Unless(month is >= 1 and <= 12, "The fiscal year starts in month 1 to 12.");
        RuleViolation.Unless(
            month == FiscalYearStart || !hasFiscalValues,
            FiscalWeeks is null
                ? "Values for quarters, half-years or years are already recorded for the present fiscal year. Its start can no longer move."
                : "Values are already recorded for the present fiscal year. Its start can no longer move."
        );
        FiscalYearStart = month;
    }

    /// <summary>Says of what fiscal years are made.</summary>
    /// <param name="weeks">Null for calendar months.</param>
    /// <param name="hasValues">Whether any value is recorded. Values keep the days of their periods, which would be none any more.</param>
    public void MakeYearsOf(WeekYears? weeks, bool hasValues)
    {
        if (weeks == Calendar.Weeks)
            return;
        RuleViolation.Unless(
            !hasValues,
            "Values are already recorded for the present periods. What the fiscal year is made of is chosen before the first value, "
                + "so it can no longer change. Found another organization for other years."
        );
        FiscalWeeks = weeks?.Pattern;
        if (weeks is not null)
            (FiscalWeekStart, FiscalYearEnd) = (weeks.FirstDay, weeks.Ends);
    }

    public void ApproveValues(bool ownApproval, bool waitingCounts) => (OwnApproval, WaitingCounts) = (ownApproval, waitingCounts);

    public void RequireSignIn(SignInRule rule) => SignInRule = rule;

    public void NameFiscalYearBy(FiscalYearNaming naming) => FiscalYearNamedBy = naming;

    /// <param name="code">Three letters, such as EUR; empty for none.</param>
    public void SetCurrency(string? code)
    {
        var currency = code?.Trim().ToUpperInvariant() ?? "";
        RuleViolation.Unless(
            currency.Length == 0 || (currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)),
            $"“{code}” is not a currency. Write its three letters, such as EUR, USD or GBP."
        );
        Currency = currency.Length == 0 ? null : currency;
    }
}
