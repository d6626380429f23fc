using System.Globalization;
using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Tests.Changes;

/// <summary>A journal of four changes with three lines each, and what can be done to it.</summary>
public sealed class ChainCheckTests
{
    private const int Changes = 4;
    private const int LinesEach = 3;

    private readonly List<StoredLine> journal = [];

    public ChainCheckTests()
    {
        var before = ChangeChain.Start;
        for (var i = 0; i < Changes * LinesEach; i++)
        {
            var line = Line(1 + i / LinesEach, i % LinesEach, string.Create(CultureInfo.InvariantCulture, $"value {i}"));
            before = line.Follow(before);
            journal.Add(new(line.Sequence, line.Ordinal, line, before));
        }
    }

    [Fact]
    public void A_journal_as_written_is_whole_and_has_its_last_hash_as_head()
    {
        var check = Follow();

        Assert.Null(check.End(Changes));
        Assert.Equal((12, 0), (check.Lines, check.Unchained));
        Assert.Equal(JournalHead.Of(Changes, journal[^1].Hash!), check.Head);
        Assert.Null(new ChainCheck(1).End(0));
    }

    [Fact]
    public void Each_column_of_each_line_is_covered()
    {
        for (var i = 0; i < journal.Count; i++)
            foreach (var other in ChangedColumns.Of(journal[i].Read!))
                Assert.Equal(
                    (Tampering.Changed, journal[i].Sequence, journal[i].Ordinal),
                    Place(Broken(lines => lines[i] = lines[i] with { Read = other }))
                );
    }

    [Fact]
    public void A_removed_line_is_named_and_one_at_the_end_of_a_change_by_the_line_after()
    {
        for (var i = 0; i < journal.Count - 1; i++)
        {
            var line = journal[i];
            var isLast = line.Ordinal == LinesEach - 1;
            Assert.Equal(
                isLast ? (Tampering.Changed, line.Sequence + 1, 0) : (Tampering.Missing, line.Sequence, line.Ordinal),
                Place(Broken(lines => lines.RemoveAt(i)))
            );
        }
        Assert.Contains(
            "the last lines of the change before it are missing",
            Broken(lines => lines.RemoveAt(2))!.Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_removed_change_is_named()
    {
        Assert.Equal("Change 1 is missing.", Broken(lines => lines.RemoveAll(l => l.Sequence == 1))!.Sentence);
        Assert.Equal("Change 2 and those up to 3 are missing.", Broken(lines => lines.RemoveAll(l => l.Sequence is 2 or 3))!.Sentence);
        Assert.Equal("Change 4 is missing.", Broken(lines => lines.RemoveAll(l => l.Sequence == 4))!.Sentence);
    }

    [Fact]
    public void A_line_that_was_put_in_is_told_from_one_that_was_changed()
    {
        byte[]?[] hashes = [null, new byte[ChangeChain.HashLength], journal[3].Hash];
        foreach (var hash in hashes)
        {
            var line = Line(2, LinesEach, "a lie");
            Assert.Equal((Tampering.Inserted, 2L, 3), Place(Broken(lines => lines.Insert(6, new(2, 3, line, hash)))));
        }
        Assert.Equal(
            (Tampering.Inserted, 2L, -1),
            Place(Broken(lines => lines.Insert(3, new(2, -1, Line(2, -1, "a lie"), journal[3].Hash))))
        );
        Assert.Equal(
            (Tampering.Inserted, 2L, 1),
            Place(
                Broken(lines =>
                {
                    lines[5] = At(lines[5], 2, 3);
                    lines[4] = At(lines[4], 2, 2);
                    lines.Insert(4, new(2, 1, Line(2, 1, "a lie"), journal[4].Hash));
                })
            )
        );
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(4, 5)]
    [InlineData(2, 3)]
    [InlineData(1, 10)]
    [InlineData(10, 11)]
    public void Two_lines_that_changed_places_are_named_with_and_without_their_hashes(int first, int second)
    {
        var (one, other) = (journal[first], journal[second]);
        var with = Broken(lines =>
        {
            lines[first] = At(other, one.Sequence, one.Ordinal);
            lines[second] = At(one, other.Sequence, other.Ordinal);
        });
        var without = Broken(lines =>
        {
            lines[first] = At(other, one.Sequence, one.Ordinal) with { Hash = one.Hash };
            lines[second] = At(one, other.Sequence, other.Ordinal) with { Hash = other.Hash };
        });

        Assert.Equal((Tampering.Swapped, one.Sequence, one.Ordinal), Place(with));
        Assert.Equal((Tampering.Swapped, one.Sequence, one.Ordinal), Place(without));
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"with line {other.Ordinal + 1} of change {other.Sequence}"),
            with!.Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_hash_that_was_taken_away_or_changed_is_told_from_a_changed_line()
    {
        foreach (var hash in new byte[]?[] { null, [], new byte[ChangeChain.HashLength] })
            Assert.Equal((Tampering.HashChanged, 2L, 1), Place(Broken(lines => lines[4] = lines[4] with { Hash = hash })));
        Assert.Equal((Tampering.HashChanged, 4L, 2), Place(Broken(lines => lines[^1] = lines[^1] with { Hash = null })));
    }

    [Fact]
    public void What_cannot_be_read_was_changed() =>
        Assert.Equal((Tampering.Changed, 3L, 2), Place(Broken(lines => lines[8] = lines[8] with { Read = null })));

    [Fact]
    public void A_tail_that_was_cut_off_with_the_organizations_number_is_found_by_a_noted_head()
    {
        var noted = Follow().Head;
        journal.RemoveAll(line => line.Sequence == 4);

        Assert.Null(Follow().End(3));
        Assert.Equal((Tampering.Missing, 4L, 0), Place(Follow(noted: noted).End(3)));
        journal.RemoveAt(journal.Count - 1);
        Assert.Equal((Tampering.Rewritten, 3L, 0), Place(Follow(noted: JournalHead.Of(3, new byte[32])).End(3)));
    }

    [Fact]
    public void A_chain_that_was_computed_anew_is_found_by_a_noted_head_of_any_time()
    {
        var noted = JournalHead.Of(2, journal[5].Hash!);
        Assert.Null(Follow(noted: noted).End(Changes));

        journal[1] = journal[1] with { Read = Line(1, 1, "a lie") };
        var before = ChangeChain.Start;
        for (var i = 0; i < journal.Count; i++)
            journal[i] = journal[i] with { Hash = before = ChangeChain.Next(before, journal[i].Read!) };

        Assert.Null(Follow().End(Changes));
        Assert.Equal((Tampering.Rewritten, 2L, 0), Place(Follow(noted: noted).End(Changes)));
        // As if an older version had written all of it.
        for (var i = 0; i < journal.Count; i++)
            journal[i] = journal[i] with { Hash = null };
        Assert.Null(Follow(chainedFrom: Changes + 1).End(Changes));
        Assert.Equal((Tampering.Rewritten, 2L, 0), Place(Follow(Changes + 1, noted).End(Changes)));
    }

    [Fact]
    public void What_an_older_version_wrote_is_counted_and_not_judged()
    {
        for (var i = 0; i < 6; i++)
            journal[i] = journal[i] with { Hash = null };
        journal.RemoveAt(1);
        var before = ChangeChain.Start;
        for (var i = 5; i < journal.Count; i++)
            journal[i] = journal[i] with { Hash = before = ChangeChain.Next(before, journal[i].Read!) };

        var check = Follow(chainedFrom: 3);
        Assert.Null(check.End(Changes));
        Assert.Equal((11, 5), (check.Lines, check.Unchained));
        // The beginning of the chain is no way to hide lines either.
        Assert.NotNull(Follow(chainedFrom: 2).End(Changes));
        Assert.NotNull(Follow(chainedFrom: 4).End(Changes));
    }

    private ChainCheck Follow(long chainedFrom = 1, JournalHead? noted = null)
    {
        var check = new ChainCheck(chainedFrom, noted);
        journal.ForEach(check.Take);
        return check;
    }

    /// <summary>What is found in a copy after somebody was at it.</summary>
    private ChainBreak? Broken(Action<List<StoredLine>> tamper)
    {
        List<StoredLine> lines = [.. journal];
        tamper(lines);
        var check = new ChainCheck(1);
        lines.ForEach(check.Take);
        return check.End(Changes);
    }

    private static (Tampering, long, int)? Place(ChainBreak? found) =>
        found is null ? null : (found.Tampering, found.Sequence, found.Ordinal);

    private static StoredLine At(StoredLine line, long sequence, int ordinal) =>
        new(sequence, ordinal, Line(sequence, ordinal, line.Read!.To), line.Hash);

    private static Change Line(long sequence, int ordinal, string? to) =>
        new(1, sequence, ordinal, new DateTime(2026, 11, 30, 8, 0, 0, DateTimeKind.Utc), 7, Subject.Kpi, 9, "Name", "before", to, null);
}
