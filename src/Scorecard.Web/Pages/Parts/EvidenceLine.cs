using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Model;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>One end of a link.</summary>
public sealed record EvidenceEnd(string Name, string Path, string Unit);

/// <summary>A link with what the values say of it.</summary>
public sealed record EvidenceLine
{
    public required string Id { get; init; }
    public required Verdict Verdict { get; init; }
    public required string Sentence { get; init; }

    /// <inheritdoc cref="EvidenceWords.RestsOn"/>
    public string? RestsOn { get; init; }

    /// <summary>Which of a link's pairs says so; null where it is the link itself.</summary>
    public string? Seen { get; init; }
    public required string Brief { get; init; }

    /// <summary>What was found, in a line without statistics.</summary>
    public required string Finding { get; init; }
    public required EvidenceEnd Cause { get; init; }
    public required EvidenceEnd Effect { get; init; }
    public required string Claim { get; init; }
    public string? Note { get; init; }

    /// <summary>“Last Mile to Operations”.</summary>
    public string Units => Cause.Unit == Effect.Unit ? Cause.Unit : $"{Cause.Unit} to {Effect.Unit}";

    /// <summary>Since when it has been found.</summary>
    public required string When { get; init; }

    /// <summary>What was found before, or null.</summary>
    public string? Before { get; init; }

    /// <param name="records">Those of the link.</param>
    public static EvidenceLine Of(OrganizationModel model, LinkEvidence evidence, IEnumerable<LinkRecord> records)
    {
        var link = evidence.Link;
        var best = evidence.Best;
        var cause = End(model, link.CauseObjectiveId, link.CauseKpiId);
        var effect = End(model, link.EffectObjectiveId, link.EffectKpiId);
        var latest = records.OrderByDescending(r => r.On).Take(2).ToList();
        var current = latest is [var first, ..] && best is not null && first.Says(best.Judgement) ? first : null;
        var before = current is null ? latest.FirstOrDefault() : latest.ElementAtOrDefault(1);
        var does = link.Raises ? "raises" : "lowers";
        return new()
        {
            Id = PublicIds.Format(link.Id),
            Verdict = evidence.Verdict,
            Sentence = EvidenceWords.Sentence($"“{cause.Name}”", $"“{effect.Name}”", best),
            RestsOn = EvidenceWords.RestsOn(best, model.Organization.Calendar),
            Seen = link.CauseKpiId is null && best is not null ? SeenIn(model, best) : null,
            Brief = EvidenceWords.Brief(evidence),
            Finding = EvidenceWords.Finding(evidence, model.Organization.Calendar),
            Cause = cause,
            Effect = effect,
            Claim = $"Claimed: {does} it {Lag.Of(model, link).Words}.",
            Note = link.Note,
            When = current is null ? "Found just now." : $"Found on {PeriodWords.Day(current.On)}.",
            Before = before is null ? null : $"Before, from {PeriodWords.Day(before.On)} on: {before.Verdict.Word().ToLowerInvariant()}.",
        };
    }

    /// <summary>“Damage” for a KPI, the score of “Handle freight with care” for an objective.</summary>
    public static string NameOf(OrganizationModel model, NodeRef node) =>
        node.Kind == NodeKind.Kpi ? $"“{model.Kpi(node.Id).Name}”" : $"the score of “{model.Objective(node.Id).Name}”";

    /// <summary>Null where nothing is seen.</summary>
    private static string? SeenIn(OrganizationModel model, JudgedPair best) =>
        best.Verdict is Verdict.NoEvidence or Verdict.NotYetTestable ? null
        : best.Cause.Node.Kind == NodeKind.Objective ? "Seen between their scores."
        : $"Seen between {NameOf(model, best.Cause.Node)} and {NameOf(model, best.Effect.Node)}.";

    private static EvidenceEnd End(OrganizationModel model, long? objective, long? kpi)
    {
        if (objective is { } id)
            return new(model.Objective(id).Name, $"~/objectives/{PublicIds.Format(id)}", model.UnitOf(model.Objective(id)).Name);
        var measure = model.Kpi(kpi!.Value);
        return new(measure.Name, $"~/kpis/{PublicIds.Format(measure.Id)}", model.UnitOf(measure).Name);
    }
}
