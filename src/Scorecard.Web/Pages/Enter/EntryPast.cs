using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Pages.Enter;

/// <summary>What is known of one value to enter: its revisions, first to last, and what waits for a word.</summary>
public sealed record EntryPast(IReadOnlyList<Measurement> Revisions, HeldValue? Held)
{
    /// <summary>The number of the last revision; 0 where nothing was ever recorded.</summary>
    public int Revision => Last?.Revision ?? 0;

    public Measurement? Last => Revisions.Count > 0 ? Revisions[^1] : null;

    /// <summary>The measurement that waits for approval, else the one that counts; null where there is neither.</summary>
    public Measurement? Current => Waiting ?? Counted;

    public Measurement? Waiting => Revisions is [.., { Standing: Standing.Waiting } last] ? last : null;

    public Measurement? Counted => Revisions.LastOrDefault(m => m.Standing == Standing.Counted);

    /// <summary>The revision by which what waited was given back, where nothing came after it.</summary>
    public Measurement? Returned =>
        Revisions is [.., { } before, { Standing: Standing.Returned } last] && last.RecordedBy != before.RecordedBy ? last : null;

    /// <summary>What was current once a revision was the last.</summary>
    public Measurement? At(int revision) => new EntryPast([.. Revisions.Where(m => m.Revision <= revision)], null).Current;

    public EntryPast With(Measurement recorded) => new([.. Revisions, recorded], null);

    /// <summary>
    /// What the current value took the place of in a month that was closed by then; null where it did not, and where it only brings back
    /// what was said before.
    /// </summary>
    public (MeasuredValue Value, string? Note)? ReplacedIn(EntryTarget target) =>
        Current is { } current
        && Revisions.LastOrDefault(m => m.Standing == Standing.Counted && m.Revision < current.Revision) is { } before
        && target.IsClosedOn(target.Organization.DateAt(current.RecordedAt))
        && !Revisions.Any(m =>
            m.Revision < current.Revision && m.Standing == Standing.Counted && m.Measured == current.Measured && m.Note == current.Note
        )
            ? (before.Measured, before.Note)
            : null;
}
