using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin.Changes;

public sealed class IndexModel(OrganizationReader reader, SignedInPerson me) : AdminPage(reader, me), ITabled
{
    private const int PerPage = 100;

    /// <summary>How many lines a file takes.</summary>
    public const int PerFile = 10_000;

    [BindProperty(SupportsGet = true)]
    public ChangeQuery Search { get; set; } = new();

    public IReadOnlyList<ChangeAct> Acts { get; private set; } = [];

    /// <summary>Those who can have changed something.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<ChangeLine> Lines { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Older { get; private set; }

    private bool IsFile => TableFile.IsAsked(Request.Query);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public IEnumerable<TableFile> Tables => [ChangeLine.ToFile(Lines)];

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        var most = IsFile ? PerFile : PerPage;
        var changes = Search.Within(Db.Changes.AsNoTracking(), Model);
        var found = await changes.OrderByDescending(c => c.Sequence).ThenByDescending(c => c.Ordinal).Take(most + 1).ToListAsync(cancel);
        var shown = found.Take(most).ToList();
        var people = await PeopleAsync(shown, cancel);
        Lines = [.. shown.Select(change => ChangeLine.Of(change, Model, people))];
        if (IsFile)
            return true;
        var undos = await Db.UndosAsync(shown, Model, cancel);
        Lines = [.. shown.Zip(Lines, (change, line) => line with { UndoCascade = undos.GetValueOrDefault(change) })];
        Acts = ChangeAct.Of(shown.Zip(Lines));
        People = await Db.ChoicesAsync([], cancel);
        Older = found.Count > most ? string.Create(CultureInfo.InvariantCulture, $"{shown[^1].Sequence}.{shown[^1].Ordinal}") : null;
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
}
