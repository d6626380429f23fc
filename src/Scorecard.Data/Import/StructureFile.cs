using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Import;

/// <summary>
/// structure.csv: what parts of the structure were like until a month. It adds to what is known of earlier months and corrects it; a row
/// that is not there takes nothing away.
/// </summary>
internal sealed class StructureFile(TableReader table, ImportDraft draft)
{
    public const string Kind = "earlier structure";

    private readonly Dictionary<(TermsOf, long, long, DateOnly), EarlierTerms> known = draft.Earlier.ToDictionary(Key);
    private readonly Dictionary<(TermsOf, long, long, DateOnly), int> lines = [];
    private int added,
        changed,
        unchanged;

    /// <summary>To be read once the files' own changes of the structure are dated.</summary>
    public static void Read(ImportFiles files, ImportDraft draft)
    {
        using var table = TableReader.Open(files, ImportFormat.Structure, draft.Context);
        if (table is null)
            return;
        var file = new StructureFile(table, draft);
        while (table.Read())
            if (file.Terms() is { } terms && table.Ok)
                file.Take(terms);
        draft.Counts.Add(new(Kind, file.added, file.changed, file.unchanged, 0));
    }

    private static (TermsOf, long, long, DateOnly) Key(EarlierTerms terms) => (terms.Of, terms.SubjectId, terms.OtherId, terms.Until);

    private void Take(EarlierTerms terms)
    {
        if (!lines.TryAdd(Key(terms), table.Line))
            table.Bad("until", $"Line {lines[Key(terms)]} says already what this was like until that month. Keep one of them.");
        else if (!known.TryGetValue(Key(terms), out var before))
        {
            draft.AddEarlier(terms);
            added++;
        }
        else if (before.Become(terms))
            changed++;
        else
            unchanged++;
    }

    private EarlierTerms? Terms()
    {
        var of = table.RequiredChoice<TermsOf>("of");
        var code = table.Required("code");
        var until = Until();
        return !table.Ok
            ? null
            : of switch
            {
                TermsOf.Unit => Found(draft.Units, "code", code) is { } unit ? new(unit, until, new UnitTerms(Above(unit)?.Id)) : null,
                TermsOf.Kpi => Found(draft.Kpis, "code", code) is { } kpi ? new(kpi, until, new KpiTerms(Fed(kpi)?.Id, Weight())) : null,
                TermsOf.Objective => Found(draft.Objectives, "code", code) is { } objective ? new(objective, until, Of(objective)) : null,
                TermsOf.Contribution => OfContribution(code, until),
                TermsOf.Perspective => Perspective(code) is { } perspective
                    ? new(perspective, until, new PerspectiveTerms(Weight()))
                    : null,
            };
    }

    private DateOnly Until()
    {
        if (table.Required("until").Length == 0 || table.Period("until", Frequency.Month) is not { } month)
            return default;
        if (month.Frequency == Frequency.Month)
            return month.Start;
        table.Bad("until", "Write the first month in which it was so no longer, such as 2025-07.");
        return default;
    }

    private ObjectiveTerms Of(Objective objective)
    {
        var unit = Found(draft.Units, "parent", table.Required("parent"));
        if (unit is not null && unit.Tier != draft.Units.All.Single(u => u.Id == objective.UnitId).Tier)
            table.Bad(
                "parent",
                $"“{unit.Code}” is in another tier than the objective, which can only have been in a unit of its own tier."
            );
        return new(
            unit?.Id ?? 0,
            Weight(),
            table.Share("cascade_share") ?? objective.CascadeShare,
            table.Choice<RollUpRule>("rule") ?? objective.Rule
        );
    }

    private EarlierTerms? OfContribution(string code, DateOnly until)
    {
        var from = Found(draft.Objectives, "code", code);
        var to = Found(draft.Objectives, "other", table.Required("other"));
        var none = table.IsNone("weight");
        ContributionTerms? terms = none ? null : new(Weight(), table.YesNo("counts") ?? true);
        if (from is not null && from == to)
            table.Bad("other", $"“{code}” cannot have contributed to itself. Correct one of the codes.");
        return from is null || to is null ? null : new(from, to, until, terms);
    }

    private Unit? Above(Unit unit)
    {
        var above = table.Text("parent") is { } code ? Found(draft.Units, "parent", code) : null;
        if (table.Ok && (above?.Tier ?? 0) != unit.Tier - 1)
            table.Bad("parent", $"What was above “{unit.Code}” is in the tier above its own. Write the code of such a unit.");
        return above;
    }

    private Kpi? Fed(Kpi kpi)
    {
        var fed = table.Text("parent") is { } code ? Found(draft.Kpis, "parent", code) : null;
        if (fed == kpi)
            table.Bad("parent", $"“{kpi.Code}” cannot have fed itself. Correct one of the codes.");
        return fed;
    }

    private decimal Weight() => table.RequiredWeight();

    private Perspective? Perspective(string name)
    {
        var perspective = draft.Perspectives.Find(p => p.NameNormalized == TextRules.Normalize(name));
        if (perspective is null)
            table.Bad(
                "code",
                $"There is no perspective “{name}”. Write one of {string.Join(", ", draft.Perspectives.Select(p => p.Name))}."
            );
        return perspective;
    }

    private T? Found<T>(Drafted<T> all, string column, string code)
        where T : class
    {
        if (!all.TryGet(code, out var found) && code.Length > 0)
            table.Bad(column, $"There is nothing of that kind with the code “{code}”. Add it to its file, or correct the code.");
        return found;
    }
}
