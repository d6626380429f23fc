using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Objectives;

/// <summary>
/// A link from an objective to one it supports: in the tier above (down the cascade) or in another unit of the same tier (across).
/// </summary>
public sealed class Contribution : IOwned, IJournaled, IVersioned
{
    private Contribution() { }

    /// <summary>Both ends and the tiers of their units are checked by <see cref="ContributionGraph"/>.</summary>
    public Contribution(Objective from, Objective to, decimal weight = 1, bool counts = true)
    {
        RuleViolation.Unless(from.OrganizationId == to.OrganizationId, "Objectives of two organizations cannot be linked.");
        OrganizationId = from.OrganizationId;
        FromId = from.Id;
        ToId = to.Id;
        Change(weight, counts);
    }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Contribution;

    long IJournaled.SubjectId => ToId;

    FormattableString IJournaled.Label =>
        Counts switch
        {
            true => $"from {FromId}, weight {Weight}",
            false => $"from {FromId}, alignment only",
        };

    /// <summary>The objective that contributes.</summary>
    public long FromId { get; private set; }

    /// <summary>The objective that it supports.</summary>
    public long ToId { get; private set; }

    /// <summary>Relative weight among the contributions to <see cref="ToId"/>, 0 or more.</summary>
    public decimal Weight { get; private set; }

    /// <summary>False for a link that only shows alignment.</summary>
    public bool Counts { get; private set; }

    public int Version { get; private set; }

    /// <summary>How it holds from a month on.</summary>
    public ContributionTerms Terms => new(Weight, Counts);

    /// <summary>A contribution as it is at some time, to be read only or added.</summary>
    internal static Contribution At(long organizationId, long from, long to, ContributionTerms terms) =>
        new()
        {
            OrganizationId = organizationId,
            FromId = from,
            ToId = to,
            Weight = terms.Weight,
            Counts = terms.Counts,
        };

    public void Change(decimal weight, bool counts) => (Weight, Counts) = (TextRules.Weight(weight, "Contribution"), counts);
}
