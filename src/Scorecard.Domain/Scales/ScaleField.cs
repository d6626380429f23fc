using System.Globalization;

namespace Scorecard.Domain.Scales;

/// <summary>Where the fields of a scale are read from: a row of a file, the boxes of a form. Null is "not given".</summary>
public interface IScaleReader
{
    /// <param name="key">The field's <see cref="ScaleField.Key"/>.</param>
    decimal? Number(string key);

    /// <inheritdoc cref="Number"/>
    bool? YesNo(string key);

    /// <inheritdoc cref="Number"/>
    string? Text(string key);
}

/// <summary>How the fields of a scale are written for someone; null is "not given".</summary>
public interface IScaleWriter
{
    string Number(decimal? number);

    string YesNo(bool? answer);

    /// <param name="points">As kept: <c>80:0;95:100</c>.</param>
    string Points(string? points);
}

/// <summary>
/// One thing that a person gives to define a scale: what it is called in the database, in files and in the journal, and how it is read and
/// written. The fields there are stand in <see cref="ScaleFields"/>.
/// </summary>
/// <param name="Name">The property of <see cref="ScaleInput"/>, and the column that keeps it.</param>
/// <param name="Key">The column of files.</param>
/// <param name="Label">In the journal.</param>
public abstract record ScaleField(string Name, string Key, string Label)
{
    public abstract bool IsGiven(ScaleInput scale);

    /// <summary>The scale with what a reader gives; it keeps what it has where that is nothing.</summary>
    public abstract ScaleInput Read(ScaleInput scale, IScaleReader reader);

    /// <summary>The scale with this not given.</summary>
    public abstract ScaleInput Without(ScaleInput scale);

    public abstract string Write(ScaleInput scale, IScaleWriter writer);

    /// <summary>As files and the journal write it, whatever the language; null where it is not given.</summary>
    public string? Text(ScaleInput scale) => IsGiven(scale) ? Write(scale, PlainWriter.Only) : null;

    /// <summary>The values of the KPI that it names.</summary>
    internal virtual IEnumerable<decimal> Numbers(ScaleInput scale) => [];

    /// <summary>The scale with another number in this field, where it is one.</summary>
    internal virtual ScaleInput Change(ScaleInput scale, Func<decimal, decimal> change) => scale;

    /// <param name="what">With its article: “a baseline”.</param>
    private protected static RuleViolation Missing(ScaleInput scale, string what) =>
        new($"A {scale.Kind} scale needs {what}. Fill it in, or choose another kind of scale.");

    private sealed class PlainWriter : IScaleWriter
    {
        public static readonly PlainWriter Only = new();

        public string Number(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

        public string YesNo(bool? answer) => answer == true ? "yes" : "no";

        public string Points(string? points) => points ?? "";
    }
}

/// <summary>A value of the KPI.</summary>
public sealed record NumberField(
    string Name,
    string Key,
    string Label,
    string Asked,
    Func<ScaleInput, decimal?> Of,
    Func<ScaleInput, decimal?, ScaleInput> With
) : ScaleField(Name, Key, Label)
{
    /// <exception cref="RuleViolation">It is not given.</exception>
    public decimal Need(ScaleInput scale) => Of(scale) ?? throw Missing(scale, Asked);

    public override bool IsGiven(ScaleInput scale) => Of(scale) is not null;

    public override ScaleInput Read(ScaleInput scale, IScaleReader reader) =>
        reader.Number(Key) is { } number ? With(scale, number) : scale;

    public override ScaleInput Without(ScaleInput scale) => With(scale, null);

    public override string Write(ScaleInput scale, IScaleWriter writer) => writer.Number(Of(scale));

    internal override IEnumerable<decimal> Numbers(ScaleInput scale) => Of(scale) is { } number ? [number] : [];

    internal override ScaleInput Change(ScaleInput scale, Func<decimal, decimal> change) =>
        Of(scale) is { } number ? With(scale, change(number)) : scale;
}

/// <summary>An answer of yes or no.</summary>
public sealed record AnswerField(
    string Name,
    string Key,
    string Label,
    string Asked,
    Func<ScaleInput, bool?> Of,
    Func<ScaleInput, bool?, ScaleInput> With
) : ScaleField(Name, Key, Label)
{
    /// <exception cref="RuleViolation">It is not given.</exception>
    public bool Need(ScaleInput scale) => Of(scale) ?? throw Missing(scale, Asked);

    public override bool IsGiven(ScaleInput scale) => Of(scale) is not null;

    public override ScaleInput Read(ScaleInput scale, IScaleReader reader) => reader.YesNo(Key) is { } answer ? With(scale, answer) : scale;

    public override ScaleInput Without(ScaleInput scale) => With(scale, null);

    public override string Write(ScaleInput scale, IScaleWriter writer) => writer.YesNo(Of(scale));
}

/// <summary>Points as they are kept: <c>value:score</c> with <c>;</c> between them, decimal points.</summary>
public sealed record PointsField(
    string Name,
    string Key,
    string Label,
    string Example,
    Func<ScaleInput, string?> Of,
    Func<ScaleInput, string?, ScaleInput> With
) : ScaleField(Name, Key, Label)
{
    private const NumberStyles Digits = NumberStyles.AllowDecimalPoint;

    /// <exception cref="RuleViolation">One of them is no point, or a number is too large.</exception>
    public IEnumerable<(decimal Value, decimal Score)> Parsed(ScaleInput scale)
    {
        foreach (var point in (Of(scale) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = point.Split(':', StringSplitOptions.TrimEntries);
            if (
                parts.Length != 2
                || !decimal.TryParse(parts[0], NumberStyles.AllowLeadingSign | Digits, CultureInfo.InvariantCulture, out var value)
                || !decimal.TryParse(parts[1], Digits, CultureInfo.InvariantCulture, out var score)
            )
                throw new RuleViolation($"“{point}” is not a point of a scale. Write value:score, such as 80:0; 95:100.");
            yield return (TextRules.Amount(value, "Scale point"), TextRules.Amount(score, "Scale point"));
        }
    }

    public override bool IsGiven(ScaleInput scale) => Of(scale) is not null;

    public override ScaleInput Read(ScaleInput scale, IScaleReader reader) => reader.Text(Key) is { } points ? With(scale, points) : scale;

    public override ScaleInput Without(ScaleInput scale) => With(scale, null);

    public override string Write(ScaleInput scale, IScaleWriter writer) => writer.Points(Of(scale));

    internal override IEnumerable<decimal> Numbers(ScaleInput scale) => Parsed(scale).Select(point => point.Value);
}
