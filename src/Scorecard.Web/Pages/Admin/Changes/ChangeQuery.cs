using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Model;

namespace Scorecard.Web.Pages.Admin.Changes;

/// <summary>Which lines of the journal are asked for. Anything unknown is passed over.</summary>
public sealed record ChangeQuery
{
    /// <summary>The kind of thing to show changes of; empty for all.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    /// <summary>The person who made them.</summary>
    [FromQuery(Name = "by")]
    public string? By { get; init; }

    /// <summary>The unit that has what was changed.</summary>
    [FromQuery(Name = "unit")]
    public string? Unit { get; init; }

    /// <summary>The first day, by the organization's clock.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>The last day.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>The line after which to go on: its sequence and place within it, such as 812.3.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; init; }

    public Subject? Subject => Enum.TryParse<Subject>(Kind, ignoreCase: true, out var subject) && Enum.IsDefined(subject) ? subject : null;

    /// <summary>Whether some lines are left out.</summary>
    public bool IsNarrow => new[] { Kind, By, Unit, From, To }.Any(asked => !string.IsNullOrEmpty(asked));

    public IQueryable<Change> Within(IQueryable<Change> changes, OrganizationModel model)
    {
        if (Subject is { } subject)
            changes = changes.Where(c => c.Subject == subject);
        if (PublicIds.TryParse(By, out var by))
            changes = changes.Where(c => c.By == by);
        if (PublicIds.TryParse(Unit, out var unitId) && model.TryUnit(unitId, out var unit))
        {
            var ids = model
                .ObjectivesOf(unit)
                .SelectMany(o => model.KpisOf(o).Select(k => k.Id).Prepend(o.Id))
                .Concat(model.Initiatives.Where(i => i.UnitId == unit.Id).Select(i => i.Id))
                .Prepend(unit.Id)
                .ToList();
            changes = changes.Where(c => ids.Contains(c.SubjectId));
        }
        if (Moment(From, model, daysOn: 0) is { } first)
            changes = changes.Where(c => c.At >= first);
        if (Moment(To, model, daysOn: 1) is { } end)
            changes = changes.Where(c => c.At < end);
        return Place(Before) is var (sequence, ordinal)
            ? changes.Where(c => c.Sequence <= sequence && (c.Sequence < sequence || c.Ordinal < ordinal))
            : changes;
    }

    /// <summary>The address of another page.</summary>
    public string Address(string? before) =>
        "?"
        + string.Join(
            '&',
            new[]
            {
                Subject is { } subject ? $"kind={subject.ToString().ToLowerInvariant()}" : null,
                Part("by", By),
                Part("unit", Unit),
                Part("from", From),
                Part("to", To),
                Part("before", before),
            }.OfType<string>()
        );

    private static string? Part(string key, string? value) => string.IsNullOrEmpty(value) ? null : $"{key}={Uri.EscapeDataString(value)}";

    /// <summary>UTC of the start of a day by the organization's clock.</summary>
    private static DateTime? Moment(string? day, OrganizationModel model, int daysOn)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year > 9000)
            return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(model.Organization.TimeZone);
        var start = date.AddDays(daysOn).ToDateTime(default);
        return zone.IsInvalidTime(start)
            ? TimeZoneInfo.ConvertTimeToUtc(start.AddHours(1), zone)
            : TimeZoneInfo.ConvertTimeToUtc(start, zone);
    }

    private static (long Sequence, int Ordinal)? Place(string? text) =>
        text?.Split('.') is [var first, var second]
        && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? (sequence, ordinal)
            : null;
}
