using System.Globalization;
using System.Text.Json;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Notices;

/// <summary>In which band a unit, an objective or a KPI is in a month, and in which it was in the one before, as webhooks tell.</summary>
/// <param name="UnitId">Whose webhooks, and those of units above it, are told.</param>
/// <param name="Score">0 to 100; null where there is none.</param>
public sealed record BandNews(
    NodeKind Kind,
    long Id,
    string Code,
    string Name,
    long UnitId,
    Period Month,
    string MonthCode,
    Status Before,
    Status Now,
    double? Score
)
{
    /// <summary>What the keys of such posts begin with.</summary>
    public const string Event = "Band";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web);

    /// <summary>What all that is told of a month begins with.</summary>
    public string MonthKey => KeyOf(Month);

    public string NodeKey => $"{MonthKey}{Kind} {PublicIds.Format(Id)} ";

    public string Path =>
        Kind switch
        {
            NodeKind.Kpi => $"/kpis/{PublicIds.Format(Id)}",
            NodeKind.Objective => $"/objectives/{PublicIds.Format(Id)}",
            NodeKind.Unit or NodeKind.Perspective => $"/units/{PublicIds.Format(Id)}",
        };

    /// <summary>A sentence, and on a line of its own what a program reads.</summary>
    public string Text(Status from)
    {
        var told = new BandData($"{Kind}", PublicIds.Format(Id), Code, $"{from}", $"{Now}", Score, MonthCode);
        return $"{Name} went from {Word(from)} to {Word(Now)} in {MonthCode}.\n{JsonSerializer.Serialize(told, Shape)}";
    }

    /// <summary>What a post tells of a band; null for one that tells of something else.</summary>
    public static (string Text, BandData Band)? Read(HookPost post) =>
        post.Key.StartsWith($"{Event} ", StringComparison.Ordinal)
        && post.Text.Split('\n') is [var text, var json]
        && JsonSerializer.Deserialize<BandData>(json, Shape) is { } band
            ? (text, band)
            : null;

    /// <summary>The bands of all that has one, by the book that everybody outside has where something private counts.</summary>
    /// <param name="today">In the organization's time zone.</param>
    public static IReadOnlyList<BandNews> Of(ScoreBook book, DateOnly today)
    {
        var calendar = book.Model.Organization.Calendar;
        if (Alerts.MonthOfNews(book, today) is not { } month)
            return [];
        var outside = book.SeenBy(new(0, []));
        var (now, before) = (Window.Of(month), Window.Of(calendar.Shift(month, -1)));
        var code = PeriodCode.Format(month, calendar);
        var model = book.Model;
        return
        [
            .. model.Units.Select(u => Of(new(NodeKind.Unit, u.Id), u.Code, u.Name, u)),
            .. model.Objectives.Select(x => Of(new(NodeKind.Objective, x.Id), x.Code, x.Name, model.UnitOf(x))),
            .. model.Kpis.Select(k => Of(new(NodeKind.Kpi, k.Id), k.Code, k.Name, model.UnitOf(k))),
        ];

        BandNews Of(NodeRef node, string itsCode, string name, Unit unit)
        {
            var own = outside.IsAbout(node) && !model.IsWithinPrivate(unit) ? outside : book;
            var score = own.Score(node, now);
            return new(
                node.Kind,
                node.Id,
                itsCode,
                name,
                unit.Id,
                month,
                code,
                Band(own, node, own.Score(node, before)),
                Band(own, node, score),
                score.Known is { } known ? Math.Round(known, 1) : null
            );
        }
    }

    private static Status Band(ScoreBook book, NodeRef node, Score score) =>
        node.Kind == NodeKind.Kpi ? book.StatusOf(book.Model.Kpi(node.Id), score) : book.StatusOf(score);

    private static string KeyOf(Period month) => string.Create(CultureInfo.InvariantCulture, $"{Event} {month.Start:yyyy-MM-dd} ");

    private static string Word(Status status) => $"{status}".ToLowerInvariant();
}

/// <summary>A change of band, for programs.</summary>
/// <param name="Of">Unit, Objective or Kpi.</param>
/// <param name="From">Green, Amber, Red or Grey.</param>
/// <param name="To">Likewise.</param>
/// <param name="Score">0 to 100; null where there is none.</param>
/// <param name="Period">The month, such as 2026-03.</param>
public sealed record BandData(string Of, string Id, string Code, string From, string To, double? Score, string Period);
