using Scorecard.Domain.Changes;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Plans;

/// <summary>People went through the scorecard of a unit in one period, on one day; what they said is in its entries.</summary>
public sealed class Meeting : IOwned, IJournaled
{
    private Meeting() { }

    /// <param name="heldOn">The day by the organization's clock.</param>
    /// <param name="openedBy">Who wrote down the first entry.</param>
    public Meeting(long id, Unit unit, Period period, DateOnly heldOn, long openedBy)
    {
        Id = id;
        OrganizationId = unit.OrganizationId;
        UnitId = unit.Id;
        Frequency = period.Frequency;
        PeriodStart = period.Start;
        HeldOn = heldOn;
        OpenedBy = openedBy;
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Meeting;

    long IJournaled.SubjectId => UnitId;

    FormattableString IJournaled.Label => $"held on {HeldOn}";

    /// <summary>The unit whose scorecard it was about.</summary>
    public long UnitId { get; private set; }

    public Frequency Frequency { get; private set; }

    /// <summary>First day of the period.</summary>
    public DateOnly PeriodStart { get; private set; }

    public DateOnly HeldOn { get; private set; }

    public long OpenedBy { get; private set; }

    /// <summary>What was looked at.</summary>
    public Period PeriodIn(FiscalCalendar calendar) => calendar.Containing(Frequency, PeriodStart);
}
