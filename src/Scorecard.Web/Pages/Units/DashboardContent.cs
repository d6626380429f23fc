using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Live;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Units;

/// <summary>Everything the dashboard of one unit shows for one window.</summary>
public sealed record DashboardContent
{
    private const int MostMoved = 6;

    public required UnitBar Bar { get; init; }
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public DateOnly? ClosedFrom { get; init; }

    /// <summary>Whether it, or a unit above it, is private.</summary>
    public bool IsPrivate { get; init; }
    public required string Period { get; init; }

    /// <summary>Keeps the period in links.</summary>
    public required string Query { get; init; }

    /// <summary>What the page listens to while it is open.</summary>
    public required string Live { get; init; }
    public required SummaryStrip Summary { get; init; }
    public required IReadOnlyList<PerspectiveCard> Perspectives { get; init; }

    /// <summary>Null for a unit without objectives.</summary>
    public MovedCard? Moved { get; init; }
    public required UnitAttention Attention { get; init; }
    public required IReadOnlyList<KpiRow> Kpis { get; init; }
    public required ChildUnits Children { get; init; }
    public bool CanEdit { get; init; }

    /// <summary>Whether the person may import, on the dashboard of an organization that has nothing yet.</summary>
    public bool CanImport { get; init; }

    /// <summary>Null once the first value is in, and for all but those who run the organization, on its own unit.</summary>
    public NextSteps? Next { get; init; }

    /// <summary>What a unit below this one is called, or null where there is no tier below.</summary>
    public string? TierBelow { get; init; }

    /// <summary>Whether there is no scorecard yet to sum up: nothing here, and nothing below.</summary>
    public bool IsBare => Perspectives.Count == 0 && Children.Rows.Count == 0;

    public IEnumerable<TableFile> Tables
    {
        get
        {
            yield return PerspectiveCard.ToFile(Name, Period, Perspectives);
            if (Moved is { } moved)
                yield return moved.ToFile(Name);
            yield return Children.ToFile(Name, Period);
            yield return Children.ToHeatFile(Name, Period);
            yield return KpiRow.ToFile(Name, Period, Kpis);
        }
    }

    public static DashboardContent Of(OrganizationView o, Unit unit, PeriodChoice period, bool allChildren)
    {
        var tiers = o.Model.Organization.Tiers;
        var cards = PerspectiveCard.AllOf(o, unit, period);
        IReadOnlyList<KpiRow> kpis = [.. o.Model.ObjectivesOf(unit).SelectMany(o.Model.KpisOf).Select(k => KpiRow.Of(o, k, period))];
        return new()
        {
            Bar = UnitBar.Of(o, unit, period) with { IsDashboard = true },
            Id = PublicIds.Format(unit.Id),
            Name = unit.Name,
            Description = unit.Description,
            ClosedFrom = unit.ClosedFrom,
            IsPrivate = o.Model.IsWithinPrivate(unit),
            Period = PeriodWords.Of(period.Window, period.Calendar),
            Query = period.Query,
            Live = LiveSetup.StreamOf(PublicIds.Format(unit.Id), o.Book.Sequence),
            Summary = SummaryStrip.Of(
                o,
                new(NodeKind.Unit, unit.Id),
                period,
                [.. cards.SelectMany(c => c.Objectives).Select(r => r.Score.Tone)]
            ) with
            {
                Signals = kpis.Count > 0 ? SignalCount.Of(kpis, $"~/kpis?unit={PublicIds.Format(unit.Id)}&{period.Query}") : null,
            },
            Perspectives = cards,
            Moved = cards.Count > 0 ? MovedCard.Of(o, unit, period.Previous, period, MovedBy.Objective, MostMoved) : null,
            Attention = UnitAttention.Of(o, unit, period),
            Kpis = kpis,
            Children = ChildUnits.Of(o, unit, period, allChildren),
            CanEdit = o.Allows(Operation.Edit, unit),
            CanImport = o.Administers && o.Model.Objectives.Count == 0,
            Next = unit.ParentId is null && o.Administers ? NextSteps.Of(o, period) : null,
            TierBelow = unit.Tier < tiers.Count ? tiers[unit.Tier].Name : null,
        };
    }
}
