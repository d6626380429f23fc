using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Units;

/// <summary>Who of the administrators has looked at a private unit, for those whose unit it is.</summary>
public sealed class ReadingsModel(OrganizationReader organizations) : PageModel
{
    private const int Most = 200;

    /// <param name="Unit">The one that was looked at: this one or one below.</param>
    public sealed record Line(string When, string Who, string Unit, string Path);

    private sealed record Found(Unit Unit, bool IsPrivate, string TimeZone, IReadOnlyDictionary<long, string> Names);

    public IReadOnlyList<WayPoint> Way { get; private set; } = [];

    public string Name { get; private set; } = "";

    public bool IsPrivate { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        var found = await organizations.ReadAsync(o => o.Unit(id) is { } unit ? Find(o, unit) : null, cancel);
        if (found is null)
            return NotFound();
        Name = found.Unit.Name;
        IsPrivate = found.IsPrivate;
        if (IsPrivate)
            Lines = await ReadAsync(found, cancel);
        return Page();
    }

    private Found Find(OrganizationView o, Unit unit)
    {
        Way = WayPoint.To(o, unit, new WayPoint("Looked at by administrators"));
        var below = o.Model.Subtree(unit).Where(o.Sees).ToDictionary(u => u.Id, u => u.Name);
        return new(unit, o.Model.IsWithinPrivate(unit), o.Model.Organization.TimeZone, below);
    }

    private async Task<IReadOnlyList<Line>> ReadAsync(Found found, CancellationToken cancel)
    {
        var ids = found.Names.Keys.ToList();
        var lines = await organizations
            .Db.Changes.AsNoTracking()
            .Where(c => c.Subject == Subject.Reading && ids.Contains(c.SubjectId))
            .OrderByDescending(c => c.Sequence)
            .ThenByDescending(c => c.Ordinal)
            .Take(Most)
            .ToListAsync(cancel);
        var people = await organizations.Db.NamesAsync(lines.Select(line => line.By ?? 0), cancel);
        return
        [
            .. lines.Select(line => new Line(
                PeriodWords.Moment(line.At, found.TimeZone),
                people.GetValueOrDefault(line.By ?? 0) ?? "Someone",
                found.Names[line.SubjectId],
                $"~/units/{PublicIds.Format(line.SubjectId)}"
            )),
        ];
    }
}
