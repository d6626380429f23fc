using FsCheck;
using FsCheck.Xunit;
using Scorecard.Domain.Access;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Tests.Insight;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>
/// Two organizations that differ in what is hidden, each value on the other side of its step: who may not see it cannot tell them apart,
/// whatever they look at and suppose.
/// </summary>
public class SeenBookPropertyTests
{
    [Property(MaxTest = 60)]
    public void Nothing_tells_apart_what_counts_the_same(int seed, PositiveInt size)
    {
        var (random, outsider) = Filled(seed, Math.Min(size.Get, 6));
        var hidden = Hidden(random, outsider);
        var (one, other) = (random.World.Book.SeenBy(outsider), Twin(random, outsider, hidden).SeenBy(outsider));

        foreach (var window in random.Windows)
            Compare(random.Model, one, other, window);
        var chance = new System.Random(seed);
        for (var i = 0; i < 5; i++)
        {
            var (window, before) = (random.AnyWindow(), random.AnyWindow());
            var supposed = random
                .Model.Kpis.Except(hidden)
                .Select(k => new Supposition(k.Id, k.IsEntered ? chance.Next(0, 100) : null, null, chance.Next(0, 3)))
                .Where(s => WhatIf.Obstacle(one, window, s) is null)
                .ToList();
            Compare(random.Model, WhatIf.Of(one, window, supposed), WhatIf.Of(other, window, supposed), window);
            foreach (var node in MovementPropertyTests.Nodes(random.Model))
            {
                Assert.Equal(Lever.Of(one, node, window), Lever.Of(other, node, window));
                Assert.Equal(KpiCount.Of(one, node, window), KpiCount.Of(other, node, window));
                Assert.Equal(Movement.Between(one, node, before, window).Parts, Movement.Between(other, node, before, window).Parts);
            }
        }
    }

    [Fact]
    public void The_twins_differ_in_most_of_what_is_hidden()
    {
        var (all, other) = (0, 0);
        for (var seed = 0; seed < 20; seed++)
        {
            var (random, outsider) = Filled(seed, 4);
            var hidden = Hidden(random, outsider);
            var twin = Twin(random, outsider, hidden);
            foreach (var kpi in hidden.Where(k => k.IsEntered))
            {
                var (mine, theirs) = (random.World.Book.Graph.SeriesById[kpi.Id], twin.Graph.SeriesById[kpi.Id]);
                all += mine.Values.Count(double.IsFinite);
                other += mine.Values.Where((value, i) => double.IsFinite(value) && theirs.At(mine.First + i) != value).Count();
            }
        }
        Assert.InRange(other, all / 2, all);
        Assert.True(all > 500);
    }

    private static (RandomKpis Random, Actor Outsider) Filled(int seed, int size)
    {
        var random = new RandomKpis(seed, size);
        var (hidden, own) = seed % 2 == 0 ? ("A", "B") : ("B", "A");
        random.World.Unit(hidden).SetPrivate(true);
        for (var i = 0; i < 30 * random.Model.Kpis.Count; i++)
            random.RecordSomething();
        return (random, new Actor(7, [new Membership(7, random.World.Unit(own), Role.Manager)]));
    }

    private static List<Kpi> Hidden(RandomKpis random, Actor outsider) =>
        [.. random.Model.Kpis.Where(k => !random.Model.Allows(outsider, Operation.View, random.Model.UnitOf(k)))];

    private static void Compare(OrganizationModel model, ScoreBook one, ScoreBook other, Window window)
    {
        foreach (var node in MovementPropertyTests.Nodes(model))
            Assert.Equal(one.Score(node, window), other.Score(node, window));
        foreach (var kpi in model.Kpis)
            Assert.Equal(one.Figure(kpi.Id, window), other.Figure(kpi.Id, window));
    }

    /// <summary>The same with every hidden value mirrored at what it counts as, as far as it still counts as that.</summary>
    private static ScoreBook Twin(RandomKpis random, Actor outsider, List<Kpi> hidden)
    {
        var rough = random.World.Book.SeenBy(outsider).Graph;
        var mirrored = hidden.Where(k => k.IsEntered).Select(k => k.Id).ToHashSet();
        while (true)
        {
            var book = new ScoreBook(random.Model);
            foreach (var ((kpi, start), value) in random.Values)
                book.Record(kpi, start, mirrored.Contains(kpi) ? Mirror(rough.SeriesById[kpi], start, value) : value);
            var same = book.SeenBy(outsider).Graph;
            if (mirrored.RemoveWhere(id => !IsSame(rough.SeriesById[id], same.SeriesById[id])) == 0)
                return book;
        }
    }

    private static MeasuredValue Mirror(KpiSeries rough, DateOnly start, MeasuredValue value)
    {
        var centre = rough.At(rough.Calendar.IndexOf(rough.Frequency, start));
        if (!double.IsFinite(centre) || value.Number(rough.Kpi.Multiplier) is not { } number)
            return value;
        var across = (decimal)(2 * centre - number);
        return value.Denominator is { } denominator
            ? MeasuredValue.Ratio(Math.Round(across * denominator / rough.Kpi.Multiplier, 4), denominator)
            : MeasuredValue.Of(across);
    }

    private static bool IsSame(KpiSeries one, KpiSeries other) =>
        Enumerable
            .Range(one.First, one.Values.Length)
            .All(slot => one.At(slot).Equals(other.At(slot)) && one.PartsAt(slot).Equals(other.PartsAt(slot)));
}
