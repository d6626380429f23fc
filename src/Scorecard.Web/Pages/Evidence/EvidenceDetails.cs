using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Plans;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>Everything the page of one link's evidence shows.</summary>
public sealed record EvidenceDetails
{
    public required IReadOnlyList<WayPoint> Way { get; init; }
    public required string Query { get; init; }
    public required EvidenceLine Line { get; init; }
    public IReadOnlyList<PairRow> Pairs { get; init; } = [];

    /// <summary>Null where nothing can be tested because one is computed from the other.</summary>
    public PairDetails? Pair { get; init; }
    public IReadOnlyList<string> Changes { get; init; } = [];
    public string? ChangeNumbers { get; init; }
    public IReadOnlyList<RecordRow> Records { get; init; } = [];
    public IReadOnlyList<WarningLine> Warnings { get; init; } = [];
    public required WarningRecord Record { get; init; }

    /// <summary>The map on which the link can be changed.</summary>
    public required string MapPath { get; init; }
    public bool CanEdit { get; init; }

    public sealed record PairRow(int Number, string Words, Verdict Verdict, string Brief, bool IsBest, bool IsShown);

    public sealed record RecordRow(string On, Verdict Verdict, string Numbers);

    /// <param name="number">Of the pair to show, from 1; that which says most where there is none such.</param>
    public static EvidenceDetails Of(OrganizationView o, CauseEffectLink link, PeriodChoice period, int number, LinkPast past)
    {
        var evidence = LinkEvidence.OfAll(o.Book, period.Today)[link.Id];
        if (!o.SeesPast(link))
            past = new([], []);
        var shown = number >= 1 && number <= evidence.Pairs.Count ? evidence.Pairs[number - 1] : evidence.Best;
        var lines = past.Warnings.Select(w => WarningLine.Of(o.Model, w)).OfType<WarningLine>().OrderByDescending(w => w.SignalOn).ToList();
        var unit = o.Model.EffectUnit(link);
        var frequency = evidence.Best?.Frequency ?? LinkEvidence.LagFrequency(o.Model, link);
        return new()
        {
            Way = WayPoint.To(o, unit, new WayPoint("Evidence", $"~/evidence?{period.Query}"), new WayPoint("One link")),
            Query = period.Query,
            Line = EvidenceLine.Of(o.Model, evidence, past.Records),
            Pairs =
            [
                .. evidence.Pairs.Select(
                    (p, i) =>
                        new PairRow(
                            i + 1,
                            NamesOf(p),
                            p.Verdict,
                            EvidenceWords.Brief(p),
                            ReferenceEquals(p, evidence.Best),
                            ReferenceEquals(p, shown)
                        )
                ),
            ],
            Pair = shown is null ? null : PairDetails.Of(o.Model, shown),
            Changes = VerdictChange.Of(o.Model, evidence),
            ChangeNumbers = VerdictChange.Numbers(evidence),
            Records =
            [
                .. past.Records.OrderByDescending(r => r.On).Select(r => new RecordRow(PeriodWords.Day(r.On), r.Verdict, Numbers(r))),
            ],
            Warnings = lines,
            Record = WarningRecord.Of(lines),
            MapPath = $"~/units/{PublicIds.Format(unit.Id)}/map",
            CanEdit = o.Allows(Operation.Edit, unit),
        };

        string NamesOf(JudgedPair p) =>
            $"{EvidenceLine.NameOf(o.Model, p.Cause.Node).Capital()} and {EvidenceLine.NameOf(o.Model, p.Effect.Node)}";

        string Numbers(LinkRecord record)
        {
            var found = record.R is null ? "" : $", {EvidenceWords.Numbers(record.R, record.P)}";
            var lag = record.Lag is { } periods and not 0 ? $", lag {Figures.Change(periods, 0)}" : "";
            return PeriodWords.Count(record.N, frequency) + found + lag;
        }
    }
}
