using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Import;

/// <summary>units.csv: the tree of units, parents before or after their children.</summary>
internal static class UnitsFile
{
    private static readonly string File = ImportFormat.Units.File;

    private sealed record Row(
        int Line,
        string Code,
        string Name,
        string? Parent,
        bool? Private,
        DateOnly? ClosedFrom,
        bool Reopens,
        string? Description,
        DateOnly? From
    );

    public static void Read(ImportFiles files, ImportDraft draft)
    {
        var waiting = new List<Row>();
        using (var table = TableReader.Open(files, ImportFormat.Units, draft.Context))
        {
            while (table?.Read() == true)
            {
                var row = new Row(
                    table.Line,
                    table.Required("code"),
                    table.RequiredName("Unit"),
                    table.Text("parent"),
                    table.YesNo("private") ?? (table.Empties("private") ? false : null),
                    table.Day("closed_from"),
                    table.Empties("closed_from"),
                    table.Said("description"),
                    table.Period("effective_from", Frequency.Month)?.Start
                );
                if (table.Ok && draft.Units.Claim(table, row.Code) && table.Try("code", () => TextRules.Code(row.Code, "Unit")))
                    waiting.Add(row);
                else
                    draft.Units.Spoil(row.Code);
            }
            draft.Units.Finish(table, files.Find(ImportFormat.Units) is not null);
        }

        while (waiting.RemoveAll(row => Place(draft, row)) > 0) { }
        foreach (var row in waiting)
            draft.Units.Spoil(row.Code);
        var byCode = waiting.ToDictionary(r => r.Code, StringComparer.OrdinalIgnoreCase);
        var explained = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in waiting.Where(r => !explained.Contains(r.Code)))
            explained.UnionWith(Explain(draft, row, byCode));
        draft.Count("units", draft.Units);
    }

    /// <summary>Settles a row; false while its parent is still to come.</summary>
    private static bool Place(ImportDraft draft, Row row)
    {
        Unit? parent = null;
        AdoptRoot(draft, row);
        if (row.Parent is not null && !draft.Units.TryGet(row.Parent, out parent))
            return false;
        if (draft.Units.TryGet(row.Code, out var unit))
        {
            draft.Units.Named.Add(unit);
            if (row.From is { } from)
                draft.Months.Note(unit, from);
            if (parent is not null && parent.Id != unit.ParentId)
                Try("parent", () => unit.MoveUnder(parent));
            Try("name", () => unit.Rename(row.Name));
        }
        else if (Try("parent", () => unit = Create(draft, row, parent)))
            draft.Units.Add(unit!);
        else
        {
            draft.Units.Spoil(row.Code);
            return true;
        }
        if (row.Private is { } hidden)
            Try("private", () => unit!.SetPrivate(hidden));
        if (row.ClosedFrom is { } closed)
            Try("closed_from", () => unit!.Close(closed));
        else if (row.Reopens)
            unit!.Reopen();
        if (row.Description is { } description)
            Try("description", () => unit!.Describe(description));
        return true;

        bool Try(string column, Action verb) => draft.Context.Problems.Try(File, row.Line, column, verb);
    }

    /// <summary>
    /// An organization that was only just set up has a unit without content at its top; that becomes the one the files say.
    /// </summary>
    private static void AdoptRoot(ImportDraft draft, Row row)
    {
        if (
            row.Parent is null
            && !draft.IsNew
            && draft.Objectives.All.Count == 0
            && draft.Units is { Added.Count: 0, Named.Count: 0 }
            && draft.Units.All.Count == 1
            && draft.Units.All.Single() is var root
            && !Same(root.Code, row.Code)
        )
            draft.Units.Recode(root, () => root.Recode(row.Code));
    }

    private static Unit Create(ImportDraft draft, Row row, Unit? parent)
    {
        var organization = draft.Organization;
        if (parent is null)
            return draft.Units.All.FirstOrDefault(u => u.ParentId is null) is { } root
                ? throw new RuleViolation(
                    $"“{root.Code}” is the organization's own unit already, and there is only one. Name the parent of “{row.Code}”."
                )
                : Unit.Root(draft.NextId(), organization, row.Code, row.Name);
        if (draft.MayAddTiers && parent.Tier == organization.Tiers.Count && parent.Tier < Organization.MostTiers)
            AddTier(draft);
        return Unit.Below(draft.NextId(), organization, parent, row.Code, row.Name);
    }

    private static void AddTier(ImportDraft draft)
    {
        var tiers = draft.Organization.Tiers;
        var name = string.Create(CultureInfo.InvariantCulture, $"Tier {tiers.Count + 1}");
        draft.Organization.NameTiers([.. tiers.Select(t => t.Name), name], tiers.Count);
        if (!draft.IsNew)
            draft.Context.Notes.Add($"Some units stand below the lowest tier, {tiers[^1].Name}; “{name}” is added for them.");
    }

    /// <summary>Says why a row never found its parent; below a row that has its own problem, nothing.</summary>
    /// <returns>The codes of the circle that was told.</returns>
    private static List<string> Explain(ImportDraft draft, Row row, Dictionary<string, Row> waiting)
    {
        var path = new List<string> { row.Code };
        for (var at = row; at is not null; )
        {
            path.Add(at.Parent!);
            if (Same(at.Parent!, row.Code))
            {
                draft.Context.Problems.Add(
                    File,
                    row.Line,
                    "parent",
                    $"These units form a circle of parents: {string.Join(" → ", path)}. Give one of them another parent."
                );
                return path;
            }
            if (path.Take(path.Count - 1).Any(code => Same(code, path[^1])))
                return [];
            at = waiting.GetValueOrDefault(at.Parent!);
        }
        if (path.Count == 2 && !draft.Units.IsUnusable(row.Parent!))
            draft.Context.Problems.Add(
                File,
                row.Line,
                "parent",
                $"There is no unit “{row.Parent}”. Add it to units.csv, or correct the code."
            );
        return [];
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
