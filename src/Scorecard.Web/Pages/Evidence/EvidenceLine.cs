using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Map;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>One end of a link.</summary>
public sealed record EvidenceEnd(string Name, string Path, string Unit);

/// <summary>A link with what the values say of it.</summary>
/// <param name="Seen">Which of a link's pairs says so; null where it is the link itself.</param>
/// <param name="When">Since when it has been found.</param>
/// <param name="Before">What was found before, or null.</param>
public sealed record EvidenceLine(string Id, Verdict Verdict, string Sentence, string? Seen, string Brief, EvidenceEnd Cause, EvidenceEnd Effect, string Claim, string? Note, string When, string? Before)
{
    /// <param name="records">Those of the link.</param>
    public static EvidenceLine Of(OrganizationModel model, LinkEvidence evidence, IEnumerable<LinkRecord> records)
    {
        var (link, best) = (evidence.Link, evidence.Best);
        var (cause, effect) = (End(model, link.CauseObjectiveId, link.CauseKpiId), End(model, link.EffectObjectiveId, link.EffectKpiId));
        var (ofKpis, latest) = (link.CauseKpiId is not null, records.OrderByDescending(r => r.On).Take(2).ToList());
        var known = latest is [var first, ..] && best is not null && first.Says(best.Verdict);
        var before = known ? latest.ElementAtOrDefault(1) : latest.FirstOrDefault();
        return new(PublicIds.Format(link.Id), evidence.Verdict, EvidenceWords.Sentence($"“{cause.Name}”", $"“{effect.Name}”", best),
            ofKpis || best?.Verdict.Verdict is null or Verdict.NoEvidence or Verdict.NotYetTestable ? null
            : best.Cause.Kind == NodeKind.Objective ? "Seen between their scores." : $"Seen between {NameOf(model, best.Cause)} and {NameOf(model, best.Effect)}.", EvidenceWords.Brief(evidence), cause, effect,
            $"Claimed: {(link.Raises ? "raises" : "lowers")} it {Lag.Of(model, link).Words}.", link.Note,
            known ? $"Found on {PeriodWords.Day(latest[0].On)}." : "Found just now.", before is null ? null : $"Before, from {PeriodWords.Day(before.On)} on: {before.Verdict.Word().ToLowerInvariant()}.");
    }

    /// <summary>“Damage” for a KPI, the score of “Handle freight with care” for an objective.</summary>
    public static string NameOf(OrganizationModel model, NodeRef node) =>
        node.Kind == NodeKind.Kpi ? $"“{model.Kpi(node.Id).Name}”" : $"the score of “{model.Objective(node.Id).Name}”";

    private static EvidenceEnd End(OrganizationModel model, long? objective, long? kpi)
    {
        if (objective is { } id)
            return new(model.Objective(id).Name, $"~/objectives/{PublicIds.Format(id)}", model.UnitOf(model.Objective(id)).Name);
        var measure = model.Kpi(kpi!.Value);
        return new(measure.Name, $"~/kpis/{PublicIds.Format(measure.Id)}", model.UnitOf(measure).Name);
    }
}
