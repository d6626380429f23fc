using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>A unit's objectives against the units directly below it.</summary>
public sealed record CascadeMatrix(IReadOnlyList<CascadeColumn> Columns, IReadOnlyList<CascadeMatrix.Row> Rows, int HiddenColumns)
{
    private const int MostColumns = 60;

    /// <param name="Text">Such as “2” contributing objectives.</param>
    /// <param name="Title">Their names, or the reason.</param>
    public sealed record Cell(Support Support, string Text, string Title);

    /// <param name="Gaps">How many units have neither an objective nor an answer, those without a column included.</param>
    public sealed record Row(
        string Id,
        string Name,
        string Perspective,
        ShownScore Score,
        IReadOnlyList<Cell> Cells,
        int Gaps,
        bool CanCascade
    );

    public static CascadeMatrix Of(OrganizationView o, Unit unit, PeriodChoice period, bool gapsOnly)
    {
        var rows = o
            .Model.Perspectives.SelectMany(p =>
                o.Model.ObjectivesOf(unit)
                    .Where(x => x.PerspectiveId == p.Id)
                    .Select(x => (Perspective: p, Objective: x, Support: CascadeGaps.Of(o, x, period)))
            )
            .Where(r => !gapsOnly || r.Support.Any(s => s.Support == Support.None))
            .ToList();
        var units =
            rows.Count == 0
                ? []
                : rows[0]
                    .Support.Select(s => s.Unit)
                    .Where(u => !gapsOnly || rows.Any(r => r.Support.Any(s => s.Unit == u && s.Support == Support.None)))
                    .ToList();
        var shown = units.Take(MostColumns).ToList();
        return new(
            [.. shown.Select(u => new CascadeColumn(PublicIds.Format(u.Id), u.Name, u.Code))],
            [
                .. rows.Select(r => new Row(
                    PublicIds.Format(r.Objective.Id),
                    r.Objective.Name,
                    r.Perspective.Name,
                    ShownScore.Of(o.Book, new(NodeKind.Objective, r.Objective.Id), period.Window),
                    [.. r.Support.Where(s => shown.Contains(s.Unit)).Select(s => CellOf(o, r.Objective, s.Unit, s.Support, s.Reason))],
                    r.Support.Count(s => s.Support == Support.None),
                    r.Support.Any(s => o.Allows(Operation.Edit, s.Unit))
                )),
            ],
            units.Count - shown.Count
        );
    }

    private static Cell CellOf(OrganizationView o, Objective objective, Unit unit, Support support, string? reason)
    {
        var from = support == Support.Contributes ? CascadeGaps.Supporting(o, objective, unit).Select(x => x.Name).ToList() : [];
        return support switch
        {
            Support.Contributes => new(
                support,
                Math.Max(1, from.Count).ToString(System.Globalization.CultureInfo.CurrentCulture),
                from.Count > 0 ? string.Join(", ", from) : "A private objective"
            ),
            Support.Shared => new(support, "Shared", reason ?? "Shares this objective"),
            Support.NotRelevant => new(support, "Not relevant", reason!),
            Support.None => new(support, "", $"{unit.Name} has no objective for this"),
        };
    }
}
