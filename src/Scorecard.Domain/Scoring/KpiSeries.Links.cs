namespace Scorecard.Domain.Scoring;

/// <content>The KPIs that it feeds and that feed it, and when.</content>
internal sealed partial class KpiSeries
{
    /// <summary>The KPIs that feed this one, or did.</summary>
    public ChildLink[] Children { get; set; } = [];

    /// <summary>The KPIs that this one feeds, or did: at most one at a time.</summary>
    public ParentLink[] Parents { get; set; } = [];

    /// <summary>The KPI that this one feeds in one of its own periods, if any.</summary>
    public KpiSeries? ParentAt(int slot)
    {
        foreach (var (parent, from, to) in Parents)
            if (slot >= from && slot <= to)
                return parent;
        return null;
    }

    /// <summary>The first own period whose month is not before a day; from the start where that is the first day of all.</summary>
    public int FirstFrom(DateOnly day)
    {
        if (day == DateOnly.MinValue)
            return int.MinValue;
        var slot = Calendar.IndexOf(Frequency, day);
        while (Calendar.MonthOf(Calendar.At(Frequency, slot)).Start < day)
            slot++;
        return slot;
    }
}
