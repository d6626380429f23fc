using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecard.Data.Import;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Api;

/// <summary>A property of a thing that is sent, as the cell of a file; empty for null.</summary>
[JsonConverter(typeof(SentCellConverter))]
internal readonly record struct SentCell(string Text);

/// <summary>What is sent of a thing: its properties are columns of the import format, written as programs write them.</summary>
internal static class SentCells
{
    /// <summary>Such as unitOfMeasure for unit_of_measure.</summary>
    public static string Property(string column) =>
        string.Concat(column.Split('_').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    /// <param name="columns">Those that may be sent.</param>
    /// <returns>The cells by their columns.</returns>
    /// <exception cref="Refused">A property is none of them.</exception>
    public static Dictionary<string, string> Read(HttpContext context, byte[] body, IReadOnlyCollection<string> columns)
    {
        var sent = CallBody.Parse<Dictionary<string, SentCell>>(context, body);
        var known = columns.ToDictionary(Property, StringComparer.Ordinal);
        if (sent.Keys.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
            throw new Refused(
                StatusCodes.Status422UnprocessableEntity,
                $"There is no property “{TypedText.Cut(unknown)}” here. Send one or more of {string.Join(", ", known.Keys)}."
            );
        // A comma would be taken for the decimal mark of numbers that are not sent as well.
        if (
            sent.FirstOrDefault(s =>
                ImportFormat.NumberColumns.Contains(known[s.Key]) && s.Value.Text.Contains(',', StringComparison.Ordinal)
            ) is
            { Key: { } name } comma
        )
            throw new Refused(
                StatusCodes.Status422UnprocessableEntity,
                $"{name} is “{TypedText.Cut(comma.Value.Text)}”. Write numbers with a decimal point and nothing between thousands, "
                    + "such as 1234.5."
            );
        return sent.ToDictionary(s => known[s.Key], s => s.Value.Text, StringComparer.Ordinal);
    }

    /// <summary>What is wrong with a property, where there is one row and nobody sees it.</summary>
    public static ImportProblem Named(ImportProblem problem) =>
        problem.Column is { } column
            ? new("", 0, Property(column), $"{Property(column)}: {problem.Sentence}") { More = problem.More }
            : new("", 0, null, problem.Sentence) { More = problem.More };
}

/// <summary>Texts, numbers, yes and no, and lists of texts.</summary>
internal sealed class SentCellConverter : JsonConverter<SentCell>
{
    public override bool HandleNull => true;

    public override SentCell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return new(TextOf(ref reader));
        var parts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            parts.Add(TextOf(ref reader));
        return new(string.Join(';', parts));
    }

    public override void Write(Utf8JsonWriter writer, SentCell value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);

    private static string TextOf(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number when reader.TryGetDecimal(out var number) => number.ToString(CultureInfo.InvariantCulture),
            JsonTokenType.True => "yes",
            JsonTokenType.False => "no",
            JsonTokenType.Null => "",
            _ => throw new JsonException(),
        };
}
