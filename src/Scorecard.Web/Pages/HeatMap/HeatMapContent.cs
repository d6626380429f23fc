using Scorecard.Domain;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.HeatMap;

/// <summary>The units of a branch by perspective, or by the objectives of the unit on top.</summary>
public sealed record HeatMapContent
{
    /// <summary>A branch of more units than these is folded to the tier directly below.</summary>
    public const int Most = 60;
    private const int PageSize = 100;

    public required UnitBar Bar { get; init; }
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Period { get; init; }
    public required string Query { get; init; }
    public required HeatMapQuery Search { get; init; }
    public required IReadOnlyList<HeatColumn> Columns { get; init; }

    /// <summary>Those in which the unit on top has objectives.</summary>
    public required IReadOnlyList<(string Id, string Name)> Perspectives { get; init; }

    /// <summary>The perspective whose objectives are the columns; null for columns of perspectives.</summary>
    public string? Of { get; init; }

    /// <summary>The tiers of the branch with their number of units.</summary>
    public required IReadOnlyList<(int Number, string Name, int Count)> Tiers { get; init; }

    /// <summary>The tier that is shown; null for all.</summary>
    public int? Tier { get; init; }
    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>How many units the tier has; those of one page are shown.</summary>
    public required int Found { get; init; }
    public required int Page { get; init; }

    public int Pages => Math.Max(1, (Found + PageSize - 1) / PageSize);

    public int Total => Tiers.Sum(t => t.Count);

    /// <summary>Whether the map is folded without having been asked to.</summary>
    public bool IsFolded => Tier is { } tier && Search.Tier != $"{tier}";

    /// <summary>Whether anything shown is green outside and red inside.</summary>
    public bool HasWatermelons => Rows.Any(r => r.Cells.Append(r.All).Any(c => c?.RedInside > 0));

    /// <param name="Depth">Tiers below the unit on top; 0 unless the rows stand in their tree.</param>
    /// <param name="Coverage">The share of weight that has reported; null where nothing is to be.</param>
    public sealed record Row(
        string Id,
        string Name,
        string Tier,
        int Depth,
        IReadOnlyList<HeatCell?> Cells,
        HeatCell All,
        double? Coverage
    );

    public static HeatMapContent Make(OrganizationView o, Unit top, HeatMapQuery search, PeriodChoice period, bool isFile)
    {
        var names = o.Model.Organization.Tiers;
        var branch = Branch(o, top, period).ToList();
        List<(int Number, string Name, int Count)> tiers =
        [
            .. branch.CountBy(u => u.Tier).OrderBy(t => t.Key).Select(t => (t.Key, names[t.Key - 1].Name, t.Value)),
        ];
        int? tier =
            int.TryParse(search.Tier, out var asked) && tiers.Exists(t => t.Number == asked) ? asked
            : search.Tier == HeatMapQuery.AllTiers || branch.Count <= Most ? null
            : tiers.Find(t => t.Number > top.Tier).Number;
        var owned = o.Model.ObjectivesOf(top).Select(x => x.PerspectiveId).ToHashSet();
        var perspectives = o.Model.Perspectives.Where(p => owned.Contains(p.Id)).ToList();
        var of =
            !search.IsByObjective || perspectives.Count == 0
                ? null
                : perspectives.Find(p => PublicIds.Format(p.Id) == search.Perspective) ?? perspectives[0];
        var cells = new HeatCells(o, period, search.Lens);
        var columns = of is null ? WithObjectives(o, branch, cells.Perspectives()) : cells.Objectives(top, of);
        var found = Sorted(branch.Where(u => tier is null || u.Tier == tier), search, columns, cells.All).ToList();
        var page = Math.Min(search.Page, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
        return new()
        {
            Bar = UnitBar.Of(o, top, period) with { Period = PeriodBar.Of(period, search.Query) },
            Id = PublicIds.Format(top.Id),
            Name = top.Name,
            Period = PeriodWords.Of(period.Window, period.Calendar),
            Query = period.Query,
            Search = search,
            Columns = columns,
            Perspectives = [.. perspectives.Select(p => (PublicIds.Format(p.Id), p.Name))],
            Of = of is null ? null : PublicIds.Format(of.Id),
            Tiers = tiers,
            Tier = tier,
            Rows = [.. (isFile ? found : found.Skip((page - 1) * PageSize).Take(PageSize)).Select(ToRow)],
            Found = found.Count,
            Page = page,
        };

        Row ToRow(Unit unit) =>
            new(
                PublicIds.Format(unit.Id),
                unit.Name,
                names[unit.Tier - 1].Name,
                search.Sort is null && tier is null ? unit.Tier - top.Tier : 0,
                [.. columns.Select(c => c.Cell(unit))],
                cells.OfUnit(unit),
                CoverageOf(cells.All(unit))
            );
    }

    /// <summary>The map as a file: a row for each unit, scores as numbers.</summary>
    public TableFile ToFile() =>
        new(
            "heat-map",
            $"Heat map of {Name}",
            Period,
            ["Unit", "Tier", "Period", .. Columns.Select(column => column.Name), "All", "Reported"],
            Rows.Select(row =>
                new object?[] { row.Name, row.Tier, Period }
                    .Concat(row.Cells.Select(cell => (object?)cell?.Score.Value))
                    .Append(row.All.Score.Value)
                    .Append(row.Coverage)
                    .ToArray()
            )
        );

    /// <summary>A perspective in which no unit of the branch has an objective is left out, unless that is all of them.</summary>
    private static IReadOnlyList<HeatColumn> WithObjectives(OrganizationView o, IEnumerable<Unit> branch, IReadOnlyList<HeatColumn> all)
    {
        var used = branch.SelectMany(o.Model.ObjectivesOf).Select(x => PublicIds.Format(x.PerspectiveId)).ToHashSet();
        var kept = all.Where(column => used.Contains(column.Key)).ToList();
        return kept.Count == 0 ? all : kept;
    }

    /// <summary>The visible and open units of a branch, each before those below it.</summary>
    private static IEnumerable<Unit> Branch(OrganizationView o, Unit unit, PeriodChoice period)
    {
        if (o.Sees(unit))
            yield return unit;
        foreach (var below in o.Model.ChildrenOf(unit).Where(u => u.IsOpenIn(period.Window)).SelectMany(u => Branch(o, u, period)))
            yield return below;
    }

    private static IEnumerable<Unit> Sorted(
        IEnumerable<Unit> units,
        HeatMapQuery search,
        IReadOnlyList<HeatColumn> columns,
        Func<Unit, Score> all
    )
    {
        return search.Sort switch
        {
            HeatMapQuery.ByUnit when search.IsDescending => units.OrderByDescending(u => u.Name, StringComparer.CurrentCultureIgnoreCase),
            HeatMapQuery.ByUnit => units.OrderBy(u => u.Name, StringComparer.CurrentCultureIgnoreCase),
            HeatMapQuery.ByCoverage => By(u => CoverageOf(all(u))),
            HeatMapQuery.ByAll => By(u => all(u).Known),
            { } key when columns.FirstOrDefault(c => c.Key == key) is { } column => By(u => column.Score(u)?.Known),
            _ => units,
        };

        // What has no number comes last either way.
        IEnumerable<Unit> By(Func<Unit, double?> key) =>
            units
                .Select(u => (Unit: u, Key: key(u)))
                .OrderBy(x => x.Key is null)
                .ThenBy(x => search.IsDescending ? -x.Key : x.Key)
                .Select(x => x.Unit);
    }

    private static double? CoverageOf(Score score) => double.IsNaN(score.Coverage) ? null : score.Coverage;
}
