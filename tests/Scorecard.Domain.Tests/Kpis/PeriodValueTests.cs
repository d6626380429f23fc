using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Kpis;

/// <summary>What the revisions of one period come to. C counts, W waits and R was returned, each with its value.</summary>
public class PeriodValueTests
{
    private static readonly World World = new ModelBuilder().Kpi("VISITS").Build();
    private static readonly DateTime At = new(2025, 2, 3, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("", null, null)]
    [InlineData("C5", 5, null)]
    [InlineData("W5", null, 5)]
    [InlineData("W5 W6", null, 6)]
    [InlineData("W5 C5", 5, null)]
    [InlineData("W5 R5", null, null)]
    [InlineData("W5 R5 W7", null, 7)]
    [InlineData("C5 W6", 5, 6)]
    [InlineData("C5 W6 R6", 5, null)]
    [InlineData("C5 W6 C6", 6, null)]
    [InlineData("C5 W6 C7", 7, null)]
    [InlineData("C5 W6 R6 W8 C8", 8, null)]
    public void Only_what_was_approved_or_needed_no_approval_counts(string revisions, int? counts, int? waits)
    {
        var value = PeriodValue.Of(Revisions(revisions));

        Assert.Equal(counts, (int?)value.Counted?.Value);
        Assert.Equal(waits, (int?)value.Waiting?.Measured.Value);
    }

    [Fact]
    public void What_waits_says_who_submitted_it_when_and_under_which_number()
    {
        var waiting = PeriodValue.Of(Revisions("C5 W6")).Waiting!;

        Assert.Equal((2, 7L, At), (waiting.Revision, waiting.By!.Value, waiting.At));
    }

    [Fact]
    public void A_value_that_is_taken_in_waits_beside_the_scores_or_counts_with_them_as_the_organization_says()
    {
        var organization = World.Model.Organization;
        var (january, window) = (World.Period("2025-01"), Window.Of(World.Period("2025-01")));
        var book = new Domain.Scoring.ScoreBook(World.Model);
        var kpi = World.Kpi("VISITS");

        book.Record(kpi.Id, january.Start, PeriodValue.Of(Revisions("W60")));
        Assert.False(book.Figure(kpi.Id, window).IsPresent);
        Assert.Null(book.Recorded);
        Assert.Equal(60, book.WaitingOf(kpi, january)!.Measured.Value);

        book.Record(kpi.Id, january.Start, PeriodValue.Of(Revisions("W60 C60 W80")));
        Assert.Equal(60, book.Unit(World.Unit("ORG").Id, window).Value);
        Assert.Equal(80, Assert.Single(book.Waiting()).Value.Measured.Value);
        Assert.Equal(80, Assert.Single(book.Copy().Waiting()).Value.Measured.Value);
        Assert.Equal(80, Assert.Single(new Domain.Scoring.ScoreBook(World.Model, book).Waiting()).Value.Measured.Value);

        try
        {
            organization.ApproveValues(ownApproval: false, waitingCounts: true);
            book.Record(kpi.Id, january.Start, PeriodValue.Of(Revisions("W60 C60 W80")));
            Assert.Equal(80, book.Unit(World.Unit("ORG").Id, window).Value);
            book.Record(kpi.Id, january.Start, PeriodValue.Of(Revisions("W60 R60")));
            Assert.False(book.Figure(kpi.Id, window).IsPresent);
            Assert.Empty(book.Waiting());
        }
        finally
        {
            organization.ApproveValues(ownApproval: false, waitingCounts: false);
        }
    }

    private static List<Measurement> Revisions(string text)
    {
        var kpi = World.Kpi("VISITS");
        var made = new List<Measurement>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var standing = part[0] switch
            {
                'C' => Standing.Counted,
                'W' => Standing.Waiting,
                _ => Standing.Returned,
            };
            made.Add(
                standing == Standing.Returned
                    ? kpi.Return(made[^1], "Look again.", World.Calendar, At, 8)
                    : kpi.Record(
                        World.Period("2025-01"),
                        MeasuredValue.Of(int.Parse(part[1..], System.Globalization.CultureInfo.InvariantCulture)),
                        null,
                        made.LastOrDefault(),
                        World.Calendar,
                        null,
                        new(2025, 2, 3),
                        At,
                        7,
                        standing
                    )
            );
        }
        return made;
    }
}
