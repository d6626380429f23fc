using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Query.Validator;
using Microsoft.OData;
using Scorecard.Data;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Tables;

/// <summary>
/// What a program asks of a table, within bounds: a question that costs too much, or that cannot be read, is refused with a sentence.
/// </summary>
public sealed class TableQuery<T> : IBindableFromHttpContext<TableQuery<T>>
{
    private const string Prefer = "Prefer";

    private readonly HttpContext http;

    private TableQuery(HttpContext http, ODataQueryOptions<T> options) => (this.http, Options) = (http, options);

    public ODataQueryOptions<T> Options { get; }

    static async ValueTask<TableQuery<T>?> IBindableFromHttpContext<TableQuery<T>>.BindAsync(HttpContext http, ParameterInfo parameter)
    {
        // A page of no rows, or of fewer, would be one of all.
        if (http.Request.Headers.TryGetValue(Prefer, out var wish) && !TableBounds.IsFineWish($"{wish}"))
            http.Request.Headers.Remove(Prefer);
        try
        {
            var options = await ODataQueryOptions<T>.BindAsync(http, parameter);
            options.Validate(TableBounds.Validation);
            return new(http, options);
        }
        catch (Exception odd) when (TableBounds.IsOfQuestion(http, odd))
        {
            throw TableBounds.Refusal(odd);
        }
    }

    /// <summary>The rows of a page; where there are more, the answer tells where they are.</summary>
    public object Page(IQueryable<T> rows) => Try(() => Options.ApplyTo(rows, TableBounds.Paging));

    /// <summary>How many rows pass the filter.</summary>
    public string Count(IQueryable<T> rows) =>
        Try(() =>
        {
            var counted = Options.Filter is { } filter ? (IQueryable<T>)filter.ApplyTo(rows, TableBounds.Paging) : rows;
            return counted.LongCount().ToString(CultureInfo.InvariantCulture);
        });

    private TResult Try<TResult>(Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch (Exception odd) when (TableBounds.IsOfQuestion(http, odd))
        {
            throw TableBounds.Refusal(odd);
        }
    }
}

/// <summary>How much may be asked at once.</summary>
internal static class TableBounds
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 5_000;

    public static readonly ODataValidationSettings Validation = new()
    {
        AllowedQueryOptions =
            AllowedQueryOptions.Filter
            | AllowedQueryOptions.Select
            | AllowedQueryOptions.Expand
            | AllowedQueryOptions.OrderBy
            | AllowedQueryOptions.Top
            | AllowedQueryOptions.Skip
            | AllowedQueryOptions.Count
            | AllowedQueryOptions.SkipToken
            | AllowedQueryOptions.Format,
        MaxNodeCount = 100,
        MaxExpansionDepth = 2,
        MaxOrderByNodeCount = 5,
        MaxAnyAllExpressionDepth = 1,
        MaxSkip = 1_000_000,
    };

    public static readonly ODataQuerySettings Paging = new() { PageSize = PageSize, TimeZone = TimeZoneInfo.Utc };

    /// <summary>Whether a header asks for pages of some rows, if it asks for pages at all.</summary>
    public static bool IsFineWish(string wish)
    {
        const string Key = "maxpagesize=";
        var at = wish.IndexOf(Key, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return true;
        var number = wish.AsSpan(at + Key.Length);
        var end = number.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? number : number[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0;
    }

    /// <summary>Whether what was asked for is why something failed, and neither the program nor its database.</summary>
    public static bool IsOfQuestion(HttpContext http, Exception odd) =>
        odd is not (Refused or OperationCanceledException)
        && http.Request.QueryString.HasValue
        && !http.RequestServices.GetRequiredService<DatabaseProvider>().IsAway(odd);

    public static Refused Refusal(Exception odd) =>
        odd is ODataException
            ? Refused.Bad($"The question cannot be read: {Plain(odd.Message)} $metadata lists the columns and their types.")
            : Refused.Bad("What is asked for cannot be worked out here. Ask for less, and work out the rest where you read it.");

    /// <summary>Without the advice for whoever made this program.</summary>
    private static string Plain(string message) => message.Split(" To ")[0];
}
