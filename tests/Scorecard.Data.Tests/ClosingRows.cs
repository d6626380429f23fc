using Scorecard.Domain.Changes;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Tests;

/// <summary>A month that was closed, restated and reopened, so that nothing is closed any more.</summary>
internal static class ClosingRows
{
    public static IEnumerable<object> Of(long firstId, Unit unit, Kpi kpi, long person)
    {
        var month = new Period(Frequency.Month, new(2025, 1, 1));
        var closing = new Closing(firstId, unit.OrganizationId, month, TwoCompanies.Start, person, 1, 3);
        closing.Reopen("A carrier reported late", TwoCompanies.Start, person);
        return
        [
            closing,
            new ClosingScores(closing, [1, 2, 3]),
            new Restatement(
                unit.OrganizationId,
                firstId,
                TwoCompanies.Start,
                person,
                "Counted again",
                [new Touched(Subject.Measurement, kpi.Id, kpi.Name, "the value", month.Start, month.End)]
            ),
        ];
    }
}
