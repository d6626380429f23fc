using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Model;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A warning in words, and what became of it.</summary>
public sealed record WarningLine(string LinkId, DateOnly SignalOn, string Sentence, WarningOutcome Outcome, string Became)
{
    /// <summary>Whether the person who looks owns the effect.</summary>
    public bool IsYours { get; init; }

    /// <summary>What gave the signal and what should follow.</summary>
    private (long Cause, long Effect) Subject { get; init; }

    /// <summary>How often the same was said, this time included.</summary>
    public int Times { get; init; } = 1;

    /// <summary>A cause that goes on giving signals warns each time; the last says it for all.</summary>
    public static IEnumerable<WarningLine> Once(IEnumerable<WarningLine> lines) =>
        lines.GroupBy(l => l.Subject).Select(g => g.MaxBy(l => l.SignalOn)! with { Times = g.Count() });

    /// <summary>Those of links of which the person sees both ends, and all that counts in them.</summary>
    public static IEnumerable<LeadWarning> SeenBy(OrganizationView o, IReadOnlyCollection<LeadWarning> warnings)
    {
        var seen = warnings.Count == 0 ? [] : o.Model.Causes.Where(o.Sees).Where(o.SeesPast).Select(link => link.Id).ToHashSet();
        return warnings.Where(w => seen.Contains(w.LinkId));
    }

    /// <summary>Null where one of its KPIs is gone.</summary>
    public static WarningLine? Of(OrganizationModel model, LeadWarning warning)
    {
        if (!model.TryKpi(warning.CauseKpiId, out var cause) || !model.TryKpi(warning.EffectKpiId, out var effect))
            return null;
        var calendar = model.Organization.Calendar;
        var signal = calendar.Containing(cause.Frequency, warning.SignalOn);
        var from = calendar.Containing(effect.Frequency, warning.From);
        var until = calendar.Containing(effect.Frequency, warning.Until);
        var move = warning.Side == SignalSide.High ? "rise above" : "fall below";
        var when =
            from == until
                ? $"in {PeriodWords.Of(from, calendar)}"
                : $"between {PeriodWords.Of(from, calendar)} and {PeriodWords.Of(until, calendar)}";
        var level = Figures.Value((decimal)warning.Level, effect.UnitOfMeasure, Math.Abs(warning.Level) < 10 ? 2 : 1);
        return new(
            PublicIds.Format(warning.LinkId),
            warning.SignalOn,
            $"“{cause.Name}” gave a signal in {PeriodWords.Of(signal, calendar)}. "
                + $"“{effect.Name}” is expected to {move} {level} {when}.",
            warning.Outcome,
            warning.Outcome switch
            {
                WarningOutcome.Hit => "Hit: it did.",
                WarningOutcome.Miss => "Miss: it did not.",
                WarningOutcome.Unknown => "No values came in, so nobody can tell.",
                WarningOutcome.Open => $"Open until {PeriodWords.Day(warning.Until)}.",
            }
        )
        {
            Subject = (warning.CauseKpiId, warning.EffectKpiId),
        };
    }
}

/// <summary>How often warnings came true.</summary>
public sealed record WarningRecord(int Hits, int Misses, int Open, int Unknown)
{
    /// <summary>“3 hits, 1 miss, 1 open”.</summary>
    public string Words =>
        string.Join(
            ", ",
            new[]
            {
                Count(Hits, "hit", "hits"),
                Count(Misses, "miss", "misses"),
                $"{Open} open",
                Unknown == 0 ? "" : $"{Unknown} without values",
            }.Where(w => w.Length > 0)
        );

    public int Total => Hits + Misses + Open + Unknown;

    public static WarningRecord Of(IReadOnlyCollection<WarningLine> lines) =>
        new(
            lines.Count(l => l.Outcome == WarningOutcome.Hit),
            lines.Count(l => l.Outcome == WarningOutcome.Miss),
            lines.Count(l => l.Outcome == WarningOutcome.Open),
            lines.Count(l => l.Outcome == WarningOutcome.Unknown)
        );

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
