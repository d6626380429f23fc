using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Cascading;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>What the form of a cascade sends.</summary>
public sealed record CascadeInput
{
    public int Version { get; init; }

    /// <summary>The code of the month from which the KPIs are measured below.</summary>
    public string? From { get; init; }
    public List<UnitLine> Units { get; init; } = [];
    public List<KpiLine> Kpis { get; init; } = [];

    /// <summary>The first day of that month.</summary>
    /// <exception cref="RuleViolation">There is none, or it is no month.</exception>
    public DateOnly FirstDay(FiscalCalendar calendar)
    {
        if (string.IsNullOrWhiteSpace(From))
            throw new RuleViolation($"“Measured from” is empty. Write the first month that owes a value, such as {Example()}.");
        return KnownFirstDay(calendar) ?? throw new RuleViolation($"Measured from: “{From}” is not a month. Write it as {Example()}.");

        string Example() => MonthBox.Of(calendar).Example;
    }

    /// <summary>The same; null where there is none, or it is no month.</summary>
    public DateOnly? KnownFirstDay(FiscalCalendar calendar) =>
        PeriodCode.Parse(From, calendar) is { Frequency: >= Frequency.Month } period ? period.Start : null;

    public sealed record UnitLine
    {
        public string Id { get; init; } = "";
        public CascadeAs As { get; init; }
        public string? Name { get; init; }
        public string? Reason { get; init; }

        /// <summary>Whether the unit gets it although it supports the objective already.</summary>
        public bool Beside { get; init; }

        /// <summary>Who answers for it there.</summary>
        public string? OwnerId { get; init; }

        /// <summary>Relative, for targets split by share.</summary>
        public string? Share { get; init; }
    }

    public sealed record KpiLine
    {
        public string Id { get; init; } = "";
        public bool Take { get; init; }
        public SplitMethod Method { get; init; }

        /// <summary>By hand, in the order of the units.</summary>
        public List<string?> Targets { get; init; } = [];
    }
}
