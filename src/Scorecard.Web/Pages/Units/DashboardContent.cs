using Scorecard.Domain;
using Scorecard.Domain.Access;
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
    public required UnitFigures Figures { get; init; }
    public required UnitAttention Attention { get; init; }
    public bool CanEdit { get; init; }

    /// <summary>Whether the person may import, on the dashboard of an organization that has nothing yet.</summary>
    public bool CanImport { get; init; }

    /// <summary>Null once the first value is in, and for all but those who run the organization, on its own unit.</summary>
    public NextSteps? Next { get; init; }

    /// <summary>What a unit below this one is called, or null where there is no tier below.</summary>
    public string? TierBelow { get; init; }

    /// <summary>Whether there is no scorecard yet to sum up: nothing here, and nothing below.</summary>
    public bool IsBare => Figures.Perspectives.Count == 0 && Figures.Children.Rows.Count == 0;

    public IEnumerable<TableFile> Tables
    {
        get
        {
            yield return PerspectiveCard.ToFile(Name, Period, Figures.Perspectives);
            if (Figures.Moved is { } moved)
                yield return moved.ToFile(Name);
            yield return Figures.Children.ToFile(Name, Period);
            yield return Figures.Children.ToHeatFile(Name, Period);
            yield return KpiRow.ToFile(Name, Period, Figures.Kpis);
        }
    }

    public static DashboardContent Of(OrganizationView o, Unit unit, PeriodChoice period, bool allChildren)
    {
        var tiers = o.Model.Organization.Tiers;
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
            Figures = UnitFigures.Of(o, unit, period, allChildren),
            Attention = UnitAttention.Of(o, unit, period),
            CanEdit = o.Allows(Operation.Edit, unit),
            CanImport = o.Administers && o.Model.Objectives.Count == 0,
            Next = unit.ParentId is null && o.Administers ? NextSteps.Of(o, period) : null,
            TierBelow = unit.Tier < tiers.Count ? tiers[unit.Tier].Name : null,
        };
    }
}
