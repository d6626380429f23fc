using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A unit or KPI that somebody may pick. Its label is what a box shows and reads.</summary>
public sealed record Choice(string Id, string Label, string Where);

/// <summary>What stands in a box to pick from, and what it means.</summary>
/// <param name="Found">Null where nothing, or more than one, fits what was typed.</param>
/// <param name="Others">Those that fit, where there are several.</param>
public sealed record Pick<T>(string Text, T? Found, IReadOnlyList<Choice> Others)
    where T : class
{
    /// <summary>
    /// Whether it can only be the id of something that is not here; ids start with a digit, and few words are written like them.
    /// </summary>
    public bool IsForeign => Found is null && Others.Count == 0 && PublicIds.TryParse(Text, out _) && char.IsAsciiDigit(Text[0]);

    /// <summary>Why there is nothing to compare yet; null where something was found or nothing asked.</summary>
    public string? Problem =>
        Found is not null || Text.Length == 0 ? null
        : Others.Count > 0 ? $"Several fit “{Text}”. Choose one:"
        : $"Nothing is called “{Text}”. Type a name or a code.";
}

/// <summary>Finds what was typed into a box, among what the person may see.</summary>
public static class Pick
{
    /// <summary>More than these are not listed; whoever looks for another types it.</summary>
    private const int Offered = 150;
    private const int Most = 20;
    private const int FewNear = 8;

    public static Pick<Unit> Unit(OrganizationView o, string? typed) =>
        Of(typed, o.Unit(typed), o.Model.Units.Where(o.Sees), u => u.Name, u => u.Code, u => ChoiceOf(o, u));

    public static Pick<Kpi> Kpi(OrganizationView o, string? typed) => Kpi(o, typed, o.Model.Kpis.Where(k => o.Sees(o.Model.UnitOf(k))));

    public static Pick<Kpi> Kpi(OrganizationView o, string? typed, IEnumerable<Kpi> among) =>
        Of(typed, o.Kpi(typed), among, k => k.Name, k => k.Code, k => ChoiceOf(o, k));

    public static IReadOnlyList<Choice> Units(OrganizationView o) =>
        [.. o.Model.Units.Where(o.Sees).Take(Offered).Select(u => ChoiceOf(o, u))];

    public static IReadOnlyList<Choice> Kpis(OrganizationView o) =>
        [.. o.Model.Kpis.Where(k => o.Sees(o.Model.UnitOf(k))).Take(Offered).Select(k => ChoiceOf(o, k))];

    /// <summary>
    /// What to begin with where nothing is asked: beside the other side, or else the person's own unit or the first below it.
    /// </summary>
    public static Unit? First(OrganizationView o, Unit? other) =>
        other is not null ? Beside(o, other).FirstOrDefault()
        : StartingPoint.UnitOf(o) is not { } home ? null
        : home.ParentId is null && Below(o, home).FirstOrDefault() is { } first ? first
        : home;

    /// <summary>The units beside one, or of the organization itself those below it.</summary>
    public static IEnumerable<Unit> Beside(OrganizationView o, Unit unit) =>
        unit.ParentId is { } above ? Below(o, o.Model.Unit(above)).Where(u => u != unit) : Below(o, unit);

    /// <summary>Units beside the left one that are on neither side.</summary>
    public static IReadOnlyList<Choice> Near(OrganizationView o, Unit? left, Unit? right) =>
        left is null ? [] : [.. Beside(o, left).Where(u => u != right).Take(FewNear).Select(u => ChoiceOf(o, u))];

    /// <summary>Those with objectives first: the others have nothing to compare.</summary>
    private static IEnumerable<Unit> Below(OrganizationView o, Unit unit) =>
        o.Model.ChildrenOf(unit).Where(o.Sees).OrderByDescending(u => o.Model.ObjectivesOf(u).Any());

    private static Choice ChoiceOf(OrganizationView o, Unit unit) =>
        new(PublicIds.Format(unit.Id), Label(unit.Name, unit.Code), o.Model.Organization.Tiers[unit.Tier - 1].Name);

    public static Choice ChoiceOf(OrganizationView o, Kpi kpi) =>
        new(PublicIds.Format(kpi.Id), Label(kpi.Name, kpi.Code), o.Model.UnitOf(kpi).Name);

    private static string Label(string name, string code) => $"{name} ({code})";

    // What a link carries is an id; what was chosen from the list is a label; the rest is a code, a name or a part of one.
    private static Pick<T> Of<T>(
        string? typed,
        T? linked,
        IEnumerable<T> all,
        Func<T, string> name,
        Func<T, string> code,
        Func<T, Choice> choice
    )
        where T : class
    {
        var text = typed?.Trim() ?? "";
        if (linked is not null || text.Length == 0)
            return new(linked is null ? "" : choice(linked).Label, linked, []);
        var folded = Folded.Of(text);
        var fitting =
            all.Select(x => (Thing: x, Fit: FitOf(Folded.Of(name(x)), Folded.Of(code(x)))))
                .Where(x => x.Fit > 0)
                .GroupBy(x => x.Fit)
                .MinBy(g => g.Key)
                ?.Select(x => x.Thing)
                .ToList()
            ?? [];
        return fitting is [var only] ? new(choice(only).Label, only, []) : new(text, null, [.. fitting.Take(Most).Select(choice)]);

        int FitOf(string n, string c) =>
            folded == Label(n, c) || folded == c ? 1
            : folded == n ? 2
            : n.Contains(folded, StringComparison.Ordinal) ? 3
            : 0;
    }
}
