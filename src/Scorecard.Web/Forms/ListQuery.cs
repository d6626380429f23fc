using Microsoft.AspNetCore.Mvc;

namespace Scorecard.Web.Forms;

/// <summary>What is asked of a list that goes over several pages, as its address says it. Anything unknown is passed over.</summary>
public abstract record ListQuery
{
    public const string PageKey = "page";

    [FromQuery(Name = PageKey)]
    public string? PageNumber { get; init; }

    /// <summary>The page that is asked for, from 1.</summary>
    public int Page => int.TryParse(PageNumber, out var page) && page > 0 ? page : 1;
}

/// <summary>What is asked of a list that can be put into another order.</summary>
public abstract record SortedQuery : ListQuery
{
    public const string SortKey = "sort";
    public const string DescendingKey = "descending";

    /// <summary>The key of a column; each list has its own.</summary>
    [FromQuery(Name = SortKey)]
    public string? Sort { get; init; }

    [FromQuery(Name = DescendingKey)]
    public string? Descending { get; init; }

    public bool IsDescending => Descending == "yes";
}

public static class ListQueries
{
    /// <summary>The same query in another order, from its first page; asked again for the same column, the other way round.</summary>
    public static T SortedBy<T>(this T query, string column)
        where T : SortedQuery =>
        query with
        {
            Sort = column,
            Descending = query.Sort == column && !query.IsDescending ? "yes" : null,
            PageNumber = null,
        };
}
