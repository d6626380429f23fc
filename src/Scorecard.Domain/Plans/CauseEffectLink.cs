using System.Linq.Expressions;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;

namespace Scorecard.Domain.Plans;

/// <summary>
/// Says that one objective, or one KPI, drives another: “when this moves, that follows”. The strategy map draws it; it carries no score.
/// Circles are allowed, for people believe in them; the health check names them.
/// </summary>
public sealed class CauseEffectLink : IOwned, IJournaled, IVersioned
{
    /// <summary>The longest time, in periods, after which an effect may still be expected.</summary>
    public const int LongestLag = 60;

    private CauseEffectLink() { }

    public CauseEffectLink(long id, Objective cause, Objective effect, int lag, bool raises = true, string? note = null)
    {
        CheckEnds(cause.OrganizationId, effect.OrganizationId, cause.Id != effect.Id);
        Id = id;
        OrganizationId = cause.OrganizationId;
        CauseObjectiveId = cause.Id;
        EffectObjectiveId = effect.Id;
        Change(lag, raises, note);
    }

    public CauseEffectLink(long id, Kpi cause, Kpi effect, int lag, bool raises = true, string? note = null)
    {
        CheckEnds(cause.OrganizationId, effect.OrganizationId, cause.Id != effect.Id);
        Id = id;
        OrganizationId = cause.OrganizationId;
        CauseKpiId = cause.Id;
        EffectKpiId = effect.Id;
        Change(lag, raises, note);
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.CauseEffectLink;

    long IJournaled.SubjectId => EffectId;

    FormattableString IJournaled.Label =>
        Raises switch
        {
            true => $"cause {CauseId}, raises after {Lag}",
            false => $"cause {CauseId}, lowers after {Lag}",
        };

    /// <summary>Null for a link between KPIs, as is <see cref="EffectObjectiveId"/>.</summary>
    public long? CauseObjectiveId { get; private set; }

    public long? EffectObjectiveId { get; private set; }

    /// <summary>Null for a link between objectives, as is <see cref="EffectKpiId"/>.</summary>
    public long? CauseKpiId { get; private set; }

    public long? EffectKpiId { get; private set; }

    /// <summary>What drives what, by id, whether objectives or KPIs: no two links have the same.</summary>
    public (long Cause, long Effect) Ends => (CauseId, EffectId);

    /// <summary>The objective or KPI that drives.</summary>
    public long CauseId => CauseObjectiveId ?? CauseKpiId ?? 0;

    /// <summary>The objective or KPI that is driven.</summary>
    public long EffectId => EffectObjectiveId ?? EffectKpiId ?? 0;

    /// <summary>After how many periods of the cause the effect is expected, 0 to 60.</summary>
    public int Lag { get; private set; }

    /// <summary>Whether more of the cause means more of the effect; false where it means less.</summary>
    public bool Raises { get; private set; }

    public string? Note { get; private set; }

    public int Version { get; private set; }

    /// <summary>The links that say the same thing drives the same other: at most one of them is ever there.</summary>
    public static Expression<Func<CauseEffectLink, bool>> WithEndsOf(CauseEffectLink link) =>
        other =>
            other.CauseObjectiveId == link.CauseObjectiveId
            && other.EffectObjectiveId == link.EffectObjectiveId
            && other.CauseKpiId == link.CauseKpiId
            && other.EffectKpiId == link.EffectKpiId;

    /// <param name="isThere">Whether there is one <see cref="WithEndsOf">with these ends</see>.</param>
    /// <param name="cause">The name of what drives.</param>
    /// <param name="effect">The name of what is driven.</param>
    /// <exception cref="RuleViolation">It drives the other already.</exception>
    public static void CheckNew(bool isThere, string cause, string effect) =>
        RuleViolation.Unless(!isThere, $"“{cause}” already drives “{effect}”. Change that link instead.");

    /// <exception cref="RuleViolation">The lag is out of range or the note too long; nothing has changed.</exception>
    public void Change(int lag, bool raises, string? note)
    {
        RuleViolation.Unless(lag is >= 0 and <= LongestLag, $"An effect follows after 0 to {LongestLag} periods, not {lag}.");
        note = TextRules.Description(note, "Cause and effect");
        Lag = lag;
        Raises = raises;
        Note = note;
    }

    private static void CheckEnds(long causes, long effects, bool differ)
    {
        RuleViolation.Unless(causes == effects, "Cause and effect belong to two organizations and cannot be linked.");
        RuleViolation.Unless(differ, "Nothing is its own cause. Choose another effect.");
    }
}
