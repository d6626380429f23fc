using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Comments;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Live;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A thing that the person sees and may comment on, taken out of a read.</summary>
public sealed record CommentThing
{
    /// <summary>The newest values of a KPI that a comment may be about.</summary>
    private const int MostValues = 18;

    public required CommentTopic Topic { get; init; }

    public required string Name { get; init; }

    /// <summary>Its own page.</summary>
    public required string Path { get; init; }

    /// <summary>Those in which it is, all of which the person sees: a link's effect first.</summary>
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>Never changed, only replaced.</summary>
    public required OrganizationModel Model { get; init; }

    public required string Stream { get; init; }

    public required IReadOnlyList<WayPoint> Way { get; init; }

    /// <summary>A KPI's values that a comment may be about, the newest first.</summary>
    public IReadOnlyList<SelectListItem> Values { get; init; } = [];

    /// <summary>Where its comments are, and where forms on them go.</summary>
    public string Comments => PathOf(Topic.On, Topic.Id);

    public static string PathOf(CommentOn on, long id) => $"~/comments/{on.ToString().ToLowerInvariant()}/{PublicIds.Format(id)}";

    /// <param name="on">The kind, as the address says it.</param>
    /// <returns>Null where there is no such thing for the person.</returns>
    public static CommentThing? Find(OrganizationView o, string? on, string? id) =>
        on switch
        {
            "objective" when o.Objective(id) is { } objective => Of(
                o,
                CommentTopic.Of(objective),
                objective.Name,
                $"~/objectives/{PublicIds.Format(objective.Id)}",
                [o.Model.UnitOf(objective)]
            ),
            "kpi" when o.Kpi(id) is { } kpi => Of(
                o,
                CommentTopic.Of(kpi),
                kpi.Name,
                $"~/kpis/{PublicIds.Format(kpi.Id)}",
                [o.Model.UnitOf(kpi)]
            ) with
            {
                Values = [.. ValuesOf(o, kpi).Take(MostValues)],
            },
            "initiative" when o.Initiative(id) is { } initiative => Of(
                o,
                CommentTopic.Of(initiative),
                initiative.Name,
                $"~/initiatives/{PublicIds.Format(initiative.Id)}",
                [o.Model.UnitOf(initiative)]
            ),
            "evidence" when o.Link(id ?? "") is { } link => Of(
                o,
                CommentTopic.Of(link),
                NameOf(o.Model, link),
                $"~/evidence/{PublicIds.Format(link.Id)}",
                [o.Model.EffectUnit(link), o.Model.CauseUnit(link)]
            ),
            _ => null,
        };

    /// <summary>Whether somebody sees it.</summary>
    public bool IsSeenBy(Actor actor) => Units.All(unit => Model.Allows(actor, Operation.View, unit));

    /// <summary>The period of a KPI's value, in words.</summary>
    public string? ValueWords(DateOnly? start) => start is { } day && Model.TryKpi(Topic.Id, out var kpi) ? WordsOf(Model, kpi, day) : null;

    public static string WordsOf(OrganizationModel model, Kpi kpi, DateOnly start) =>
        PeriodWords.Of(model.Organization.Calendar.Containing(kpi.Frequency, start), model.Organization.Calendar);

    /// <summary>“Trips on time and Complaints”.</summary>
    public static string NameOf(OrganizationModel model, CauseEffectLink link) =>
        $"{NameOf(model, link.CauseId)} and {NameOf(model, link.EffectId)}";

    private static string NameOf(OrganizationModel model, long end) =>
        model.TryObjective(end, out var objective) ? objective.Name : model.Kpi(end).Name;

    private static CommentThing Of(OrganizationView o, CommentTopic topic, string name, string path, IReadOnlyList<Unit> units) =>
        new()
        {
            Topic = topic,
            Name = name,
            Path = path,
            Units = units,
            Model = o.Model,
            Stream = LiveSetup.StreamOf(PublicIds.Format(units[0].Id), o.Book.Sequence),
            Way = WayPoint.To(o, units[0], new WayPoint(name, path), new WayPoint("Comments")),
        };

    private static IEnumerable<SelectListItem> ValuesOf(OrganizationView o, Kpi kpi)
    {
        if (o.Book.Recorded is not { } recorded)
            yield break;
        var calendar = o.Model.Organization.Calendar;
        var period = calendar.Containing(kpi.Frequency, recorded.Last);
        for (var back = 0; back < 3 * MostValues && period.End >= recorded.First; back++, period = calendar.Shift(period, -1))
            if (o.Book.Figure(kpi.Id, Window.Of(period)) is { IsPresent: true } figure)
                yield return new(
                    $"{PeriodWords.Of(period, calendar)}: {KpiWords.Value(kpi, figure)}",
                    period.Start.ToString("O", System.Globalization.CultureInfo.InvariantCulture)
                );
    }
}
