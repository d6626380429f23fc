using System.Globalization;

namespace Scorecard.Domain.Health;

/// <summary>What a finding is about.</summary>
public enum FindingSubject
{
    Unit,

    /// <summary>A perspective of a unit: the id is the perspective's.</summary>
    Perspective,
    Objective,
    Kpi,
    Initiative,
    CauseEffectLink,
}

/// <summary>
/// Something the health check found in one unit. It holds only ids and figures, since a large organization may have very many;
/// <see cref="FindingWords"/> says it in words, and only where somebody looks.
/// </summary>
/// <param name="UnitId">The unit that can mend it.</param>
/// <param name="OtherId">The second thing it is about, such as the input that weighs too much; 0 for none.</param>
/// <param name="Figure">What was counted or measured; its meaning is the rule's.</param>
/// <param name="Against">What the figure was held against.</param>
/// <param name="Path">The ids of a circle, each once; null but for that.</param>
public readonly record struct Finding(
    HealthRule Rule,
    FindingSubject Subject,
    long UnitId,
    long SubjectId,
    long OtherId = 0,
    double Figure = 0,
    double Against = 0,
    IReadOnlyList<long>? Path = null
)
{
    public Severity Severity => HealthRules.Of(Rule).Severity;

    /// <summary>Rule and thing: the same finding has the same key at the next look, whatever its facts.</summary>
    public FindingKey Key => new(Rule, UnitId, SubjectId);
}

/// <summary>Names a finding from one look to the next; as text at most <see cref="AcceptedFinding.KeyLength"/> characters.</summary>
public readonly record struct FindingKey(HealthRule Rule, long UnitId, long SubjectId)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rule}:{UnitId}:{SubjectId}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out FindingKey key)
    {
        key = default;
        if (
            text?.Split(':') is not [var name, var unit, var subject]
            || !Enum.TryParse<HealthRule>(name, out var rule)
            || !Enum.IsDefined(rule)
            || !long.TryParse(unit, NumberStyles.None, CultureInfo.InvariantCulture, out var unitId)
            || !long.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var subjectId)
        )
            return false;
        key = new(rule, unitId, subjectId);
        return true;
    }
}
