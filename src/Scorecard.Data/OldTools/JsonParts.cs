using System.Globalization;
using System.Text.Json;

namespace Scorecard.Data.OldTools;

/// <summary>Reads members of JSON by what they are called, whatever the case and the blanks of their names.</summary>
internal static class JsonParts
{
    /// <summary>The first member of any of the names; undefined where there is none.</summary>
    public static JsonElement Part(this JsonElement of, params ReadOnlySpan<string> names)
    {
        if (of.ValueKind == JsonValueKind.Object)
            foreach (var name in names)
            foreach (var member in of.EnumerateObject())
                if (Letters(member.Name) == Letters(name))
                    return member.Value;
        return default;
    }

    /// <summary>A text or number as text; of an object its name; empty for anything else.</summary>
    public static string Text(this JsonElement of, params ReadOnlySpan<string> names) => Said(of.Part(names));

    /// <summary>The elements of an array, the object itself where there is one alone, or nothing.</summary>
    public static IEnumerable<JsonElement> Each(this JsonElement of) =>
        of.ValueKind switch
        {
            JsonValueKind.Array => of.EnumerateArray(),
            JsonValueKind.Object => [of],
            _ => [],
        };

    public static string Said(JsonElement of) =>
        of.ValueKind switch
        {
            JsonValueKind.String => of.GetString()!.Trim(),
            JsonValueKind.Number => of.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : of.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Object => of.Text("Name", "Title", "text"),
            _ => "",
        };

    private static string Letters(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
}
