using System.Text.Json;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>
/// Numbers that other products print in their own manuals, reached with our scales and rules. They are read from ../shared/vectors/scoring.json.
/// </summary>
public abstract class PublishedVectorTests
{
    protected static readonly string? Path = Files.Shared("vectors/scoring.json");

    protected static JsonElement Vectors(string name)
    {
        Skip.If(Path is null, "../shared/vectors/scoring.json is not there.");
        return name.Split('.')
            .Aggregate(JsonDocument.Parse(File.ReadAllText(Path)).RootElement, (element, part) => element.GetProperty(part));
    }

    protected static decimal Number(JsonElement vector, string name) => vector.GetProperty(name).GetDecimal();

    protected static List<double> Doubles(JsonElement vector, string name) =>
        [.. vector.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    protected static void Same(double expected, double actual) => Assert.Equal(expected, actual, 1e-9);

    protected static Status Colour(JsonElement word) =>
        word.GetString() switch
        {
            "Green" => Status.Green,
            "Yellow" => Status.Amber,
            "Red" => Status.Red,
            var other => throw new InvalidDataException($"{other} is no colour of the vectors."),
        };
}
