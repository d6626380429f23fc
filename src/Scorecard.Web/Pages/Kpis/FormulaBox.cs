using Scorecard.Domain;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What stands around the box of a formula: which KPIs it may name, and what was read of the one that was typed.</summary>
public sealed record FormulaBox
{
    /// <summary>More are not offered; any that the person sees can be named.</summary>
    private const int MostOffered = 400;

    private const int Tried = 12;

    /// <param name="Text">As it stands in a formula.</param>
    public sealed record Code(string Text, string Name);

    public sealed record TriedRow(string Period, string Value);

    /// <summary>Those nearest to the unit first.</summary>
    public required IReadOnlyList<Code> Codes { get; init; }

    /// <summary>The formula as it is, which names a KPI that the person may not see, and so stays; null else.</summary>
    public Formula? Held { get; init; }

    public Formula? Read { get; private init; }

    /// <summary>Null where nothing was typed, or it is a formula.</summary>
    public FormulaProblem? Problem { get; private init; }

    /// <summary>The latest periods first; empty where nobody asked.</summary>
    public IReadOnlyList<TriedRow> Rows { get; private init; } = [];

    /// <param name="present">The formula that is saved.</param>
    public static FormulaBox Of(OrganizationView o, Unit unit, Kpi? self, Formula? present)
    {
        var near = o.Model.PathUp(unit).Concat(o.Model.Subtree(unit).Skip(1)).Concat(o.Model.Units).DistinctBy(u => u.Id);
        return new()
        {
            Codes =
            [
                .. near.Where(o.Sees)
                    .SelectMany(u => o.Model.ObjectivesOf(u).SelectMany(o.Model.KpisOf).Select(k => (Unit: u, Kpi: k)))
                    .Where(x => x.Kpi.Id != self?.Id)
                    .Take(MostOffered)
                    .Select(x => new Code(Formula.Quoted(x.Kpi.Code), $"{x.Kpi.Name}, {x.Unit.Name}")),
            ],
            Held = present?.KpiIds.All(id => Sees(o, id)) == false ? present : null,
        };
    }

    /// <summary>Reads what was typed, and works it out for the latest periods where that is asked.</summary>
    public FormulaBox With(OrganizationView o, string? typed, Frequency frequency, DateOnly? tryUntil)
    {
        if (Held is not null)
            return this with { Read = Held };
        var ids = o.Model.Kpis.Where(k => o.Sees(o.Model.UnitOf(k))).ToDictionary(k => k.CodeNormalized, k => k.Id);
        if (!Formula.TryRead(typed ?? "", Find, out var formula, out var problem))
            return this with { Problem = problem };
        return this with { Read = formula, Rows = tryUntil is { } day ? [.. Try(o, formula, frequency, day)] : [] };

        long? Find(string code) => ids.TryGetValue(TextRules.Normalize(code), out var id) ? id : null;
    }

    /// <summary>The formula as a person writes it.</summary>
    public static string? Text(OrganizationView o, Formula? formula) =>
        formula is null || !formula.KpiIds.All(id => Sees(o, id)) ? null : formula.Write(id => Formula.Quoted(o.Model.Kpi(id).Code));

    /// <summary>The formula that was typed.</summary>
    /// <exception cref="RuleViolation">It is none.</exception>
    public Formula Taken() => Read ?? throw new RuleViolation(Problem?.Sentence ?? "Write a formula.");

    private static IEnumerable<TriedRow> Try(OrganizationView o, Formula formula, Frequency frequency, DateOnly until)
    {
        var calendar = o.Model.Organization.Calendar;
        var last = calendar.Containing(frequency, until);
        for (var back = 0; back < Tried; back++)
        {
            var period = calendar.Shift(last, -back);
            yield return new(PeriodWords.Of(period, calendar), FormulaWords.Said(o, o.Book.Try(formula, period)));
        }
    }

    private static bool Sees(OrganizationView o, long id) => o.Model.TryKpi(id, out var kpi) && o.Sees(o.Model.UnitOf(kpi));
}
