using System.Globalization;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Health;
using Scorecard.Domain.Signals;

namespace Scorecard.Domain.Attention;

/// <summary>Why something needs attention, in the order in which it is told.</summary>
public enum AttentionKind
{
    /// <summary>It is red, and lower than in the period before or red only now.</summary>
    Falling,

    /// <summary>It is red, it does not fall, and no open initiative serves it.</summary>
    NoInitiative,

    /// <summary>
    /// The latest value of a KPI of the unit itself is a signal, and not of something better. Each unit is told its own: among very many
    /// KPIs some always are, by chance.
    /// </summary>
    Signal,

    /// <summary>A due day has passed without a value.</summary>
    Overdue,

    /// <summary>An open initiative is in trouble.</summary>
    Initiative,

    /// <summary>A problem that the health check found.</summary>
    Finding,

    /// <summary>It was red in the period before and is no longer.</summary>
    Better,
}

/// <summary>What is the matter with an open initiative, the gravest first.</summary>
public enum InitiativeTrouble
{
    OffTrack,
    Late,
    AtRisk,

    /// <summary>It should have begun and waits for one that is not done.</summary>
    Blocked,
}

/// <summary>Something in a branch that needs attention.</summary>
/// <param name="UnitId">The unit it stands in.</param>
/// <param name="Points">What it costs the score of the branch's unit, or for what turned better gives it: 0 to 100.</param>
public sealed record AttentionItem(AttentionKind Kind, FindingSubject Subject, long UnitId, long SubjectId, double Points)
{
    /// <summary>The score in the period before, 0 to 100; NaN where there was none or none is told.</summary>
    public double Before { get; init; } = double.NaN;

    /// <summary>The score now, 0 to 100; NaN where there is none or none is told.</summary>
    public double Now { get; init; } = double.NaN;

    /// <summary>
    /// What is red: the first day of the period since which it is. What is overdue: the first due day that was missed. Initiatives: the due
    /// day. A signal: the first day of its first period.
    /// </summary>
    public DateOnly Since { get; init; }

    /// <summary>How many own periods of a KPI are overdue.</summary>
    public int Count { get; init; }

    /// <summary>Only of initiatives.</summary>
    public InitiativeTrouble Trouble { get; init; }

    /// <summary>The initiative that a blocked one waits for; 0 for none.</summary>
    public long AwaitsId { get; init; }

    /// <summary>Whether an open initiative serves what is red.</summary>
    public bool IsServed { get; init; }

    /// <summary>What ends with the signal; null but for signals.</summary>
    public KpiHistory? History { get; init; }

    /// <summary>What the health check says; null but for what it found.</summary>
    public Finding? Finding { get; init; }

    /// <summary>Names the item from one look to the next, whatever its facts.</summary>
    public AttentionKey Key => new(Kind, UnitId, SubjectId, Kind == AttentionKind.Finding ? Finding?.Rule : null);
}

/// <summary>Names an item from one look to the next; as text at most <see cref="DismissedItem.KeyLength"/> characters.</summary>
/// <param name="Rule">Only of findings.</param>
public readonly record struct AttentionKey(AttentionKind Kind, long UnitId, long SubjectId, HealthRule? Rule)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{UnitId}:{SubjectId}:{Rule}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out AttentionKey key)
    {
        key = default;
        if (
            text?.Split(':') is not [var name, var unit, var subject, var rule]
            || !Enum.TryParse<AttentionKind>(name, out var kind)
            || !Enum.IsDefined(kind)
            || !long.TryParse(unit, NumberStyles.None, CultureInfo.InvariantCulture, out var unitId)
            || !long.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var subjectId)
        )
            return false;
        key = new(kind, unitId, subjectId, Enum.TryParse<HealthRule>(rule, out var found) && Enum.IsDefined(found) ? found : null);
        return key.ToString() == text;
    }
}
