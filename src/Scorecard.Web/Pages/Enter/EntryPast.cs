using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Pages.Enter;

/// <summary>What is known of one value to enter: its revisions, first to last, and what waits for a word.</summary>
public sealed record EntryPast(IReadOnlyList<Measurement> Revisions, HeldValue? Held)
{
    /// <summary>The measurement that counts; null where nothing was ever recorded.</summary>
    public Measurement? Current => Revisions.Count > 0 ? Revisions[^1] : null;

    public Measurement? At(int revision) => Revisions.FirstOrDefault(m => m.Revision == revision);

    public EntryPast With(Measurement recorded) => new([.. Revisions, recorded], null);

    /// <summary>
    /// What the current value took the place of in a month that was closed by then; null where it did not, and where it only brings back
    /// what was said before.
    /// </summary>
    public (MeasuredValue Value, string? Note)? ReplacedIn(EntryTarget target) =>
        Revisions is [.., var before, var current]
        && target.IsClosedOn(target.Organization.DateAt(current.RecordedAt))
        && !Revisions.SkipLast(1).Any(m => m.Measured == current.Measured && m.Note == current.Note)
            ? (before.Measured, before.Note)
            : null;
}
