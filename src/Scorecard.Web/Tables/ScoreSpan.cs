using System.Globalization;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Scorecard.Web.Tables;

/// <summary>
/// The months and the kind to which a filter narrows scores, as far as it says so plainly: nothing else needs to be worked out. The filter
/// itself is applied all the same.
/// </summary>
/// <param name="First">A day of the first month; null where the filter names none.</param>
/// <param name="Last">A day of the last month, likewise.</param>
internal sealed record ScoreSpan(DateOnly? First, DateOnly? Last, string? Kind)
{
    private static readonly ScoreSpan All = new(null, null, null);

    public static ScoreSpan Of(QueryNode? filter) =>
        Bare(filter) switch
        {
            BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } both => Of(both.Left).And(Of(both.Right)),
            BinaryOperatorNode test when Bare(test.Right) is ConstantNode { Value: { } value } => Of(test.OperatorKind, test.Left, value),
            _ => All,
        };

    private static ScoreSpan Of(BinaryOperatorKind test, QueryNode side, object value) =>
        (Bare(side), value) switch
        {
            (SingleValuePropertyAccessNode { Property.Name: nameof(ScoreRow.Kind) }, string kind) when test == BinaryOperatorKind.Equal =>
                All with
                {
                    Kind = kind,
                },
            (SingleValuePropertyAccessNode { Property.Name: nameof(ScoreRow.Start) }, _) when DayOf(value) is { } day => Of(test, day, day),
            (SingleValueFunctionCallNode { Name: "year" } call, _)
                when Bare(call.Parameters.First()) is SingleValuePropertyAccessNode { Property.Name: nameof(ScoreRow.Start) }
                    && YearOf(value) is { } year => Of(test, new(year, 1, 1), new(year, 12, 31)),
            _ => All,
        };

    private static ScoreSpan Of(BinaryOperatorKind test, DateOnly first, DateOnly last) =>
        test switch
        {
            BinaryOperatorKind.Equal => new(first, last, null),
            BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => new(first, null, null),
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => new(null, last, null),
            _ => All,
        };

    private ScoreSpan And(ScoreSpan other) =>
        new(
            First is { } a && other.First is { } b ? (a > b ? a : b) : First ?? other.First,
            Last is { } c && other.Last is { } d ? (c < d ? c : d) : Last ?? other.Last,
            Kind ?? other.Kind
        );

    private static QueryNode? Bare(QueryNode? node) => node is ConvertNode convert ? Bare(convert.Source) : node;

    private static DateOnly? DayOf(object value) =>
        value switch
        {
            DateOnly day => day,
            Date day => new DateOnly(day.Year, day.Month, day.Day),
            DateTimeOffset time => DateOnly.FromDateTime(time.UtcDateTime),
            _ => null,
        };

    private static int? YearOf(object value) =>
        value is int or long && Convert.ToInt64(value, CultureInfo.InvariantCulture) is >= 1 and <= 9998 and var year ? (int)year : null;
}
