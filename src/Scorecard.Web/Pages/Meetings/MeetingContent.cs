using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Meetings;

/// <summary>One slide of the walk through the scorecard of a unit, and the way to the others.</summary>
public sealed record MeetingContent
{
    private const int MostMoved = 6;

    public required string UnitId { get; init; }
    public required string UnitName { get; init; }
    public required string PeriodText { get; init; }
    public required string Query { get; init; }

    /// <summary>What the meeting is about; of a year to date its last month.</summary>
    public required Period Period { get; init; }
    public required DateOnly Today { get; init; }
    public required IReadOnlyList<Slide> Slides { get; init; }

    /// <summary>From 1.</summary>
    public required int Step { get; init; }

    /// <summary>The names of the unit's objectives by id.</summary>
    public required IReadOnlyDictionary<long, string> Objectives { get; init; }
    public bool CanEdit { get; init; }

    /// <summary>What comments are quoted of: what the slide is about, on the last one all of the unit's.</summary>
    public required QuotedComment.Scope Spoken { get; init; }

    // Of these one is set, by the kind of the slide.
    public (SummaryStrip Strip, MovedCard Moved)? Summary { get; init; }
    public PerspectiveCard? Perspective { get; init; }

    /// <summary>Of the perspective's objectives.</summary>
    public IReadOnlyList<KpiRow> Kpis { get; init; } = [];
    public ObjectiveSlide? Objective { get; init; }
    public UnitAttention? Attention { get; init; }

    public Slide Slide => Slides[Step - 1];

    public string Path => $"~/units/{UnitId}/meeting?{Query}&step={Step}";

    public string? Previous => Step > 1 ? Link(Step - 1) : null;

    public string? Next => Step < Slides.Count ? Link(Step + 1) : null;

    public string Link(int step) => string.Create(CultureInfo.InvariantCulture, $"?{Query}&step={step}");

    /// <summary>Whether what is written down belongs on this slide.</summary>
    public bool Shows(long? objectiveId) =>
        Slide.Kind == SlideKind.Captured || (objectiveId is { } id ? Slide.ObjectiveIds.Contains(id) : Slide.ObjectiveIds.Count == 0);

    public static MeetingContent Of(OrganizationView o, Unit unit, PeriodChoice period, string? step)
    {
        var slides = Slide.AllOf(o, unit, period);
        var at = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, slides.Count)
            : 1;
        var slide = slides[at - 1];
        return new()
        {
            UnitId = PublicIds.Format(unit.Id),
            UnitName = unit.Name,
            PeriodText = PeriodWords.Of(period.Window, period.Calendar),
            Query = period.Query,
            Period = period.Period,
            Today = period.Today,
            Slides = slides,
            Step = at,
            Objectives = o.Model.ObjectivesOf(unit).ToDictionary(x => x.Id, x => x.Name),
            CanEdit = o.Allows(Operation.Edit, unit),
            Spoken =
                slide.Kind == SlideKind.Captured
                    ? QuotedComment.Scope.Of(o, unit)
                    : QuotedComment.Scope.Of(o, [.. slide.ObjectiveIds.Select(o.Model.Objective)]),
            Summary = slide.Kind == SlideKind.Summary ? SummaryOf(o, unit, period) : null,
            Perspective =
                slide.Kind == SlideKind.Perspective ? PerspectiveCard.AllOf(o, unit, period).First(c => c.Name == slide.Title) : null,
            Kpis =
                slide.Kind == SlideKind.Perspective
                    ? [.. slide.ObjectiveIds.SelectMany(id => o.Model.KpisOf(o.Model.Objective(id))).Select(k => KpiRow.Of(o, k, period))]
                    : [],
            Objective = slide.Kind == SlideKind.Objective ? ObjectiveSlide.Of(o, o.Model.Objective(slide.ObjectiveIds[0]), period) : null,
            Attention = slide.Kind == SlideKind.Attention ? UnitAttention.Of(o, unit, period) : null,
        };
    }

    private static (SummaryStrip, MovedCard) SummaryOf(OrganizationView o, Unit unit, PeriodChoice period)
    {
        var tones = PerspectiveCard.AllOf(o, unit, period).SelectMany(c => c.Objectives).Select(r => r.Score.Tone);
        return (
            SummaryStrip.Of(o, new(NodeKind.Unit, unit.Id), period, [.. tones]),
            MovedCard.Of(o, unit, period.Previous, period, MovedBy.Objective, MostMoved)
        );
    }
}
