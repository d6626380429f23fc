using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Admin.Security;

/// <summary>Which security events are asked for. Anything unknown is passed over.</summary>
public sealed record SecurityQuery
{
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    /// <summary>The person whose account they are about.</summary>
    [FromQuery(Name = "person")]
    public string? Person { get; init; }

    /// <summary>The event after which to go on: its moment and its id.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; init; }

    public SecurityKind? Asked => Enum.TryParse<SecurityKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    public IQueryable<SecurityEvent> Within(IQueryable<SecurityEvent> events)
    {
        if (Asked is { } kind)
        {
            var what = kind.InWords();
            events = events.Where(e => e.What == what);
        }
        if (PublicIds.TryParse(Person, out var person))
            events = events.Where(e => e.PersonId == person);
        if (Place(Before) is var (at, id))
            events = events.Where(e => e.At <= at && (e.At < at || e.Id < id));
        return events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);
    }

    public static string PlaceOf(SecurityEvent last) => string.Create(CultureInfo.InvariantCulture, $"{last.At.Ticks}.{last.Id}");

    /// <summary>The address of another page.</summary>
    public string Address(string? before) =>
        "?"
        + string.Join(
            '&',
            new[] { ("kind", Kind), ("person", Person), ("before", before) }
                .Where(part => !string.IsNullOrEmpty(part.Item2))
                .Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}")
        );

    private static (DateTime At, long Id)? Place(string? text) =>
        text?.Split('.') is [var first, var second]
        && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTime.MaxValue.Ticks
        && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (new DateTime(ticks, DateTimeKind.Utc), id)
            : null;
}
