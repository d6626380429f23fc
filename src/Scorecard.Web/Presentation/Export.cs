using Microsoft.AspNetCore.Http.Extensions;

namespace Scorecard.Web.Presentation;

/// <summary>What a part of a page offers to take away: a table as files, a drawing as pictures, or both.</summary>
/// <param name="Table">The key of the table; null for a drawing alone.</param>
/// <param name="What">What it is, for those who hear the page.</param>
public sealed record Export(string? Table, string What)
{
    /// <summary>The selector of what is drawn; null for a table alone.</summary>
    public string? Drawing { get; init; }

    /// <summary>What stands above the picture and names its file.</summary>
    public string? Title { get; init; }

    /// <summary>A drawing of dots has no lines that an SVG could hold.</summary>
    public bool IsDots { get; init; }

    /// <summary>The address of the page as it was asked for, for one of its tables.</summary>
    public string Address(HttpRequest request, string export)
    {
        var query = new QueryBuilder();
        foreach (var (key, values) in request.Query)
            if (key is not (TableFile.ExportKey or TableFile.TableKey or "handler"))
                query.Add(key, values.OfType<string>());
        query.Add(TableFile.TableKey, Table!);
        query.Add(TableFile.ExportKey, export);
        return query.ToString();
    }
}
