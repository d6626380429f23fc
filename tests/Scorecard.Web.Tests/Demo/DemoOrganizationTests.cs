using System.Globalization;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using Scorecard.Web.Demo;

namespace Scorecard.Web.Tests.Demo;

public sealed class DemoOrganizationTests
{
    private static readonly DemoOrganization Demo = BuiltOn("2026-11-24");

    [Fact]
    public void Two_builds_are_equal_but_for_their_ids() => Assert.Equal(Said(Demo), Said(BuiltOn("2026-11-24")));

    [Fact]
    public void It_is_a_company_of_believable_size()
    {
        Assert.Equal([1, 4, 9], Demo.Units.GroupBy(u => u.Tier).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.Equal([30m, 30m, 25m, 15m], Demo.Perspectives.OrderBy(p => p.Position).Select(p => p.Weight));
        Assert.InRange(Demo.Objectives.Count, 28, 34);
        Assert.Equal(13, Demo.Objectives.Count(o => o.UnitId == Demo.Model.Root!.Id));
        Assert.InRange(Demo.Kpis.Count, 65, 75);
        Assert.All(Demo.Model.Units, unit => Assert.Contains(Demo.Model.ObjectivesOf(unit), o => Demo.Model.KpisOf(o).Any()));
        Assert.Equal(Enum.GetValues<ScaleKind>(), Demo.Kpis.Select(k => k.Latest.Scale.Kind).Distinct().Order());
        Assert.Contains(Demo.Kpis, k => k.Definitions.Count == 2);
        Assert.Superset(
            new HashSet<KpiRollUp?> { KpiRollUp.Sum, KpiRollUp.Ratio, KpiRollUp.Average },
            Demo.Kpis.Select(k => k.RollUp).ToHashSet()
        );
    }

    [Fact]
    public void Its_budgets_are_in_the_money_of_its_kpis()
    {
        Assert.Equal("EUR", Demo.Model.Organization.Currency);
        Assert.Contains(Demo.Kpis, kpi => kpi.UnitOfMeasure.StartsWith('€'));
    }

    [Theory]
    [InlineData("2026-11-24", "2023-11", "2026-10")]
    [InlineData("2024-02-29", "2021-02", "2024-01")]
    [InlineData("2026-01-01", "2023-01", "2025-12")]
    [InlineData("2026-12-31", "2023-12", "2026-11")]
    [InlineData("2027-03-31", "2024-03", "2027-02")]
    public void It_has_36_months_of_values_that_end_last_month_and_keeps_every_rule_whatever_day_it_is(
        string today,
        string first,
        string last
    )
    {
        var demo = BuiltOn(today);
        var months = demo
            .Measurements.Where(m => KpiOf(demo, m).Frequency == Frequency.Month)
            .Select(m => m.PeriodStart.ToString("yyyy-MM", CultureInfo.InvariantCulture))
            .Distinct()
            .Order()
            .ToList();
        Assert.Equal((first, last, 36), (months[0], months[^1], months.Count));
        Assert.All(demo.Measurements, m => Assert.InRange(m.RecordedAt, m.PeriodStart.ToDateTime(TimeOnly.MinValue), At(today)));

        KpiTree.Check([.. demo.Kpis], demo.Model.UnitOf);
        string Name(long objective) => demo.Model.Objective(objective).Name;
        ContributionGraph.CheckAcyclic(demo.Contributions, Name);
        Assert.All(
            demo.Contributions,
            c => ContributionGraph.Check(c, UnitOf(demo, c.FromId), UnitOf(demo, c.ToId), demo.Contributions, Name)
        );

        var (book, month) = (
            demo.Book(),
            Window.Of(new Period(Frequency.Month, DateOnly.ParseExact(last, "yyyy-MM", CultureInfo.InvariantCulture)))
        );
        var score = book.Unit(demo.Model.Root!.Id, month);
        Assert.InRange(score.Value, 55, 75);
        Assert.Contains(book.StatusOf(score), new[] { Status.Amber, Status.Green });
        Assert.InRange(score.Coverage, 0.8, 0.99);
        var objectives = demo.Model.ObjectivesOf(demo.Model.Root).Select(o => book.StatusOf(book.Objective(o.Id, month))).ToList();
        Assert.InRange(objectives.Count(s => s == Status.Green), 5, 8);
        Assert.InRange(objectives.Count(s => s == Status.Red), 1, 3);
        Assert.Contains(demo.Kpis, k => book.StatusOf(k, book.Kpi(k.Id, month)) == Status.Grey);
        Assert.All(demo.Units, u => Assert.True(book.Unit(u.Id, month).IsPresent));
    }

    [Fact]
    public void Values_stay_where_such_values_lie()
    {
        foreach (var kpi in Demo.Kpis.Where(k => k.ValueSource == ValueSource.Entered && k.Latest.Scale.Kind != ScaleKind.None))
        {
            var points = kpi.Definitions.SelectMany(d => d.Scale.Compile(Bands.Default).Points).ToList();
            var (low, high) = (points.Min(p => p.Value), points.Max(p => p.Value));
            var slack = (high - low) / 4;
            foreach (var value in Demo.Measurements.Where(m => m.KpiId == kpi.Id && !m.NotApplicable).Select(m => ValueOf(kpi, m)))
            {
                Assert.True(value >= low - slack && value <= high + slack, $"{kpi.Code} has {value}, far outside {low} to {high}.");
                Assert.True(value >= 0 && (kpi.UnitOfMeasure != "%" || value <= 100), $"{kpi.Code} has {value}{kpi.UnitOfMeasure}.");
            }
        }
    }

    [Fact]
    public void Some_values_are_missing_not_applicable_or_corrected()
    {
        var monthly = Demo
            .Kpis.Where(k =>
                k is { Frequency: Frequency.Month, ValueSource: ValueSource.Entered } && k.BeginsOn == new DateOnly(2023, 11, 1)
            )
            .ToList();
        Assert.Contains(
            monthly,
            k =>
                Enumerable
                    .Range(1, 34)
                    .Any(ago => !Demo.Measurements.Any(m => m.KpiId == k.Id && m.PeriodStart == new DateOnly(2026, 10, 1).AddMonths(-ago)))
        );
        Assert.True(Demo.Measurements.Count(m => m.NotApplicable) >= 3);
        Assert.All(Demo.Measurements, m => Assert.True(!m.NotApplicable || m.Note is not null));
        var corrections = Demo.Measurements.Where(m => m.Revision == 2).ToList();
        Assert.True(corrections.Count >= 2);
        Assert.All(
            corrections,
            second =>
            {
                var first = Demo.Measurements.Single(m => (m.KpiId, m.PeriodStart, m.Revision) == (second.KpiId, second.PeriodStart, 1));
                Assert.NotEqual(first.Measured, second.Measured);
                Assert.True(first.RecordedAt < second.RecordedAt && second.Note is not null);
            }
        );
    }

    [Fact]
    public void Four_of_the_ten_values_that_the_team_lead_owes_are_open()
    {
        var ines = Demo.People.Single(p => p.DisplayName == "Inês Duarte");
        var actor = new Actor(ines.Id, [.. Demo.Memberships.Where(m => m.PersonId == ines.Id)]);
        var owed = Demo.Kpis.Where(k => Demo.Model.Owes(actor, k)).ToList();
        Assert.Equal(["LM", "WH"], owed.Select(k => Demo.Model.UnitOf(k).Code).Distinct().Order());
        Assert.Equal(
            (10, 4),
            (owed.Count, owed.Count(k => !Demo.Measurements.Any(m => m.KpiId == k.Id && m.PeriodStart == new DateOnly(2026, 10, 1))))
        );
    }

    [Fact]
    public void Each_printed_sign_in_has_the_role_it_says()
    {
        var roles = DemoOrganization
            .SignIns.Select(s => Demo.People.Single(p => p.Email == s.Email))
            .Select(person =>
                (
                    person.DisplayName,
                    string.Join(
                        ", ",
                        Demo.Memberships.Where(m => m.PersonId == person.Id).Select(m => $"{m.Role} {Demo.Model.Unit(m.UnitId).Code}")
                    )
                )
            );
        Assert.Equal(
            [
                ("Marta Kowalczyk", "Viewer NW"),
                ("Jonas Brandt", "Manager OPS"),
                ("Inês Duarte", "Updater LM, Updater WH"),
                ("Hanna Lindqvist", "Administrator NW"),
            ],
            roles
        );
        Assert.True(DemoOrganization.Password.Length >= 12);
    }

    [Theory]
    [InlineData("DP-OLD", "LN-RPL", 1, 1)]
    [InlineData("LM-SPH", "LM-OTD", 1, 1)]
    [InlineData("LN-FIL", "LN-CPK", 2, -1)]
    [InlineData("DA-LOAD", "WH-DMG", 3, -1)]
    [InlineData("CS-FCR", "KA-NPS", 2, 1)]
    [InlineData("BC-INV", "BC-DSO", 1, -1)]
    [InlineData("NW-TRH", "NW-LTI", 3, -1)]
    public void A_true_cause_shows_at_its_lag_and_most_there(string leader, string follower, int lag, int sign)
    {
        var r = Enumerable.Range(0, 7).Select(months => sign * Correlation(leader, follower, months)).ToList();
        Assert.InRange(r[lag], 0.6, 0.85);
        Assert.All(r.Index().Where(x => x.Index != lag), x => Assert.True(x.Item < r[lag] - 0.25, $"At {x.Index} months it is {x.Item}."));
    }

    /// <summary>Pearson's r between the distances of both from their own straight lines, the leader taken some months earlier.</summary>
    private static double Correlation(string leader, string follower, int lag)
    {
        var (x, y) = (FromLine(leader), FromLine(follower));
        var pairs = y.Where(p => x.ContainsKey(p.Key - lag)).Select(p => (X: x[p.Key - lag], Y: p.Value)).ToList();
        var (meanX, meanY) = (pairs.Average(p => p.X), pairs.Average(p => p.Y));
        return pairs.Sum(p => (p.X - meanX) * (p.Y - meanY))
            / Math.Sqrt(pairs.Sum(p => Math.Pow(p.X - meanX, 2)) * pairs.Sum(p => Math.Pow(p.Y - meanY, 2)));
    }

    private static Dictionary<int, double> FromLine(string code)
    {
        var kpi = Demo.Kpis.Single(k => k.Code == code);
        var values = Demo
            .Measurements.Where(m => m.KpiId == kpi.Id && !m.NotApplicable)
            .GroupBy(m => m.PeriodStart)
            .ToDictionary(g => FiscalCalendar.Calendar.IndexOf(Frequency.Month, g.Key), g => ValueOf(kpi, g.MaxBy(m => m.Revision)!));
        var (meanT, mean) = (values.Keys.Average(), values.Values.Average());
        var slope = values.Sum(v => (v.Key - meanT) * (v.Value - mean)) / values.Sum(v => Math.Pow(v.Key - meanT, 2));
        return values.ToDictionary(v => v.Key, v => v.Value - mean - slope * (v.Key - meanT));
    }

    private static double ValueOf(Kpi kpi, Measurement m) =>
        m.Numerator is { } numerator ? kpi.Multiplier * (double)(numerator / m.Denominator!.Value) : (double)m.Value!.Value;

    private static IEnumerable<string> Said(DemoOrganization demo) =>
        [
            .. demo.Units.Select(u => $"{u.Code} {u.Name}"),
            .. demo.Objectives.Select(o => $"{o.Code} {o.Name} {o.Weight}"),
            .. demo.Kpis.Select(k => $"{k.Code} {k.Name} {k.Latest.Scale}"),
            .. demo.Measurements.Select(m =>
                $"{KpiOf(demo, m).Code} {m.PeriodStart} {m.Revision} {m.Measured} {m.Note} {m.RecordedAt:O} {demo.People.Single(p => p.Id == m.RecordedBy).Email}"
            ),
        ];

    private static Kpi KpiOf(DemoOrganization demo, Measurement m) => demo.Kpis.Single(k => k.Id == m.KpiId);

    private static Unit UnitOf(DemoOrganization demo, long objective) => demo.Model.UnitOf(demo.Model.Objective(objective));

    private static DemoOrganization BuiltOn(string today) => DemoOrganization.Build(At(today), new NewIds(TimeProvider.System));

    private static DateTime At(string today) =>
        DateOnly.Parse(today, CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(0, 20), DateTimeKind.Utc);
}
