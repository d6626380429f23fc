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
        using (var table = TableReader.Open(files, ImportFormat.Objectives, draft.Context))
        {
            while (table?.Read() == true)
            {
                var code = table.Required("code");
                if (!draft.Objectives.Claim(table, code) || !Take(table, draft, code))
                    draft.Objectives.Spoil(code);
                else if (table.Text("contributes_to") is { } to)
                    links.Add((table.Line, code, to));
            }
            draft.Objectives.Finish(table, files.Find(ImportFormat.Objectives) is not null);
        }
        draft.Count("objectives", draft.Objectives);
        ContributionsColumn.Read(draft, links);
    }

    /// <summary>The unit of the present row; null with a problem where there is none.</summary>
    public static Unit? FindUnit(TableReader table, ImportDraft draft)
    {
        var code = table.Required("unit");
        if (!draft.Units.TryGet(code, out var unit) && code.Length > 0 && !draft.Units.IsUnusable(code))
            table.Bad("unit", $"There is no unit “{code}”. Add it to units.csv, or correct the code.");
        return unit;
    }

    private static bool Take(TableReader table, ImportDraft draft, string code)
    {
        var unit = FindUnit(table, draft);
        var perspective = FindPerspective(table, draft);
        var name = table.RequiredName("Objective");
        var weight = table.RequiredWeight();
        var share = table.Share("cascade_share");
        var rule = table.Choice<RollUpRule>("rule");
        var theme = table.Text("theme");
        var owner = table.Person("owner");
        var description = table.Text("description");
        _ = table.Period("effective_from", Frequency.Month);
        if (!table.Ok || unit is null || perspective is null)
            return false;

        if (draft.Objectives.TryGet(code, out var known))
        {
            draft.Objectives.Named.Add(known);
            if (known.UnitId != unit.Id)
                table.Bad(
                    "unit",
                    $"The objective “{known.Code}” belongs to another unit. "
                        + "An import does not move objectives; give this one a code of its own."
                );
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
                        share ?? known.CascadeShare,
                        rule ?? known.Rule,
                        owner ?? known.OwnerId
                    )
            ) && table.Try("theme", () => known!.GroupUnder(theme ?? known.Theme));
    }

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
