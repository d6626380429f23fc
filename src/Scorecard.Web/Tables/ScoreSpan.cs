using System.Globalization;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Scorecard.Web.Tables;

/// <summary>
/// The months and the kind to which a filter narrows scores: nothing else needs to be worked out. Never fewer than pass the filter,
/// which is applied all the same.
/// </summary>
/// <param name="Asked">Whether the filter says anything of months; where it does not, the last ones are meant.</param>
/// <param name="First">A day of the first month; null for the first with values.</param>
/// <param name="Last">A day of the last month; null for the present one.</param>
/// <param name="Kind">Null for all.</param>
internal sealed record ScoreSpan(bool Asked, DateOnly? First, DateOnly? Last, string? Kind)
{
    private static readonly ScoreSpan Usual = new(false, null, null, null);
    private static readonly ScoreSpan Any = new(true, null, null, null);

    public static ScoreSpan Of(QueryNode? filter) =>
        Bare(filter) switch
        {
            BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } both => Of(both.Left).And(Of(both.Right)),
            BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } either => Of(either.Left).Or(Of(either.Right)),
            BinaryOperatorNode test when Bare(test.Right) is ConstantNode { Value: { } value } => Of(test, test.Left, value),
            var node => Unread(node),
        };

    private static ScoreSpan Of(BinaryOperatorNode test, QueryNode side, object value) =>
        (Bare(side), value) switch
        {
            (SingleValuePropertyAccessNode { Property.Name: nameof(ScoreRow.Kind) }, string kind)
                when test.OperatorKind == BinaryOperatorKind.Equal => Usual with
            {
                Kind = kind,
            },
            (SingleValuePropertyAccessNode { Property.Name: nameof(ScoreRow.Start) }, _) when DayOf(value) is { } day => Of(
                test.OperatorKind,
                day,
                day
            ),
            (SingleValueFunctionCallNode { Name: "year" } call, _)
                when IsColumn(call.Parameters.First(), nameof(ScoreRow.Start)) && YearOf(value) is { } year => Of(
                test.OperatorKind,
                new(year, 1, 1),
                new(year, 12, 31)
            ),
            _ => Unread(test),
        };

    private static ScoreSpan Of(BinaryOperatorKind test, DateOnly first, DateOnly last) =>
        test switch
        {
            BinaryOperatorKind.Equal => Any with { First = first, Last = last },
            BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => Any with { First = first },
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => Any with { Last = last },
            _ => Any,
        };

    /// <summary>What cannot be narrowed: every month, if it says anything of months.</summary>
    private static ScoreSpan Unread(QueryNode? node) => SaysMonths(node) ? Any : Usual;

    private static bool SaysMonths(QueryNode? node) =>
        Bare(node) switch
        {
            BinaryOperatorNode test => SaysMonths(test.Left) || SaysMonths(test.Right),
            UnaryOperatorNode turned => SaysMonths(turned.Operand),
            InNode test => SaysMonths(test.Left),
            SingleValueFunctionCallNode call => call.Parameters.Any(SaysMonths),
            var column => IsColumn(column, nameof(ScoreRow.Start)) || IsColumn(column, nameof(ScoreRow.Period)),
        };

    private static bool IsColumn(QueryNode? node, string name) =>
        Bare(node) is SingleValuePropertyAccessNode column && column.Property.Name == name;

    private ScoreSpan And(ScoreSpan other) =>
        new(
            Asked || other.Asked,
            First is { } a && other.First is { } b ? (a > b ? a : b) : First ?? other.First,
            Last is { } c && other.Last is { } d ? (c < d ? c : d) : Last ?? other.Last,
            Kind ?? other.Kind
        );

    private ScoreSpan Or(ScoreSpan other) =>
        new(
            Asked || other.Asked,
            First is { } a && other.First is { } b ? (a < b ? a : b) : null,
            Last is { } c && other.Last is { } d ? (c > d ? c : d) : null,
            Kind == other.Kind ? Kind : null
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
