using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;

namespace Scorecard.Web.Pages.Undo;

/// <summary>Reads what the journal wrote.</summary>
public static partial class FormerText
{
    /// <summary>A thing as it was before some lines of the journal; it is not the tracked one and only tells its fields.</summary>
    /// <exception cref="RuleViolation">A line tells of no field, or its text was too long for the journal.</exception>
    public static T Before<T>(this EntityEntry<T> entry, IEnumerable<Change> lines)
        where T : class
    {
        var values = entry.CurrentValues.Clone();
        foreach (var line in lines)
        {
            if (entry.Metadata.FindProperty(line.What) is not { } property)
                throw new RuleViolation(UndoneAct.ByHand);
            values[property.Name] = line.From is { } text ? Read(property, text) : null;
        }
        return (T)values.ToObject();
    }

    /// <summary>Whether the field that a line tells of is still as the line says.</summary>
    public static bool IsNow(this EntityEntry entry, Change line) =>
        entry.Metadata.FindProperty(line.What) is { } property
        && Equals(entry.CurrentValues[property], line.To is { } text ? Read(property, text) : null);

    /// <summary>The value that a line tells of.</summary>
    public static MeasuredValue Measured(string text) =>
        text switch
        {
            "N/A" => MeasuredValue.NA,
            "withdrawn" => MeasuredValue.Withdrawn,
            _ when text.Split(" / ") is [var numerator, var denominator] => MeasuredValue.Ratio(Number(numerator), Number(denominator)),
            _ => MeasuredValue.Of(Number(text)),
        };

    /// <summary>Null where the text tells of something else, such as an updater.</summary>
    public static KpiDefinition? Definition(string? text)
    {
        if (text is null || DefinitionShape().Match(text) is not { Success: true } match)
            return null;
        var parts = match.Groups["scale"].Value.Split(", ");
        var kind = Enum.Parse<ScaleKind>(parts[0]);
        var fields = ScaleKinds.Of(kind).Fields.ToList();
        var texts = parts.Skip(1).Select(part => FieldOf(part, fields)).ToDictionary(field => field.Key, field => field.Text);
        if (text.Length >= 500)
            throw new RuleViolation(
                "The formula was longer than the journal keeps, so it cannot be brought back from there. Write it anew."
            );
        var formula = match.Groups["formula"] is { Success: true, Value: var kept } ? Formula.Read(kept) : null;
        return new(
            Day(match.Groups["from"].Value),
            new ScaleInput(kind).With(new Reader(texts)),
            Number(match.Groups["weight"].Value),
            formula
        );
    }

    /// <summary>The person whom a line names as updater; null where it tells of something else.</summary>
    public static long? Updater(string? text) =>
        text?.StartsWith("updater ", StringComparison.Ordinal) == true && PublicIds.TryParse(text["updater ".Length..], out var id)
            ? id
            : null;

    private static object? Read(IReadOnlyProperty property, string text)
    {
        if (text.Length >= 500)
            throw new RuleViolation("The text was longer than the journal keeps, so it cannot be brought back from there. Write it anew.");
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(long))
            return PublicIds.TryParse(text, out var id) ? id : throw new RuleViolation(UndoneAct.ByHand);
        return type == typeof(DateOnly) ? Day(text)
            : type.IsEnum ? Enum.Parse(type, text)
            : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
    }

    private static (string Key, string Text) FieldOf(string part, IEnumerable<ScaleField> fields)
    {
        var field = fields.First(f => part.StartsWith(f.Label + " ", StringComparison.Ordinal));
        return (field.Key, part[(field.Label.Length + 1)..]);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) =>
        text == "the start" ? DateOnly.MinValue : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^from (?<from>the start|\d{4}-\d{2}-\d{2}): weight (?<weight>[^,]+), (?<scale>.+?)(, formula (?<formula>.+))?$")]
    private static partial Regex DefinitionShape();

    private sealed record Reader(IReadOnlyDictionary<string, string> Texts) : IScaleReader
    {
        public decimal? Number(string key) =>
            Texts.TryGetValue(key, out var text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

        public bool? YesNo(string key) => Texts.TryGetValue(key, out var text) ? text == "yes" : null;

        public string? Text(string key) => Texts.GetValueOrDefault(key);
    }
}
