using Scorecard.Data.Operations;
using Scorecard.Domain.Cascading;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>What the form of a cascade sends.</summary>
public sealed record CascadeInput
{
    public int Version { get; init; }
    public List<UnitLine> Units { get; init; } = [];
    public List<KpiLine> Kpis { get; init; } = [];

    public sealed record UnitLine
    {
        public string Id { get; init; } = "";
        public CascadeAs As { get; init; }
        public string? Name { get; init; }
        public string? Reason { get; init; }

        /// <summary>Who answers for it there.</summary>
        public string? OwnerId { get; init; }

        /// <summary>Relative, for targets split by share.</summary>
        public string? Share { get; init; }
    }

    public sealed record KpiLine
    {
        public string Id { get; init; } = "";
        public bool Take { get; init; }
        public SplitMethod Method { get; init; }

        /// <summary>By hand, in the order of the units.</summary>
        public List<string?> Targets { get; init; } = [];
    }
}
