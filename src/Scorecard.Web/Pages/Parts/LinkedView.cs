using Scorecard.Domain;
using Scorecard.Domain.Cascading;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>An objective or KPI beside the one above that it follows.</summary>
/// <param name="Above">Null where it follows none, or one that the person may not see.</param>
public sealed record LinkedView(
    string Kind,
    string Id,
    string Name,
    Unit Unit,
    LinkedSource? Above,
    IReadOnlyList<LinkedLine> Lines,
    int Version
)
{
    public string Path => $"~/{(Kind == "KPI" ? "kpis" : "objectives")}/{Id}";

    /// <summary>How many differences nobody has decided on.</summary>
    public int Open => OpenAmong(Lines);

    /// <summary>What follows this one, each with how many differences nobody there has decided on.</summary>
    public required IReadOnlyList<(string Path, string Unit, int Open)> Followers { get; init; }

    public static LinkedView Of(OrganizationView o, Objective objective)
    {
        var source =
            objective.SourceId is { } id && o.Model.TryObjective(id, out var found) && o.Sees(o.Model.UnitOf(found)) ? found : null;
        return new(
            "objective",
            PublicIds.Format(objective.Id),
            objective.Name,
            o.Model.UnitOf(objective),
            source is null ? null : new(source.Id, source.Name, o.Model.UnitOf(source).Name, $"~/objectives/{PublicIds.Format(source.Id)}"),
            source is null ? [] : LinkedDefinition.Lines(o.Model, objective),
            objective.Version
        )
        {
            Followers =
            [
                .. o
                    .Model.Objectives.Where(x => x.SourceId == objective.Id && o.Sees(o.Model.UnitOf(x)))
                    .Select(x =>
                        ($"~/objectives/{PublicIds.Format(x.Id)}", o.Model.UnitOf(x).Name, OpenAmong(LinkedDefinition.Lines(o.Model, x)))
                    ),
            ],
        };
    }

    public static LinkedView Of(OrganizationView o, Kpi kpi)
    {
        var source = kpi.SourceId is { } id && o.Model.TryKpi(id, out var found) && o.Sees(o.Model.UnitOf(found)) ? found : null;
        return new(
            "KPI",
            PublicIds.Format(kpi.Id),
            kpi.Name,
            o.Model.UnitOf(kpi),
            source is null ? null : new(source.Id, source.Name, o.Model.UnitOf(source).Name, $"~/kpis/{PublicIds.Format(source.Id)}"),
            source is null ? [] : LinkedDefinition.Lines(o.Model, kpi),
            kpi.Version
        )
        {
            Followers =
            [
                .. o
                    .Model.Kpis.Where(k => k.SourceId == kpi.Id && o.Sees(o.Model.UnitOf(k)))
                    .Select(k =>
                        ($"~/kpis/{PublicIds.Format(k.Id)}", o.Model.UnitOf(k).Name, OpenAmong(LinkedDefinition.Lines(o.Model, k)))
                    ),
            ],
        };
    }

    private static int OpenAmong(IEnumerable<LinkedLine> lines) => lines.Count(l => l.Reason is null);

    public static string Label(LinkedField field) => field.InWords().Capital();
}

/// <summary>The one above that is followed.</summary>
public sealed record LinkedSource(long Key, string Name, string Unit, string Path);
