using FsCheck;
using FsCheck.Xunit;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Tests.Periods;

namespace Scorecard.Domain.Tests.Scoring;

public class KpiPropertyTests
{
    [Property(MaxTest = 100)]
    public void A_value_and_its_score_are_what_the_dates_and_reports_say(int seed, PositiveInt size) =>
        AsTheReferenceSays(new RandomKpis(seed, Math.Min(size.Get, 6)));

    [Property(MaxTest = 60)]
    public void So_they_are_where_years_are_made_of_weeks(int seed, PositiveInt size, int calendar) =>
        AsTheReferenceSays(new RandomKpis(seed, Math.Min(size.Get, 6), Any.WeekCalendar(calendar).Weeks));

    [Property(MaxTest = 60)]
    public void So_they_are_where_formulas_make_them(int seed, PositiveInt size) =>
        AsTheReferenceSays(new RandomKpis(seed, Math.Min(size.Get, 3), formulas: true));

    private static void AsTheReferenceSays(RandomKpis random)
    {
        for (var i = 0; i < 40 * random.Model.Kpis.Count; i++)
            random.RecordSomething();
        var reference = new KpiReference(random.Model, random.Values, random.Formulas);
        foreach (var window in random.Windows)
        foreach (var kpi in random.Model.Kpis)
        {
            var (expected, actual) = (reference.Of(kpi, window), random.World.Book.Figure(kpi.Id, window));
            var where = $"{kpi.Code} ({kpi.Frequency}, {kpi.Aggregation}, {kpi.RollUp}) in {window}";
            Assert.True(expected.State == actual.State, $"{where}: {actual.State} where {expected.State} was expected");
            Assert.True(
                (expected.Partial, expected.Carried) == (actual.Partial, actual.Carried),
                $"{where}: {actual} where {expected} was expected"
            );
            Close(expected.Value, actual.Value, where);
            Close(expected.Numerator, actual.Numerator, where);
            Close(expected.Denominator, actual.Denominator, where);
            Close(expected.Score, random.World.Book.Kpi(kpi.Id, window).Value, where + " (score)");
        }
    }

    [Property(MaxTest = 100)]
    public void A_changed_value_leaves_the_same_bits_as_a_full_pass(int seed, PositiveInt size)
    {
        var random = new RandomKpis(seed, Math.Min(size.Get, 6));
        var book = random.World.Book;
        for (var i = 0; i < 25 * random.Model.Kpis.Count; i++)
        {
            random.RecordSomething();
            if (i % 7 == 0)
                book.Objective(random.World.Objective("TOP").Id, random.AnyWindow());
        }
        var full = new ScoreBook(random.Model);
        foreach (var ((kpi, start), value) in random.Values.Where(v => v.Value != MeasuredValue.Withdrawn))
            full.Record(kpi, start, value);
        foreach (var window in random.Windows)
        {
            foreach (var kpi in random.Model.Kpis)
            {
                SameBits(full.Kpi(kpi.Id, window), book.Kpi(kpi.Id, window), $"{kpi.Code} in {window}");
                Assert.Equal(full.Figure(kpi.Id, window), book.Figure(kpi.Id, window));
            }
            foreach (var objective in random.Model.Objectives)
                SameBits(full.Objective(objective.Id, window), book.Objective(objective.Id, window), $"{objective.Code} in {window}");
            foreach (var unit in random.Model.Units)
                SameBits(full.Unit(unit.Id, window), book.Unit(unit.Id, window), $"{unit.Code} in {window}");
        }
    }

    [Property(MaxTest = 50)]
    public void A_book_with_values_taken_over_leaves_the_same_bits_as_a_full_pass(int seed, PositiveInt size)
    {
        var random = new RandomKpis(seed, Math.Min(size.Get, 6));
        for (var i = 0; i < 25 * random.Model.Kpis.Count; i++)
            random.RecordSomething();
        var full = new ScoreBook(random.Model);
        foreach (var ((kpi, start), value) in random.Values)
            full.Record(kpi, start, value);
        var successor = new ScoreBook(random.Model, random.World.Book);
        Assert.Empty(successor.ToRecordAnew);
        foreach (var window in random.Windows)
        foreach (var unit in random.Model.Units)
            SameBits(full.Unit(unit.Id, window), successor.Unit(unit.Id, window), $"{unit.Code} in {window}");
    }

    private static void SameBits(Score expected, Score actual, string where)
    {
        long[] Bits(Score score) =>
            [
                (long)score.State,
                score.Partial ? 1 : 0,
                .. new[] { score.Value, score.Coverage, score.Low, score.High }.Select(BitConverter.DoubleToInt64Bits),
            ];
        Assert.True(Bits(expected).SequenceEqual(Bits(actual)), $"{where}: {actual} where a full pass says {expected}");
    }

    private static void Close(double expected, double actual, string where) =>
        Assert.True(
            double.IsNaN(expected) && double.IsNaN(actual) || Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
            $"{where}: {actual:R} where {expected:R} was expected"
        );
}
