using System.Globalization;
using System.Text.RegularExpressions;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Model;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Admin.Changes;

/// <summary>A line of the journal as administrators read it.</summary>
/// <param name="Path">Where the thing is; null where it is gone or has no page.</param>
public sealed partial record ChangeLine(
    long Sequence,
    DateTime At,
    string When,
    string Who,
    Subject Subject,
    string Thing,
    string? Path,
    string What,
    string From,
    string To,
    string Why
)
{
    /// <summary>Where the undoing of the cascade that it tells of is sent; null where there is none.</summary>
    public string? UndoCascade { get; init; }

    /// <summary>The unit where the thing is; null where the thing is a unit, gone, or everywhere's.</summary>
    public string? Where { get; init; }

    public static ChangeLine Of(Change change, OrganizationModel model, IReadOnlyDictionary<long, Named> people)
    {
        var thing = ThingOf(change, model, people);
        return new(
            change.Sequence,
            change.At,
            SettingWords.Moment(change.At, model.Organization.TimeZone),
            change.By is { } by ? NameOf(by, people) : "Scorecard",
            change.Subject,
            thing.Name,
            thing.Path,
            ChangeWords.What(change, model),
            Followed(ChangeWords.Value(change, change.From, model), model, people),
            Followed(ChangeWords.Value(change, change.To, model), model, people),
            change.Why ?? ""
        )
        {
            Where = thing.Where,
        };
    }

    /// <summary>The people that lines are about or speak of.</summary>
    public static IEnumerable<long> PeopleIn(IEnumerable<Change> changes) =>
        changes.SelectMany(c =>
            IdsIn(c.From)
                .Concat(IdsIn(c.To))
                .Concat(c.By is { } by ? [by] : [])
                .Concat(c.Subject is Subject.Membership or Subject.Person ? [c.SubjectId] : [])
        );

    public static TableFile ToFile(IEnumerable<ChangeLine> lines) =>
        TableFile.Of(
            "changes",
            "Changes",
            null,
            lines,
            ("at", line => line.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("by", line => line.Who),
            ("kind", line => ChangeWords.Kind(line.Subject)),
            ("thing", line => line.Thing),
            ("what", line => line.What),
            ("from", line => line.From),
            ("to", line => line.To),
            ("why", line => line.Why)
        );

    private static Named ThingOf(Change change, OrganizationModel model, IReadOnlyDictionary<long, Named> people) =>
        change.Subject switch
        {
            Subject.Organization => new(model.Organization.Name, "~/admin/organization"),
            Subject.Membership or Subject.Person => people.GetValueOrDefault(change.SubjectId) ?? Gone(change),
            Subject.Import => new("Import", null),
            Subject.Closing => new("Periods", "~/periods"),
            Subject.Perspective
            or Subject.Unit
            or Subject.Objective
            or Subject.Contribution
            or Subject.Kpi
            or Subject.Measurement
            or Subject.CauseEffectLink
            or Subject.CascadeAnswer
            or Subject.Initiative
            or Subject.Finding
            or Subject.Meeting
            or Subject.Signal
            or Subject.Comment
            or Subject.Reading => Find(change.SubjectId, model) ?? Gone(change),
        };

    /// <summary>What was removed is known by the name that the journal gives it.</summary>
    private static Named Gone(Change change) =>
        new(
            change.What switch
            {
                "added" when change.To is { } name => name,
                "removed" when change.From is { } name => name,
                _ => "No longer there",
            },
            null
        );

    private static Named? Find(long id, OrganizationModel model) =>
        model.TryUnit(id, out var unit) ? new(unit.Name, $"~/units/{PublicIds.Format(id)}")
        : model.TryObjective(id, out var objective)
            ? new(objective.Name, $"~/objectives/{PublicIds.Format(id)}", model.UnitOf(objective).Name)
        : model.TryKpi(id, out var kpi) ? new(kpi.Name, $"~/kpis/{PublicIds.Format(id)}", model.UnitOf(kpi).Name)
        : model.TryInitiative(id, out var initiative)
            ? new(initiative.Name, $"~/initiatives/{PublicIds.Format(id)}", model.UnitOf(initiative).Name)
        : model.Perspectives.FirstOrDefault(p => p.Id == id) is { } perspective
            ? new(perspective.Name, $"~/admin/perspectives/{PublicIds.Format(id)}")
        : null;

    /// <summary>The text with names in the place of ids.</summary>
    private static string Followed(string text, OrganizationModel model, IReadOnlyDictionary<long, Named> people) =>
        Id()
            .Replace(
                text,
                match =>
                    PublicIds.TryParse(match.Value, out var id) && (Find(id, model) ?? people.GetValueOrDefault(id)) is { } named
                        ? named.Name
                        : match.Value
            );

    private static string NameOf(long person, IReadOnlyDictionary<long, Named> people) =>
        people.TryGetValue(person, out var named) ? named.Name : "Someone";

    private static IEnumerable<long> IdsIn(string? text) =>
        text is null ? [] : Id().Matches(text).Select(match => PublicIds.TryParse(match.Value, out var id) ? id : 0).Where(id => id != 0);

    [GeneratedRegex("(?<![0-9A-Za-z])[0-9a-hjkmnp-tv-z]{11}(?![0-9A-Za-z])")]
    private static partial Regex Id();
}

/// <summary>Something that the journal speaks of, with its page where it has one.</summary>
public sealed record Named(string Name, string? Path, string? Where = null);
