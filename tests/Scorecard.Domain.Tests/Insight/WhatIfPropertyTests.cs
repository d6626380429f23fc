using FsCheck;
using FsCheck.Xunit;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Tests.Scoring;

namespace Scorecard.Domain.Tests.Insight;

public class WhatIfPropertyTests
{
    [Property(MaxTest = 60)]
    public void It_says_to_the_bit_what_saving_and_reading_again_says(int seed, PositiveInt size)
    {
        var (random, saved) = (Filled(seed, size), Filled(seed, size));
        var chance = new Random(seed);
        for (var round = 0; round < 5; round++)
        {
            var window = random.AnyWindow();
            var suppositions = random
                .Model.Kpis.Where(k => chance.Next(3) == 0)
                .Select(k => Suppose(random, k, window, chance))
                .OfType<Supposition>()
                .ToList();
            var before = MovementPropertyTests.Nodes(random.Model).Select(n => random.World.Book.Score(n, window)).ToList();
            var whatIf = WhatIf.Of(random.World.Book, window, suppositions);

            foreach (var supposed in suppositions)
                Save(saved, supposed, window);
            var book = new ScoreBook(saved.Model);
            foreach (var ((kpi, start), value) in saved.Values.Where(v => v.Value != MeasuredValue.Withdrawn))
                book.Record(kpi, start, value);
            foreach (var node in MovementPropertyTests.Nodes(random.Model))
                Assert.Equal(book.Score(node, window), whatIf.Score(node, window));
            foreach (var kpi in random.Model.Kpis)
                Assert.Equal(book.Figure(kpi.Id, window), whatIf.Figure(kpi.Id, window));

            Assert.Equal(before, MovementPropertyTests.Nodes(random.Model).Select(n => random.World.Book.Score(n, window)));
            (random, saved) = (Filled(seed, size), Filled(seed, size));
        }
    }

    private static RandomKpis Filled(int seed, PositiveInt size)
    {
        var random = new RandomKpis(seed, Math.Min(size.Get, 6));
        for (var i = 0; i < 30 * random.Model.Kpis.Count; i++)
            random.RecordSomething();
        return random;
    }

    private static Supposition? Suppose(RandomKpis random, Kpi kpi, Window window, Random chance)
    {
        var period = Supposition.PeriodOf(random.World.Book, kpi, window);
        var definition = kpi.DefinitionOn(period.End);
        var closed = kpi.ClosedFrom ?? random.Model.ClosedFrom(random.Model.UnitOf(kpi));
        if (definition is null || closed is not null || (kpi.BeginsOn > DateOnly.MinValue && period.Start < kpi.BeginsOn))
            return null;
        return new(
            kpi.Id,
            Supposition.TakesValue(kpi) && chance.Next(2) == 0 ? chance.Next(-100, 1500) / 10m : null,
            Supposition.TakesTarget(definition) && chance.Next(2) == 0 ? chance.Next(121, 200) : null,
            chance.Next(2) == 0 ? chance.Next(0, 5) : null
        );
    }

    private static void Save(RandomKpis saved, Supposition supposed, Window window)
    {
        var kpi = saved.Model.Kpi(supposed.KpiId);
        var period = Supposition.PeriodOf(saved.World.Book, kpi, window);
        if (supposed is not { Target: null, Weight: null })
            kpi.Define(supposed.Definition(kpi, period));
        if (supposed.Value is { } value)
            saved.Values[(kpi.Id, period.Start)] = Supposition.Measured(
                kpi,
                value,
                saved.Values.TryGetValue((kpi.Id, period.Start), out var known) && known.Denominator is > 0 ? known.Denominator : null
            );
    }
}
