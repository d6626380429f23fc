using Scorecard.Domain.Attention;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Attention;

public sealed class MonthStandingTests
{
    private static readonly DateTime At = new(2025, 7, 10, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2025-06-30", MonthState.Open)] // It still runs.
    [InlineData("2025-07-01", MonthState.Open)] // Over, and the last value is due on the tenth day after.
    [InlineData("2025-07-09", MonthState.Open)]
    [InlineData("2025-07-10", MonthState.Due)]
    public void A_month_is_due_once_the_last_of_its_values_is(string today, MonthState state)
    {
        var standing = Two().StandingOf(Month("2025-06"), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal((state, new DateOnly(2025, 7, 10)), (standing.State, standing.DueOn));
        Assert.Equal((2, 1), (standing.Values.All, standing.Missing));
    }

    [Fact]
    public void All_months_up_to_the_last_closed_one_are_closed()
    {
        var book = Two(Closed("2025-05"), Closed("2025-06"));

        Assert.Equal(MonthState.Closed, book.StandingOf(Month("2025-06"), new(2025, 7, 20)).State);
        Assert.Equal(MonthState.Closed, book.StandingOf(Month("2024-12"), new(2025, 7, 20)).State);
        Assert.Equal(MonthState.Open, book.StandingOf(Month("2025-07"), new(2025, 7, 20)).State);
        var calendar = book.Model.Organization.Calendar;
        Assert.NotNull(book.Model.Closed.Of(Window.Of(calendar.Containing(Frequency.Quarter, new(2025, 6, 1))), calendar));
        Assert.Null(book.Model.Closed.Of(Window.Of(calendar.Containing(Frequency.Quarter, new(2025, 7, 1))), calendar));
        Assert.Equal(new(2025, 7, 1), book.Model.Closed.FirstOpen(new(2025, 3, 1)));
        Assert.Equal(new(2025, 9, 1), book.Model.Closed.FirstOpen(new(2025, 9, 1)));
    }

    [Fact]
    public void A_reopened_month_is_open()
    {
        var reopened = Closed("2025-06");
        reopened.Reopen("A value was missing", At, null);

        Assert.Equal(MonthState.Due, Two(reopened).StandingOf(Month("2025-06"), new(2025, 7, 20)).State);
        Assert.Throws<RuleViolation>(() => reopened.Reopen("Again", At, null));
        Assert.Throws<RuleViolation>(() => Closed("2025-05").Reopen(" ", At, null));
    }

    [Fact]
    public void A_month_is_closed_with_the_open_ones_before_it_back_to_the_first_value()
    {
        Assert.Equal(["2025-05", "2025-06"], Codes(Two(), "2025-06"));
        Assert.Equal(["2025-06"], Codes(Two(Closed("2025-05")), "2025-06"));
        Assert.Contains("closed already", Refused(Two(Closed("2025-06")), "2025-05", "2025-07-20"), StringComparison.Ordinal);
        Assert.Contains("not over yet", Refused(Two(), "2025-06", "2025-06-30"), StringComparison.Ordinal);
    }

    [Fact]
    public void Months_of_weeks_are_closed_by_their_own_days()
    {
        var calendar = new FiscalCalendar(1, FiscalYearNaming.Start, new(WeekPattern.FourFourFive, DayOfWeek.Monday, WeekYearEnd.Nearest));
        var third = calendar.Containing(Frequency.Month, new(2025, 3, 20));
        var closed = new ClosedMonths([new Closing(1, 1, third, At, null, 1, 0)]);

        Assert.Equal(5, third.Weeks);
        Assert.Equal(third.End, closed.Through);
        Assert.NotNull(closed.Of(Window.Of(third), calendar));
        Assert.Null(closed.On(third.End.AddDays(1)));
    }

    [Fact]
    public void Frozen_scores_are_what_the_book_said_to_the_last_bit_and_stay_so()
    {
        var book = Two();
        var month = Month("2025-06");
        var frozen = FrozenScores.Read(FrozenScores.Of(book, month).ToBytes());

        var calendar = book.Model.Organization.Calendar;
        foreach (
            var window in new[]
            {
                Window.Of(month),
                Window.FiscalYearToDate(month, calendar),
                Window.Of(calendar.Containing(Frequency.Quarter, month.Start)),
            }
        )
        foreach (
            var node in book
                .Model.Units.Select(u => new NodeRef(NodeKind.Unit, u.Id))
                .Concat(book.Model.Objectives.Select(o => new NodeRef(NodeKind.Objective, o.Id)))
                .Concat(book.Model.Kpis.Select(k => new NodeRef(NodeKind.Kpi, k.Id)))
        )
        {
            var then = frozen.Find(node, window);
            Assert.Equal(BitConverter.DoubleToInt64Bits(book.Score(node, window).Value), BitConverter.DoubleToInt64Bits(then!.Value.Value));
            Assert.True(then.Value.Says(FrozenScore.Of(book, node, window)));
        }
        Assert.Null(frozen.Find(new(NodeKind.Unit, book.Model.Root!.Id), Window.Of(calendar.Containing(Frequency.Year, month.Start))));
        var kpi = book.Model.Kpis.Single(k => k.Code == "A");
        book.Record(kpi.Id, month.Start, Domain.Kpis.MeasuredValue.Of(61));
        var node1 = new NodeRef(NodeKind.Kpi, kpi.Id);
        Assert.False(frozen.Find(node1, Window.Of(month))!.Value.Says(FrozenScore.Of(book, node1, Window.Of(month))));
        Assert.False(frozen.Has(new(NodeKind.Kpi, 999_999)));
    }

    [Fact]
    public void What_needs_a_reason_is_said_with_the_thing_the_months_and_the_way_on()
    {
        var book = Two();
        Touched[] touched =
        [
            new(Subject.Measurement, 1, "On time", "the value", new(2025, 6, 1), new(2025, 6, 30)),
            new(Subject.Measurement, 2, "Late", "the value", new(2025, 4, 1), new(2025, 4, 30)) { Count = 3 },
        ];

        var refused = Assert.Throws<RuleViolation>(() => ClosedMonths.Refuse(touched, Closed("2025-06"), book.Model.Organization));

        Assert.Equal(
            "This changes the value of “On time” and 3 more things in 2025-04 to 2025-06, which was closed on 2025-07-10. "
                + "Give the reason for the restatement to save it all the same, or ask an administrator to reopen the month.",
            refused.Message
        );
        Assert.Equal(ClosedMonths.ReasonField, refused.Field);
        var restatement = new Restatement(1, 7, At, null, " Counted again ", touched);
        Assert.Equal(("Counted again", 4), (restatement.Reason, restatement.Count));
        Assert.True(restatement.Reaches(new(2025, 5, 1), new(2025, 5, 31)));
        Assert.False(restatement.Reaches(new(2025, 7, 1), new(2025, 7, 31)));
        Assert.Throws<RuleViolation>(() => new Restatement(1, 7, At, null, new string('a', 501), touched));
    }

    private static string Refused(ScoreBook book, string month, string today) =>
        Assert
            .Throws<RuleViolation>(() =>
                book.ClosedWith(Month(month), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture))
            )
            .Message;

    private static IEnumerable<string> Codes(ScoreBook book, string month) =>
        book.ClosedWith(Month(month), new(2025, 7, 20)).Select(m => PeriodCode.Format(m, FiscalCalendar.Calendar));

    private static Period Month(string code) => PeriodCode.Parse(code, FiscalCalendar.Calendar)!.Value;

    private static Closing Closed(string month) => new(1, 1, Month(month), At, null, 1, 0);

    /// <summary>A has May and June, B has May.</summary>
    private static ScoreBook Two(params Closing[] closings)
    {
        var builder = new ModelBuilder()
            .Objective("GROW")
            .Kpi("A", of: "GROW")
            .Kpi("B", of: "GROW", weight: 2)
            .Values("A", "2025-05", 40, 60)
            .Values("B", "2025-05", 31);
        var model = builder.Model();
        var book = new ScoreBook(
            new OrganizationModel(model.Organization, model.Perspectives, model.Units, model.Objectives, model.Contributions, model.Kpis)
            {
                Closed = new(closings),
            }
        );
        foreach (var (kpi, period, value) in builder.Reported)
            book.Record(kpi.Id, period.Start, value);
        return book;
    }
}
