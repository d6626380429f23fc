using BenchmarkDotNet.Attributes;
using Scorecard.Domain.Health;

namespace Scorecard.Benchmarks;

/// <summary>The health check with the scores of the month resident, where each fifth KPI has neither owner nor updater and no objective has an owner.</summary>
[MemoryDiagnoser]
public class HealthCheck
{
    private static readonly DateOnly Today = BigOrganization.FirstMonth.AddMonths(BigOrganization.Months).AddDays(14);

    private BigOrganization organization = null!;

    [GlobalSetup]
    public void Setup()
    {
        organization = new BigOrganization();
        foreach (var (_, kpi) in organization.Kpis.Index().Where(k => k.Index % 5 > 0))
        {
            kpi.Describe(kpi.Details with { OwnerId = 1 });
            kpi.NameUpdaters([1, 2]);
        }
        organization.Book.Unit(organization.Model.Root!.Id, organization.Windows[^1]);
    }

    [Benchmark]
    public IReadOnlyList<Finding> Run() => CascadeCheck.Run(organization.Book, organization.Windows[^1], Today);
}
