using System.Globalization;
using Scorecard.Data;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Demo;

namespace Scorecard.Web.Tests.Demo;

/// <summary>What the demo's values say of the links that are drawn in it, and what a search finds in them.</summary>
public sealed class DemoEvidenceTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DemoOrganization Demo = DemoOrganization.Build(
        Today.ToDateTime(new TimeOnly(9, 30), DateTimeKind.Utc),
        new NewIds(TimeProvider.System)
    );
    private static readonly ScoreBook Book = Demo.Book();

    [Theory]
    [InlineData("DA-LOAD", "WH-DMG", 3)]
    [InlineData("DP-OLD", "LN-RPL", 1)]
    [InlineData("CS-FCR", "KA-NPS", 2)]
    [InlineData("BC-INV", "BC-DSO", 1)]
    public void A_link_that_is_true_is_supported_with_the_lag_that_is_built_in(string cause, string effect, int lag)
    {
        var evidence = EvidenceOf(cause, effect);
        Assert.Equal(Verdict.Supported, evidence.Verdict);
        Assert.InRange(evidence.Best!.Judgement.Lag!.Value, lag - 1, lag + 1);
    }

    [Fact]
    public void An_arrow_of_the_top_map_is_supported()
    {
        var objectives = Demo.Objectives.Where(o => o.UnitId == Demo.Model.Root!.Id).ToDictionary(o => o.Id, o => o.Code);
        var supported = LinkEvidence
            .OfAll(Book, Today)
            .Values.Where(e => e.Verdict == Verdict.Supported && e.Link.CauseObjectiveId is not null);
        Assert.Equal(
            [("L1", "I4")],
            supported.Select(e => (objectives[e.Link.CauseObjectiveId!.Value], objectives[e.Link.EffectObjectiveId!.Value]))
        );
    }

    [Theory]
    [InlineData("LM-OTD", "LM-SPH", Verdict.Reversed)]
    [InlineData("PPL-ROS", "LM-TRN", Verdict.NoEvidence)]
    [InlineData("DA-FAT", "NW-LTI", Verdict.NotYetTestable)]
    public void Other_links_have_other_verdicts(string cause, string effect, Verdict verdict) =>
        Assert.Equal(verdict, EvidenceOf(cause, effect).Verdict);

    [Fact]
    public void A_search_over_all_monthly_KPIs_finds_the_causes_that_are_built_in()
    {
        var kpis = Demo.Kpis.Where(k => k is { Frequency: Frequency.Month, ValueSource: ValueSource.Entered }).ToList();
        var found = Discovery.Run(
            [.. kpis.Select(ValuesOf)],
            KpiHistory.SeasonOf(Frequency.Month),
            (a, b) => a != b,
            [.. kpis.Select(k => k.Direction == Direction.LowerIsBetter)]
        );

        var leads = found.Leads.Select(l => (Cause: kpis[l.Cause].Code, Effect: kpis[l.Effect].Code, l.Lead.Lag)).ToHashSet();
        Assert.Superset(
            new HashSet<(string, string, int)>
            {
                ("DA-LOAD", "WH-DMG", 3),
                ("DP-OLD", "LN-RPL", 1),
                ("LM-SPH", "LM-OTD", 1),
                ("LN-FIL", "LN-CPK", 2),
                ("CS-FCR", "KA-NPS", 2),
                ("BC-INV", "BC-DSO", 1),
                ("NW-TRH", "NW-LTI", 3),
            },
            leads
        );
        Assert.InRange(leads.Count, 7, 9);
    }

    [Fact]
    public void The_search_of_the_product_finds_those_that_nobody_has_linked_and_that_may_be_links()
    {
        var search = LeadSearch.Of(Book, Today);
        var leads = search.Run().Leads.Select(l => (search.Kpis[l.Cause].Code, search.Kpis[l.Effect].Code, l.Lead.Lag)).ToHashSet();
        // The last three are what three of the causes do to KPIs of units above, which the effects feed.
        Assert.Equal(
            [("LN-FIL", "LN-CPK", 2), ("NW-TRH", "NW-LTI", 3), ("LM-SPH", "NW-OTD", 1), ("DP-OLD", "OPS-RPL", 1), ("LN-FIL", "OPS-CPK", 2)],
            leads
        );
    }

    [Fact]
    public void One_KPI_is_reported_in_halves_and_that_is_the_pattern_that_is_found()
    {
        var reports = Demo.Measurements.ToLookup(m => m.KpiId);
        var found = Demo.Kpis.SelectMany(k =>
            ReportingWatch
                .Of(k, FiscalCalendar.Calendar, reports[k.Id], utc => utc)
                .Where(r => r.IsWorthALook)
                .Select(r => (k.Code, r.Test))
        );
        Assert.Equal([("CS-CALL", WatchTest.LastDigits)], found);
    }

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("2027-03-31")]
    [InlineData("2026-01-01")]
    public void What_is_kept_has_verdicts_that_came_and_warnings_that_were_right_and_wrong_whatever_day_it_is(string today)
    {
        var now = DateOnly.Parse(today, CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(9, 30), DateTimeKind.Utc);
        var demo = DemoOrganization.Build(now, new NewIds(TimeProvider.System));
        var kept = DemoEvidence.Of(demo, now);

        Assert.All(kept.Records, r => Assert.True(r.On <= DateOnly.FromDateTime(now)));
        Assert.Equal(kept.Records.Count, kept.Records.DistinctBy(r => (r.LinkId, r.On)).Count());
        Assert.Contains(kept.Records.GroupBy(r => r.LinkId), g => g.Count() > 1);
        Assert.NotEmpty(kept.Warnings);
        Assert.All(kept.Warnings, w => Assert.Equal(w.Until < DateOnly.FromDateTime(now), w.Outcome != WarningOutcome.Open));
    }

    private static LinkEvidence EvidenceOf(string cause, string effect) =>
        LinkEvidence.OfAll(Book, Today)[
            Demo.Causes.Single(l =>
                l.CauseKpiId == Demo.Kpis.Single(k => k.Code == cause).Id && l.EffectKpiId == Demo.Kpis.Single(k => k.Code == effect).Id
            ).Id
        ];

    private static double[] ValuesOf(Kpi kpi) =>
        [
            .. Enumerable
                .Range(0, DemoOrganization.Months)
                .Select(i => Book.Figure(kpi.Id, Window.Of(new Period(Frequency.Month, new DateOnly(2023, 11, 1).AddMonths(i)))))
                .Select(f => f is { IsPresent: true, Carried: false } ? f.Value : double.NaN),
        ];
}
