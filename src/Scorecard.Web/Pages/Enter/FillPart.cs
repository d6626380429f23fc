using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Pages.Enter;

/// <summary>A row of a KPI in a workbook to fill: what its cells hold.</summary>
/// <param name="Key">Beside the KPI's id in the first column.</param>
public sealed record FillPart(string Key, string Words, bool IsFirst)
{
    public const string ValueKey = "value";
    public const string NumeratorKey = "numerator";
    public const string DenominatorKey = "denominator";
    public const string NoteKey = "note";

    private static readonly FillPart Note = new(NoteKey, "Note", false);
    private static readonly FillPart[] Single = [new(ValueKey, "Value", true), Note];
    private static readonly FillPart[] Ratio = [new(NumeratorKey, "Numerator", true), new(DenominatorKey, "Denominator", false), Note];

    /// <summary>The rows of a kind of value, from top to bottom.</summary>
    public static IReadOnlyList<FillPart> Of(EntryKind kind) =>
        kind switch
        {
            EntryKind.Number or EntryKind.YesNo => Single,
            EntryKind.Ratio => Ratio,
        };

    /// <summary>What a cell of the row holds: a number, a text, or null for nothing.</summary>
    public object? Read(EntryKind kind, MeasuredValue? value, string? note) =>
        Key switch
        {
            NoteKey => note,
            DenominatorKey => value?.Denominator,
            _ when value is { NotApplicable: true } => FillBook.NotApplicable,
            NumeratorKey => value?.Numerator,
            _ => (kind, value?.Value) switch
            {
                (_, null) => null,
                (EntryKind.YesNo, 0) => "no",
                (EntryKind.YesNo, _) => "yes",
                (_, { } number) => (object)number,
            },
        };
}
