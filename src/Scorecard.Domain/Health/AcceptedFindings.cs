using Scorecard.Domain.Model;

namespace Scorecard.Domain.Health;

/// <summary>Tells which findings people decided to live with: those accepted with the very facts that they have now.</summary>
public sealed class AcceptedFindings
{
    private readonly Dictionary<FindingKey, AcceptedFinding> byKey = [];

    public AcceptedFindings(IEnumerable<AcceptedFinding> accepted)
    {
        foreach (var one in accepted)
            if (FindingKey.TryParse(one.Key, out var key))
                byKey[key] = one;
    }

    /// <summary>The acceptance that keeps a finding quiet, or null.</summary>
    public AcceptedFinding? Of(OrganizationModel model, in Finding finding) =>
        byKey.Count > 0 && byKey.TryGetValue(finding.Key, out var accepted) && accepted.Facts == FindingWords.Facts(model, finding)
            ? accepted
            : null;

    /// <summary>The findings that are not quiet.</summary>
    public IReadOnlyList<Finding> Loud(OrganizationModel model, IReadOnlyList<Finding> all) =>
        byKey.Count == 0 ? all : [.. all.Where(f => Of(model, f) is null)];
}
