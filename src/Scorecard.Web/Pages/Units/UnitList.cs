using Scorecard.Domain;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Units;

/// <summary>The units that fit a search.</summary>
/// <param name="Found">How many fit; only the first of them are shown.</param>
/// <param name="Query">Keeps the period in links.</param>
public sealed record UnitList(int Found, string Period, string Query, IReadOnlyList<UnitRow> Rows)
{
    private const int Most = 100;

    /// <param name="words">Those that a unit's name or code must all hold.</param>
    public static UnitList Of(OrganizationView o, IReadOnlyList<string> words, PeriodChoice period, bool isFile)
    {
        var fitting = o.Model.Units.Where(u => o.Sees(u) && words.All(word => Holds(u, word))).ToList();
        return new(
            fitting.Count,
            PeriodWords.Of(period.Window, period.Calendar),
            period.Query,
            [.. (isFile ? fitting : fitting.Take(Most)).Select(u => UnitRow.Of(o, u, period))]
        );
    }

    private static bool Holds(Unit unit, string word) =>
        unit.Name.Contains(word, StringComparison.CurrentCultureIgnoreCase) || unit.Code.Contains(word, StringComparison.OrdinalIgnoreCase);
}

/// <param name="Above">The nearest unit above it that the person sees.</param>
public sealed record UnitRow(string Id, string Name, string Tier, string? Above, ShownScore Score)
{
    public static UnitRow Of(OrganizationView o, Unit unit, PeriodChoice period) =>
        new(
            PublicIds.Format(unit.Id),
            unit.Name,
            o.Model.Organization.Tiers[unit.Tier - 1].Name,
            o.Model.PathUp(unit).Skip(1).Where(o.Sees).Select(above => above.Name).FirstOrDefault(),
            ShownScore.Of(o.Book, new(NodeKind.Unit, unit.Id), period.Window)
        );
}
