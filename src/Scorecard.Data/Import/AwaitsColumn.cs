using Scorecard.Domain;
using Scorecard.Domain.Plans;

namespace Scorecard.Data.Import;

/// <summary>The column awaits: the initiatives that come first. A list replaces what was there.</summary>
internal static class AwaitsColumn
{
    private const string Column = "awaits";
    private static readonly string File = ImportFormat.Initiatives.File;

    public static void Read(ImportDraft draft, List<(int Line, Initiative Initiative, string Firsts)> rows)
    {
        var waiting = rows.Select(row => (row.Line, row.Initiative, Firsts: Find(draft, row.Line, row.Firsts))).ToList();
        // One row may take away what would close a circle with another; the order of the rows does not matter.
        while (waiting.RemoveAll(row => Refusal(row.Initiative, row.Firsts) is null) > 0) { }
        foreach (var (line, initiative, firsts) in waiting)
            draft.Context.Problems.Add(File, line, Column, Refusal(initiative, firsts)!);

        string? Refusal(Initiative initiative, List<long> firsts)
        {
            try
            {
                initiative.Await(firsts, draft.Initiatives.All);
                return null;
            }
            catch (RuleViolation refusal)
            {
                return refusal.Message;
            }
        }
    }

    private static List<long> Find(ImportDraft draft, int line, string codes)
    {
        var found = new List<long>();
        foreach (var code in TableReader.Parts(codes))
            if (draft.Initiatives.TryGet(code, out var first))
                found.Add(first.Id);
            else if (!draft.Initiatives.IsUnusable(code))
                draft.Context.Problems.Add(File, line, Column, $"There is no initiative “{code}”. Add it to {File}, or correct the code.");
        return found;
    }
}
