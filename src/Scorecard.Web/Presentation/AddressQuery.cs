using Microsoft.AspNetCore.Http.Extensions;

namespace Scorecard.Web.Presentation;

public static class AddressQuery
{
    /// <summary>The beginning of an address' query, each part followed by an ampersand; what is empty is left out.</summary>
    public static string Start(params ReadOnlySpan<(string Key, string? Value)> parts)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in parts)
            if (!string.IsNullOrWhiteSpace(value))
                query.Add(key, value);
        return query.ToString() is ['?', .. var text] ? text + "&" : "";
    }
}
