using Scorecard.Web.Pages.Parts;

namespace Scorecard.Web.Tests.Moved;

/// <summary>A waterfall's bars stay on their axis, 0 to 300.</summary>
public sealed class MovedBarTests
{
    [Theory]
    [InlineData(69.8, new[] { 3.86, -2.73, 0.82, 0.45 })]
    [InlineData(20, new[] { -15.0, 40, -25.5 })]
    [InlineData(0, new[] { 0.0 })]
    public void KPIs_that_cancel_each_other_out_do_not_leave_it(double from, double[] parts)
    {
        var row = Row(parts.Sum()) with { Kids = [.. parts.Select(Row)] };

        var (start, rows, at) = MovedBar.Along(from, [row, Row(1)]);

        var score = from;
        foreach (var x in parts.Select(part => at(score += part)).Append(start.From).Append(rows[0].To).Append(rows[1].To))
            Assert.InRange(x, 0, 300);
    }

    private static MovedRow Row(double points) => new("", null, null, "", points, []);
}
