using Scorecard.Data.Mapped;
using Scorecard.Domain;

namespace Scorecard.Data.OldTools;

/// <summary>Numbers in the way of the export: one mark of decimals for all of it.</summary>
internal sealed class OldNumbers(OldContent content)
{
    private readonly char mark =
        content
            .Goals.SelectMany(g => new[] { g.Baseline, g.Target, g.Current }.Concat(g.CheckIns.Select(c => c.Value)))
            .Select(CellNumber.MarkOf)
            .FirstOrDefault(m => m is not null)
        ?? '.';

    public CellNumber? Read(string text) => text.Length == 0 ? null : CellNumber.Read(text.Trim(), mark);

    /// <summary>A share of the way, 0.4 for “40%” and for 40.</summary>
    public decimal? Share(string text) => Read(text) is { } number ? number.Value / 100 : null;

    /// <summary>As a cell of an import; 1 where there is none.</summary>
    public string Weight(string text, OldReport report)
    {
        if (text.Length == 0)
            return "1";
        if (Read(text) is { Value: >= 0 and < 1_000_000 } weight)
        {
            report.Carried("Weight");
            return MappedFiles.Text(TextRules.Rounded(weight.Value));
        }
        report.Lost("Weight", $"“{text}” is no weight; it weighs 1.");
        return "1";
    }
}
