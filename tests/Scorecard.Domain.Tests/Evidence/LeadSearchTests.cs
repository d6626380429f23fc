using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Periods;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Evidence;

public sealed class LeadSearchTests
{
    private static readonly DateOnly Until = new(2024, 12, 31);

    [Fact]
    public void A_cause_is_of_the_same_unit_or_a_lower_tier()
    {
        var world = new ModelBuilder()
            .Unit("SALES")
            .Unit("NORTH", under: "SALES")
            .Unit("OPS")
            .Objective("TOP")
            .Objective("SELL", of: "SALES")
            .Objective("VISIT", of: "NORTH")
            .Objective("RUN", of: "OPS")
            .Kpi("TOP-1", of: "TOP")
            .Kpi("SELL-1", of: "SELL")
            .Kpi("SELL-2", of: "SELL")
            .Kpi("VISIT-1", of: "VISIT")
            .Kpi("RUN-1", of: "RUN")
            .Build();

        Assert.Equal(
            [
                "RUN-1 TOP-1",
                "SELL-1 SELL-2",
                "SELL-1 TOP-1",
                "SELL-2 SELL-1",
                "SELL-2 TOP-1",
                "VISIT-1 RUN-1",
                "VISIT-1 SELL-1",
                "VISIT-1 SELL-2",
                "VISIT-1 TOP-1",
            ],
            Allowed(world)
        );
    }

    [Fact]
    public void What_is_computed_or_linked_already_is_left_out()
    {
        var world = new ModelBuilder()
            .Kpi("ALL", rollUp: KpiRollUp.Sum)
            .Kpi("PART", feeds: "ALL")
            .Kpi("OTHER", feeds: "ALL")
            .Kpi("FREE")
            .Kpi("FAR")
            .Cause("FREE", "FAR")
            .Build();

        Assert.Equal(
            [
                "ALL FAR",
                "ALL FREE",
                "FAR ALL",
                "FAR OTHER",
                "FAR PART",
                "FREE ALL",
                "FREE OTHER",
                "FREE PART",
                "OTHER FAR",
                "OTHER FREE",
                "PART FAR",
                "PART FREE",
            ],
            Allowed(world)
        );
    }

    [Fact]
    public void Quarters_and_what_is_no_longer_measured_are_not_searched()
    {
        var world = new ModelBuilder()
            .Kpi("MONTHS")
            .Kpi("WEEKS", frequency: Frequency.Week)
            .Kpi("QUARTERS", frequency: Frequency.Quarter)
            .Kpi("GONE")
            .CloseKpi("GONE", "2024-06")
            .Build();

        Assert.Equal(["MONTHS", "WEEKS"], LeadSearch.Of(world.Book, Until).Kpis.Select(k => k.Code));
    }

    [Fact]
    public void What_was_found_is_drawn_as_a_link_in_values_and_in_periods_of_the_cause()
    {
        var world = new ModelBuilder()
            .Kpi("SALES")
            .Kpi("ERRORS", baseline: 100, target: 0)
            .Kpi("VISITS", frequency: Frequency.Week)
            .Build();
        var lead = new Lead(2, 0.6, 0.001, 0.001, null, 60, 24);
        var on = new DateOnly(2024, 12, 31);

        var apart = new Proposal(world.Kpi("ERRORS"), world.Kpi("SALES"), on, lead, 60, 6).Accept(
            1,
            world.Kpi("ERRORS"),
            world.Kpi("SALES")
        );
        var alike = new Proposal(world.Kpi("VISITS"), world.Kpi("SALES"), on, lead, 60, 6).Accept(
            2,
            world.Kpi("VISITS"),
            world.Kpi("SALES")
        );

        Assert.Equal((2, false), (apart.Lag, apart.Raises));
        Assert.Equal((9, true), (alike.Lag, alike.Raises));
    }

    [Fact]
    public void What_is_answered_is_not_answered_again_unless_it_is_opened_again()
    {
        var world = new ModelBuilder().Kpi("SALES").Kpi("VISITS").Build();
        var proposal = new Proposal(world.Kpi("VISITS"), world.Kpi("SALES"), Until, new(1, 0.6, 0.001, 0.001, null, 60, 24), 60, 2);

        Refused.Because("Say why the link is dismissed, so that nobody has to ask again.", () => proposal.Dismiss(" "));
        proposal.Dismiss("Both follow the weather.");
        Refused.Because("This link is answered already.", () => proposal.Accept(1, world.Kpi("VISITS"), world.Kpi("SALES")));
        proposal.Find(Until, new(2, 0.7, 0.001, 0.001, null, 60, 24), 61, 2);
        Assert.Equal((ProposalState.Dismissed, "Both follow the weather.", 2), (proposal.State, proposal.Reason, proposal.Lag));

        proposal.Reopen();
        Assert.Equal((ProposalState.Open, null), (proposal.State, proposal.Reason));
    }

    private static IEnumerable<string> Allowed(World world)
    {
        var search = LeadSearch.Of(world.Book, Until);
        var rows = Enumerable.Range(0, search.Kpis.Count).ToList();
        return (
            from x in rows
            from y in rows
            where x != y && search.Allows(x, y)
            select $"{search.Kpis[x].Code} {search.Kpis[y].Code}"
        ).Order(StringComparer.Ordinal);
    }
}
