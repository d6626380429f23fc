using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Import;

/// <summary>objectives.csv: objectives, and what each contributes to.</summary>
internal static class ObjectivesFile
{
    public static void Read(ImportFiles files, ImportDraft draft)
    {
        var links = new List<(int Line, string From, string To)>();
        var moved = new Dictionary<long, int>();
        using (var table = TableReader.Open(files, ImportFormat.Objectives, draft.Context))
        {
            while (table?.Read() == true)
            {
                var code = table.Required("code");
                if (!draft.Objectives.Claim(table, code) || !Take(table, draft, code, moved))
                    draft.Objectives.Spoil(code);
                else if (table.Said("contributes_to") is { } to)
                    links.Add((table.Line, code, to));
            }
            draft.Objectives.Finish(table, files.Find(ImportFormat.Objectives) is not null);
        }
        draft.Count("objectives", draft.Objectives);
        ContributionsColumn.Read(draft, links);
        if (!draft.AnyProblem)
            RefuseLinksWithin(draft, moved);
    }

    /// <summary>Links that the files do not name may lie within one unit once an objective has moved.</summary>
    private static void RefuseLinksWithin(ImportDraft draft, Dictionary<long, int> moved)
    {
        if (moved.Count == 0)
            return;
        var objectives = draft.Objectives.All.ToDictionary(o => o.Id);
        foreach (var link in draft.Contributions.Values.Where(c => objectives[c.FromId].UnitId == objectives[c.ToId].UnitId))
            draft.Context.Problems.Add(
                ImportFormat.Objectives.File,
                moved.TryGetValue(link.FromId, out var line) ? line : moved.GetValueOrDefault(link.ToId),
                "unit",
                $"“{objectives[link.FromId].Code}” supports “{objectives[link.ToId].Code}”, and both would belong to one unit. "
                    + "Write in contributes_to what it is to support from then on."
            );
    }

    /// <summary>The unit of the present row; null with a problem where there is none.</summary>
    public static Unit? FindUnit(TableReader table, ImportDraft draft)
    {
        var code = table.Required("unit");
        if (!draft.Units.TryGet(code, out var unit) && code.Length > 0 && !draft.Units.IsUnusable(code))
            table.Bad("unit", $"There is no unit “{code}”. Add it to units.csv, or correct the code.");
        return unit;
    }

    private static bool Take(TableReader table, ImportDraft draft, string code, Dictionary<long, int> moved)
    {
        var unit = FindUnit(table, draft);
        var perspective = FindPerspective(table, draft);
        var name = table.RequiredName("Objective");
        var weight = table.RequiredWeight();
        var share = table.Share("cascade_share");
        var rule = table.Choice<RollUpRule>("rule");
        var theme = table.Said("theme");
        var owner = table.Person("owner");
        var description = table.Said("description");
        _ = table.Period("effective_from", Frequency.Month);
        if (!table.Ok || unit is null || perspective is null)
            return false;

        if (draft.Objectives.TryGet(code, out var known))
        {
            draft.Objectives.Named.Add(known);
            if (Tier(draft, known.UnitId) != unit.Tier)
                table.Bad(
                    "unit",
                    $"The objective “{known.Code}” belongs to a unit of tier {Tier(draft, known.UnitId)} and can only move to another one "
                        + $"there; “{unit.Code}” is in tier {unit.Tier}. Give the objective a code of its own, or name another unit."
                );
            else if (known.UnitId != unit.Id)
            {
                known.MoveTo(unit);
                moved.Add(known.Id, table.Line);
            }
        }
        else if (!table.Try("code", () => draft.Objectives.Add(known = new Objective(draft.NextId(), unit, perspective, code, name))))
            return false;
        draft.Months.Note(known!, table);
        return table.Try(
                null,
                () =>
                    known!.Change(
                        name,
                        description ?? known.Description,
                        perspective,
                        weight,
                        share ?? table.Kept("cascade_share", known.CascadeShare, Objective.UsualShare),
                        rule ?? table.Kept("rule", known.Rule, default),
                        owner ?? table.Kept("owner", known.OwnerId)
                    )
            ) && table.Try("theme", () => known!.GroupUnder(theme ?? known.Theme));
    }

    private static int Tier(ImportDraft draft, long unitId) => draft.Units.All.Single(u => u.Id == unitId).Tier;

    private static Perspective? FindPerspective(TableReader table, ImportDraft draft)
    {
        var name = table.Required("perspective");
        var perspective = draft.Perspectives.Find(p => p.NameNormalized == TextRules.Normalize(name));
        if (perspective is null && name.Length > 0)
            table.Bad(
                "perspective",
                $"There is no perspective “{name}”. Write one of {string.Join(", ", draft.Perspectives.Select(p => p.Name))}."
            );
        return perspective;
    }
}
