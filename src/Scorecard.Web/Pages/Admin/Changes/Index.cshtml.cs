using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin.Changes;

public sealed class IndexModel(OrganizationReader reader, SignedInPerson me) : AdminPage(reader, me)
{
    private const int PerPage = 100;

    /// <summary>How many lines a file takes.</summary>
    public const int PerFile = 10_000;

    /// <summary>The kind of thing to show changes of; empty for all.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>The line after which to go on: its sequence and place within it, such as 812.3.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public IReadOnlyList<ChangeLine> Lines { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Older { get; private set; }

    public Subject? Subject => Enum.TryParse<Subject>(Kind, ignoreCase: true, out var subject) && Enum.IsDefined(subject) ? subject : null;

    private int Most { get; set; } = PerPage;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        Most = PerFile;
        var shown = await ShowAsync(cancel);
        return shown is PageResult ? File(ChangeLine.ToCsv(Lines).ToBytes(), Csv.ContentType, "changes.csv") : shown;
    }

    /// <summary>The address of another page of the same kind.</summary>
    public string Query(string? before, string? handler = null) =>
        "?"
        + string.Join(
            '&',
            new[]
            {
                handler is null ? null : $"handler={handler}",
                Subject is { } subject ? $"kind={subject.ToString().ToLowerInvariant()}" : null,
                before is null ? null : $"before={before}",
            }.OfType<string>()
        );

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        var changes = Db.Changes.AsNoTracking();
        if (Subject is { } subject)
            changes = changes.Where(c => c.Subject == subject);
        if (Place(Before) is var (sequence, ordinal))
            changes = changes.Where(c => c.Sequence <= sequence && (c.Sequence < sequence || c.Ordinal < ordinal));
        var found = await changes.OrderByDescending(c => c.Sequence).ThenByDescending(c => c.Ordinal).Take(Most + 1).ToListAsync(cancel);
        var shown = found.Take(Most).ToList();
        var people = await PeopleAsync(shown, cancel);
        var undos = await Db.UndosAsync(shown, Model, cancel);
        Lines = [.. shown.Select(change => ChangeLine.Of(change, Model, people) with { Undo = undos.GetValueOrDefault(change) })];
        Older = found.Count > Most ? string.Create(CultureInfo.InvariantCulture, $"{shown[^1].Sequence}.{shown[^1].Ordinal}") : null;
        Way = [Administration, new WayPoint("Changes")];
        return true;
    }

    /// <summary>Those who left have a name and no page any more.</summary>
    private async Task<IReadOnlyDictionary<long, Named>> PeopleAsync(IEnumerable<Change> changes, CancellationToken cancel)
    {
        var ids = ChangeLine.PeopleIn(changes).Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<long, Named>()
            : await Db
                .Users.AsNoTracking()
                .Where(p => ids.Contains(p.Id))
                .Select(p => new
                {
                    p.Id,
                    p.DisplayName,
                    IsMember = Db.Memberships.Any(m => m.PersonId == p.Id),
                })
                .ToDictionaryAsync(
                    p => p.Id,
                    p => new Named(p.DisplayName, p.IsMember ? $"~/admin/people/{PublicIds.Format(p.Id)}" : null),
                    cancel
                );
    }

    private static (long Sequence, int Ordinal)? Place(string? text) =>
        text?.Split('.') is [var first, var second]
        && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? (sequence, ordinal)
            : null;
}
