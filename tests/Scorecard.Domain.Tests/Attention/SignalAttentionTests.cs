using Scorecard.Domain.Attention;
using Scorecard.Domain.Signals;
using Scorecard.TestData.Health;
using static Scorecard.Domain.Tests.Attention.Lists;

namespace Scorecard.Domain.Tests.Attention;

public class SignalAttentionTests
{
    [Theory]
    [InlineData(45, true)] // worse, and not red
    [InlineData(62, false)] // within the normal range
    [InlineData(80, false)] // better
    [InlineData(20, false)] // red and falling, and told as that
    public void A_value_out_of_the_ordinary_is_told_to_its_own_unit_where_it_is_worse_and_not_told_otherwise(int june, bool told)
    {
        var world = CheckedWorld
            .Sound()
            .Add("ODD", "RUN")
            .Values("ODD", "2024-06", 60, 61, 62, 61, 60, 61, 62, 61, 60, 61, 62, 61, june)
            .Build();

        var items = AttentionList
            .Of(world.Book, world.Unit("OPS"), world.Window("2025-06"), CheckedWorld.Today)
            .Items(AttentionKind.Signal, _ => true)
            .ToList();

        Assert.Equal(
            told ? [(world.Kpi("ODD").Id, new DateOnly(2025, 6, 1), SignalRule.Outside)] : [],
            items.Select(i => (i.SubjectId, i.Since, i.History!.LastSignal!.Value.Rule))
        );
        Assert.Empty(Of(world).Items(AttentionKind.Signal, _ => true));
    }

    [Fact]
    public void A_dismissed_signal_comes_back_with_the_next_value_that_is_one()
    {
        var world = CheckedWorld
            .Sound()
            .Add("ODD", "RUN")
            .Values("ODD", "2024-06", 60, 61, 62, 61, 60, 61, 62, 61, 60, 61, 62, 50, 45)
            .Build();
        string Facts(string month) =>
            AttentionList.Of(world.Book, world.Unit("OPS"), world.Window(month), CheckedWorld.Today) is var list
                ? list.Facts(list.Items(AttentionKind.Signal, _ => true).Single())
                : "";
        Assert.Equal("Outside Low 2025-05-01", Facts("2025-05"));
        Assert.NotEqual(Facts("2025-05"), Facts("2025-06"));
    }

    [Fact]
    public void A_dismissed_row_stays_dismissed_while_it_goes_on()
    {
        var world = CheckedWorld
            .Sound()
            .Add("ROW", "RUN")
            .Values("ROW", "2024-01", 60, 64, 60, 64, 60, 59, 58, 59, 58, 59, 58, 59, 58, 59)
            .Build();
        string? Facts(string month) =>
            AttentionList.Of(world.Book, world.Unit("OPS"), world.Window(month), CheckedWorld.Today) is var list
            && list.Items(AttentionKind.Signal, _ => true).SingleOrDefault() is { } item
                ? list.Facts(item)
                : null;
        Assert.Equal([null, "Run Low 2024-06-01", "Run Low 2024-06-01"], new[] { "2024-12", "2025-01", "2025-02" }.Select(Facts));
    }
}
