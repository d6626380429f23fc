using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Health;

/// <summary>
/// A finding of the health check that people decided to live with.
/// It stays quiet while its facts are the same and comes back when they change.
/// </summary>
public sealed class AcceptedFinding : IOwned, IJournaled
{
    /// <summary>Most characters of a key and of the facts.</summary>
    public const int KeyLength = 200;

    private AcceptedFinding() { }

    /// <param name="key">The finding's: rule and thing.</param>
    /// <param name="facts">What the finding was about when it was accepted.</param>
    /// <exception cref="RuleViolation">No reason is given.</exception>
    public AcceptedFinding(Unit unit, string key, string facts, string? reason)
    {
        OrganizationId = unit.OrganizationId;
        UnitId = unit.Id;
        Key = key;
        Accept(facts, reason);
    }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Finding;

    long IJournaled.SubjectId => UnitId;

    FormattableString IJournaled.Label => $"{Key}: {Reason}";

    public string Key { get; private set; } = "";

    public long UnitId { get; private set; }

    public string Facts { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>Accepts it once more, as it is now.</summary>
    /// <exception cref="RuleViolation">No reason is given; nothing has changed.</exception>
    public void Accept(string facts, string? reason)
    {
        Reason = TextRules.Reason(reason, "this is right as it is");
        Facts = facts;
    }
}
