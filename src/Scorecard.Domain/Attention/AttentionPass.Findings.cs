using Scorecard.Domain.Evidence;
using Scorecard.Domain.Health;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;

namespace Scorecard.Domain.Attention;

// What the health check and the signals of KPIs say.
internal sealed partial class AttentionPass
{
    /// <summary>Findings are told only so far: the health check has all of them.</summary>
    private const int MostFindings = 100;

    private void AddFindings()
    {
        var grave = new List<(int Unit, Finding Finding)>();
        foreach (var finding in CascadeCheck.Of(book, window, today))
        {
            if (finding.Severity != Severity.Problem || PlaceOf(finding.UnitId) is var place && !open[place])
                continue;
            if (finding.Rule == HealthRule.RedWithoutInitiative)
                AddRed(finding);
            // What has no values is overdue, and said there.
            else if (finding.Rule != HealthRule.KpiWithoutValues)
                grave.Add((place, finding));
        }
        // Units go by tier: what is wrong further up misleads more.
        found[(int)AttentionKind.Finding]
            .AddRange(
                grave
                    .OrderBy(g => g.Unit)
                    .ThenBy(g => g.Finding.Rule)
                    .Take(MostFindings)
                    .Select(g => new AttentionItem(AttentionKind.Finding, g.Finding.Subject, g.Finding.UnitId, g.Finding.SubjectId, 0)
                    {
                        Finding = g.Finding,
                    })
            );
    }

    private void AddRed(in Finding finding)
    {
        if (!told.Add(finding.SubjectId))
            return;
        var isKpi = finding.Subject == FindingSubject.Kpi;
        var at = isKpi ? graph.SeriesById[finding.SubjectId].Row : graph.ObjectiveNode[finding.SubjectId];
        var (value, weight) = isKpi
            ? (now.Sheet.KpiScore(at, now.Column), weights.OfRow[at])
            : (now.Sheet.Node(at, now.Column).Value, weights.OfNode[at]);
        Add(
            new(AttentionKind.NoInitiative, finding.Subject, finding.UnitId, finding.SubjectId, weight * (100 - value))
            {
                Now = value,
                Finding = finding,
                Since = Since(IsRed(before), IsRed),
            }
        );

        bool IsRed((ScoreSheet Sheet, int Column) when) =>
            (isKpi ? StatusOfKpi(at, when.Sheet.KpiScore(at, when.Column)) : StatusOfNode(at, when)) == Status.Red;
    }

    private void AddSignals()
    {
        foreach (var kpi in open[PlaceOf(unit.Id)] ? book.Model.ObjectivesOf(unit).SelectMany(book.Model.KpisOf) : [])
            if (
                !(kpi.ClosedFrom <= today)
                && KpiBehaviour.Of(book, kpi, window).Signal is { Meaning: not SignalMeaning.Improvement } signal
                && told.Add(kpi.Id)
            )
            {
                var history = KpiHistory.Of(book, kpi, window);
                var row = graph.SeriesById[kpi.Id].Row;
                var score = now.Sheet.KpiScore(row, now.Column);
                Add(
                    new(AttentionKind.Signal, FindingSubject.Kpi, unit.Id, kpi.Id, score >= 0 ? weights.OfRow[row] * (100 - score) : 0)
                    {
                        Now = score >= 0 ? score : double.NaN,
                        History = history,
                        Since = history.PeriodAt(signal.First).Start,
                    }
                );
            }
    }
}
