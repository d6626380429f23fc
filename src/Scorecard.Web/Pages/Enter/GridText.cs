using Scorecard.Domain.Kpis;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Enter;

/// <summary>
/// A value as one cell holds it: the number, of a ratio both with / between them, N/A, yes or no; behind # a note.
/// </summary>
public static class GridText
{
    public const char NoteMark = '#';

    private const string NotApplicable = "N/A";

    public static string Write(EntryKind kind, MeasuredValue? value, string? note)
    {
        var said = value switch
        {
            null => "",
            { NotApplicable: true } => NotApplicable,
            { Numerator: { } numerator, Denominator: { } denominator } =>
                $"{NumberText.Write(numerator)} / {NumberText.Write(denominator)}",
            { Value: { } number } when kind == EntryKind.YesNo => number == 0 ? "no" : "yes",
            { Value: { } number } => NumberText.Write(number),
            _ => "",
        };
        return note is null ? said : $"{said} {NoteMark} {note.ReplaceLineEndings(" ")}".TrimStart();
    }

    /// <returns>The value, withdrawn for an empty cell, with its note; or why the cell cannot be read.</returns>
    public static (MeasuredValue Value, string? Note, string? Problem) Read(EntryKind kind, string measure, string text)
    {
        var (said, note) = text.Split(NoteMark, 2) is [var left, var right] ? (left.Trim(), right.Trim()) : (text.Trim(), "");
        var (value, problem) = Value(kind, measure, said);
        return (value, note.Length == 0 ? null : note, problem);
    }

    private static (MeasuredValue Value, string? Problem) Value(EntryKind kind, string measure, string said)
    {
        if (said.Length == 0)
            return (MeasuredValue.Withdrawn, null);
        if (said.ToUpperInvariant() is "N/A" or "NA" or "N.A.")
            return (MeasuredValue.NA, null);
        switch (kind)
        {
            case EntryKind.YesNo:
                return said.ToUpperInvariant() switch
                {
                    "YES" or "Y" or "1" => (MeasuredValue.Of(1), null),
                    "NO" or "N" or "0" => (MeasuredValue.Of(0), null),
                    _ => (default, "Write yes or no"),
                };
            case EntryKind.Ratio:
                if (said.Split('/') is not [var above, var below])
                    return (default, "Write both numbers with / between them, such as 45 / 50");
                var (numerator, denominator) = (NumberText.Read(above), NumberText.Read(below));
                return (numerator.Problem ?? denominator.Problem) is { } problem ? (default, problem)
                    : numerator.Number is { } one && denominator.Number is { } other ? (MeasuredValue.Ratio(one, other), null)
                    : (default, "Write both numbers with / between them, such as 45 / 50");
            case EntryKind.Number:
                var read = NumberText.Read(said, measure: measure);
                return read.Problem is { } unread ? (default, unread) : (MeasuredValue.Of(read.Number!.Value), null);
        }
        return (default, null);
    }
}
