using FsCheck;
using FsCheck.Xunit;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>Books that many read at once, and copies of books.</summary>
public class SideBySideTests
{
    [Property(MaxTest = 12)]
    public void Readers_at_once_of_a_book_that_nobody_has_read_see_what_one_alone_sees(int seed, PositiveInt size)
    {
        var random = Filled(seed, size, 25);
        var alone = Sees(random, Anew(random));
        var shared = Anew(random);
        var seen = new string[6];
        using var start = new Barrier(seen.Length);
        var readers = seen.Select(
                (_, i) =>
                    new Thread(() =>
                    {
                        start.SignalAndWait();
                        seen[i] = Sees(random, shared);
                    })
            )
            .ToList();
        readers.ForEach(reader => reader.Start());
        readers.ForEach(reader => reader.Join());
        Assert.All(seen, one => Assert.Equal(alone, one));
    }

    [Property(MaxTest = 12)]
    public void A_copy_is_alike_and_goes_its_own_way(int seed, PositiveInt size)
    {
        var random = Filled(seed, size, 15);
        var book = random.World.Book;
        book.Objective(random.World.Objective("TOP").Id, random.AnyWindow());
        var copy = book.Copy();
        var before = Sees(random, copy);
        Assert.Equal(Sees(random, Anew(random)), before);

        var known = random.Values.ToDictionary();
        for (var i = 0; i < 10 * random.Model.Kpis.Count; i++)
            random.RecordSomething();
        Assert.Equal(before, Sees(random, copy));
        Assert.Equal(Sees(random, Anew(random)), Sees(random, book));

        foreach (var ((kpi, start), value) in random.Values.Where(v => !known.TryGetValue(v.Key, out var old) || old != v.Value))
            copy.Record(kpi, start, value);
        Assert.Equal(Sees(random, book), Sees(random, copy));
    }

    [Fact]
    public void What_a_book_holds_grows_with_what_is_asked_of_it_and_is_twice_as_much_with_a_copy()
    {
        var random = Filled(7, PositiveInt.NewPositiveInt(6), 25);
        var book = random.World.Book;
        var before = book.EstimatedBytes;
        Sees(random, book);
        Assert.True(book.EstimatedBytes > before);
        Assert.InRange(book.Copy().EstimatedBytes, before, book.EstimatedBytes);
    }

    private static RandomKpis Filled(int seed, PositiveInt size, int valuesEach)
    {
        var random = new RandomKpis(seed, Math.Min(size.Get, 6));
        for (var i = 0; i < valuesEach * random.Model.Kpis.Count; i++)
            random.RecordSomething();
        return random;
    }

    private static ScoreBook Anew(RandomKpis random)
    {
        var book = new ScoreBook(random.Model);
        foreach (var ((kpi, start), value) in random.Values.Where(v => v.Value != MeasuredValue.Withdrawn))
            book.Record(kpi, start, value);
        return book;
    }

    /// <summary>All that the book says, to the last bit, as text.</summary>
    private static string Sees(RandomKpis random, ScoreBook book)
    {
        var lines = new List<string>();
        foreach (var window in random.Windows)
        {
            lines.AddRange(random.Model.Kpis.Select(k => $"{window} {k.Code} {Said(book.Kpi(k.Id, window))} {book.Figure(k.Id, window)}"));
            lines.AddRange(random.Model.Objectives.Select(o => $"{window} {o.Code} {Said(book.Objective(o.Id, window))}"));
            foreach (var unit in random.Model.Units.Select(u => new NodeRef(NodeKind.Unit, u.Id)))
            {
                lines.Add($"{window} {unit} {Said(book.Unit(unit.Id, window))} {KpiCount.Of(book, unit, window)}");
                lines.Add(string.Join(" ", Influence.Inputs(book, unit, window).Select(i => $"{i.Node} {i.Weight:R}")));
                var moved = Movement.Between(book, unit, random.Windows.First(), window);
                lines.Add(string.Join(" ", moved.ByKpi.Select(k => $"{k.KpiId} {k.Points:R}")));
            }
        }
        return string.Join("\n", lines);
    }

    private static string Said(Score score) =>
        $"{score.State} {score.Value:R} {score.Coverage:R} {score.Low:R} {score.High:R} {score.Partial}";
}
