using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Web.Pages.Enter;

/// <summary>What a filled workbook says beside what is recorded: texts for the grid, and what does not fit with its place.</summary>
/// <param name="Texts">By the box of a cell.</param>
/// <param name="Problems">Such as “G7” and a sentence.</param>
public sealed record GridUpload(IReadOnlyDictionary<string, string> Texts, IReadOnlyList<(string Place, string Sentence)> Problems)
{
    /// <param name="revision">The last revision of a KPI and period.</param>
    /// <exception cref="RuleViolation">It is of another organization.</exception>
    public static GridUpload Of(FilledBook book, GridSheet sheet, Func<GridRow, Period, int> revision)
    {
        RuleViolation.Unless(
            book.Organization == PublicIds.Format(sheet.Organization.Id),
            "This workbook is of another organization. Choose that one at the top, and upload it there."
        );
        var rows = sheet.Rows.ToDictionary(r => r.Id);
        var periods = sheet.Periods.Select((p, i) => (Period: p, Index: i)).ToDictionary(p => PeriodCode.Format(p.Period, sheet.Calendar));
        var (texts, problems) = (new Dictionary<string, string>(), new List<(string, string)>());
        var gone = new HashSet<string>();
        foreach (var ((kpi, code), (seen, before)) in book.Known)
        {
            var row = rows.GetValueOrDefault(kpi);
            var parts = FillPart.Of(
                row?.Kind ?? (book.Cell(kpi, FillPart.NumeratorKey, code) is null ? EntryKind.Number : EntryKind.Ratio)
            );
            var cells = parts.Select(p => book.Cell(kpi, p.Key, code)).ToList();
            if (cells.Exists(c => c is null))
            {
                if (gone.Add(kpi))
                    problems.Add((row?.Kpi.Name ?? kpi, "A row or column of it was taken out of the workbook, so nothing of it is taken."));
                continue;
            }
            if (cells.Zip(before).All(pair => IsSame(pair.First!, pair.Second)))
                continue;
            var place = cells.Find(c => c!.Place.Length > 0)?.Place ?? code;
            var now = row is not null && periods.TryGetValue(code, out var here) ? revision(row, here.Period) : seen;
            if (Problem(row, code) is { } problem)
                problems.Add((place, problem));
            else if (Take(row!, cells!, out var value, out var note) is { } wrong)
                problems.Add(wrong);
            else if (now != seen)
                problems.Add(
                    (place, "Somebody has recorded another value since the workbook was made. Look at it below, and write yours there.")
                );
            else
                texts[GridSheet.Box(kpi, code, now)] = GridText.Write(row!.Kind, value, note);
        }
        return new(texts, problems);

        string? Problem(GridRow? row, string code) =>
            row is null ? "Its KPI is none of this grid. Choose the grid from which the workbook comes, and upload it there."
            : !periods.TryGetValue(code, out var at) ? $"{code} is none of the periods here. Choose these at the top, and upload it there."
            : row.Off[at.Index];
    }

    /// <summary>What the cells of a period say.</summary>
    /// <returns>What is wrong, with its place; null where nothing is.</returns>
    private static (string Place, string Sentence)? Take(GridRow row, List<FilledCell> cells, out MeasuredValue value, out string? note)
    {
        value = MeasuredValue.Withdrawn;
        note = null;
        if (cells.FirstOrDefault(c => c.Problem is not null) is { Problem: { } problem } bad)
            return (bad.Place, problem);
        var (first, last) = (cells[0], cells[^1]);
        var said = last.Number?.ToString(CultureInfo.InvariantCulture) ?? last.Text.Trim();
        note = said.Length == 0 ? null : said;
        if (first.IsNotApplicable)
        {
            value = MeasuredValue.NA;
            return note is null ? (first.Place, "Say in the row of notes why there is no value.") : null;
        }
        switch (row.Kind)
        {
            case EntryKind.YesNo when first.Text.Trim().ToUpperInvariant() is "YES" or "NO":
                value = MeasuredValue.Of(first.Text.Trim().Equals("yes", StringComparison.OrdinalIgnoreCase) ? 1 : 0);
                return null;
            case EntryKind.YesNo when !first.IsEmpty:
                return (first.Place, "Write yes, no or N/A.");
            case EntryKind.Ratio when (cells[0], cells[1]) is ({ Number: { } above }, { Number: { } below }):
                value = MeasuredValue.Ratio(above, below);
                return null;
            case EntryKind.Ratio when !cells[0].IsEmpty || !cells[1].IsEmpty:
                return Wrong(cells[0]) ?? Wrong(cells[1]) ?? (first.Place, "Write both numerator and denominator, or neither.");
            case EntryKind.Number when !first.IsEmpty:
                value = first.Number is { } number ? MeasuredValue.Of(number) : value;
                return Wrong(first);
        }
        return null;
    }

    private static (string, string)? Wrong(FilledCell cell) =>
        cell.Text.Length == 0
            ? null
            : (cell.Place, $"“{TextRules.Shortened(cell.Text, 60)}” is text. Write a number, which stands at the right of its cell.");

    /// <summary>Whether a cell holds what it held; a sheet keeps 15 digits of a number.</summary>
    private static bool IsSame(FilledCell cell, string before) =>
        cell.Problem is null
        && (
            cell.Number is { } number
                ? decimal.TryParse(before, NumberStyles.Float, CultureInfo.InvariantCulture, out var was) && (double)was == (double)number
                : cell.Text.ReplaceLineEndings(" ") == before.ReplaceLineEndings(" ")
        );
}
