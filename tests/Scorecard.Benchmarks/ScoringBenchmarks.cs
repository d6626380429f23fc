using BenchmarkDotNet.Attributes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;

namespace Scorecard.Benchmarks;

/// <summary>All scores of 10,000 units and 100,000 KPIs over 36 months, against <see cref="BareLoop"/> over the same data.</summary>
public class FullScoring
{
    private BigOrganization organization = null!;
    private BareLoop loop = null!;

    [GlobalSetup]
    public void Setup()
    {
        organization = new BigOrganization();
        loop = new BareLoop(organization);
        // Both must say the same, or their times compare nothing.
        Loop();
        var root = organization.Book.Unit(organization.Model.Root!.Id, organization.Windows[^1]).Value;
        if (!(Math.Abs(root - loop.NodeScores[(BigOrganization.Months - 1) * loop.NodeCount + loop.Root]) < 1e-9))
            throw new InvalidOperationException("The engine and the bare loop disagree.");
    }

    [Benchmark(Baseline = true)]
    public void Loop() => loop.Run();

    [Benchmark]
    public object Engine() => new ScoreSheet(organization.Book.Graph, organization.Windows);
}

/// <summary>One changed value of a team, up to the score of the whole organization, in a book of that size with its months resident.</summary>
[MemoryDiagnoser]
public class OneValueToTheRoot
{
    private BigOrganization organization = null!;
    private (long Kpi, DateOnly Month)[] places = [];
    private int next;

    [GlobalSetup]
    public void Setup()
    {
        organization = new BigOrganization();
        organization.Book.Unit(organization.Model.Root!.Id, organization.Windows[0]);
        var random = new Random(7);
        places =
        [
            .. Enumerable
                .Range(0, 4096)
                .Select(_ =>
                    (
                        organization.Kpis[^random.Next(1, 80_000)].Id,
                        BigOrganization.FirstMonth.AddMonths(random.Next(BigOrganization.Months))
                    )
                ),
        ];
        for (var i = 0; i < 2 * places.Length; i++)
            Record();
    }

    /// <summary>A new value at a place that the last four thousand changes did not touch.</summary>
    [Benchmark]
    public void Record()
    {
        var (kpi, month) = places[next % places.Length];
        organization.Book.Record(kpi, month, MeasuredValue.Of(next++ / places.Length % 2 == 0 ? 30 : 70));
    }
}
