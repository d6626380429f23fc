using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Model;

/// <summary>
/// What a part of the structure was like until a month. The thing itself says what it is like since; see <see cref="StructureHistory"/>.
/// </summary>
public sealed class EarlierTerms : IOwned, IJournaled
{
    private EarlierTerms() { }

    private EarlierTerms(long organizationId, TermsOf of, long subjectId, long otherId, DateOnly until)
    {
        OrganizationId = organizationId;
        Of = of;
        SubjectId = subjectId;
        OtherId = otherId;
        Until = until;
    }

    public EarlierTerms(Unit unit, DateOnly until, UnitTerms terms)
        : this(unit.OrganizationId, TermsOf.Unit, unit.Id, 0, until) => Become(terms);

    public EarlierTerms(Kpi kpi, DateOnly until, KpiTerms terms)
        : this(kpi.OrganizationId, TermsOf.Kpi, kpi.Id, 0, until) => Become(terms);

    public EarlierTerms(Objective objective, DateOnly until, ObjectiveTerms terms)
        : this(objective.OrganizationId, TermsOf.Objective, objective.Id, 0, until) => Become(terms);

    public EarlierTerms(Perspective perspective, DateOnly until, PerspectiveTerms terms)
        : this(perspective.OrganizationId, TermsOf.Perspective, perspective.Id, 0, until) => Become(terms);

    /// <param name="terms">Null where it did not contribute.</param>
    public EarlierTerms(Contribution link, DateOnly until, ContributionTerms? terms)
        : this(link.OrganizationId, TermsOf.Contribution, link.FromId, link.ToId, until) => Become(terms);

    /// <summary>The same of a contribution that may be there no longer.</summary>
    public EarlierTerms(Objective from, Objective to, DateOnly until, ContributionTerms? terms)
        : this(from.OrganizationId, TermsOf.Contribution, from.Id, to.Id, until) => Become(terms);

    public long OrganizationId { get; private set; }

    public TermsOf Of { get; private set; }

    /// <summary>The thing's id; of a contribution the objective that gave it.</summary>
    public long SubjectId { get; private set; }

    /// <summary>Of a contribution the objective that was supported; else 0.</summary>
    public long OtherId { get; private set; }

    /// <summary>First day on which it was so no longer: the first of a month.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Of a unit or a KPI its parent; of an objective its unit, null in rows older than the first move.</summary>
    public long? ParentId { get; private set; }

    /// <summary>Null of a unit, and of a contribution where there was none.</summary>
    public decimal? Weight { get; private set; }

    /// <summary>Of an objective; else null.</summary>
    public decimal? CascadeShare { get; private set; }

    /// <summary>Of an objective; else null.</summary>
    public RollUpRule? Rule { get; private set; }

    /// <summary>Of a contribution: whether it was more than alignment; else null.</summary>
    public bool? Counts { get; private set; }

    Subject IJournaled.Subject =>
        Of switch
        {
            TermsOf.Unit => Subject.Unit,
            TermsOf.Kpi => Subject.Kpi,
            TermsOf.Objective => Subject.Objective,
            TermsOf.Contribution => Subject.Contribution,
            TermsOf.Perspective => Subject.Perspective,
        };

    long IJournaled.SubjectId => Of == TermsOf.Contribution ? OtherId : SubjectId;

    FormattableString IJournaled.Label =>
        Of switch
        {
            TermsOf.Unit => $"under {ParentId}",
            TermsOf.Kpi => $"feeding {ParentId}, weight {Weight}",
            TermsOf.Objective => $"in unit {ParentId}, weight {Weight}, cascade share {CascadeShare}, {Rule}",
            TermsOf.Contribution when Weight is null => $"nothing from {SubjectId}",
            TermsOf.Contribution => $"from {SubjectId}, weight {Weight}, counts {Counts}",
            TermsOf.Perspective => $"weight {Weight}",
        };

    public UnitTerms OfUnit => new(ParentId);

    public KpiTerms OfKpi => new(ParentId, Weight!.Value);

    /// <param name="unitId">The unit that the objective belonged to before it first moved.</param>
    public ObjectiveTerms OfObjective(long unitId) => new(ParentId ?? unitId, Weight!.Value, CascadeShare!.Value, Rule!.Value);

    public ContributionTerms? OfContribution => Weight is { } weight ? new(weight, Counts!.Value) : null;

    public PerspectiveTerms OfPerspective => new(Weight!.Value);

    /// <summary>Takes on what other terms of the same thing, until the same day, say.</summary>
    /// <returns>Whether that is anything new.</returns>
    public bool Become(EarlierTerms other)
    {
        var before = (ParentId, Weight, CascadeShare, Rule, Counts);
        (ParentId, Weight, CascadeShare, Rule, Counts) = (other.ParentId, other.Weight, other.CascadeShare, other.Rule, other.Counts);
        return before != (ParentId, Weight, CascadeShare, Rule, Counts);
    }

    private void Become(UnitTerms terms) => ParentId = terms.ParentId;

    private void Become(KpiTerms terms) => (ParentId, Weight) = (terms.ParentId, terms.RollUpWeight);

    private void Become(ObjectiveTerms terms) =>
        (ParentId, Weight, CascadeShare, Rule) = (terms.UnitId, terms.Weight, terms.CascadeShare, terms.Rule);

    private void Become(ContributionTerms? terms) => (Weight, Counts) = (terms?.Weight, terms?.Counts);

    private void Become(PerspectiveTerms terms) => Weight = terms.Weight;
}
