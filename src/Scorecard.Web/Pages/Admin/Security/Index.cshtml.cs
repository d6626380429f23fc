using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Frame;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin.Security;

public sealed class IndexModel(OrganizationReader reader, SignedInPerson me, EventsKept kept) : AdminPage(reader, me), ITabled
{
    private const int PerPage = 100;

    /// <summary>How many lines a file takes.</summary>
    public const int PerFile = 10_000;

    [BindProperty(SupportsGet = true)]
    public SecurityQuery Search { get; set; } = new();

    public IReadOnlyList<SecurityLine> Lines { get; private set; } = [];

    /// <summary>The organization's members by name.</summary>
    public IReadOnlyList<MemberName> Members { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Older { get; private set; }

    public int DaysKept => kept.Days;

    public IEnumerable<TableFile> Tables => [SecurityLine.ToFile(Lines)];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        var most = TableFile.IsAsked(Request.Query) ? PerFile : PerPage;
        Members = await Db.MemberNamesAsync(cancel);
        var own = Members.Where(m => m.BelongsHereOnly).Select(m => m.Id).ToList();
        var found = await Db.EventsAsync(Search, own, most + 1, cancel);
        var names = Members.ToDictionary(m => m.Id, m => m.Name);
        Lines = [.. found.Take(most).Select(e => SecurityLine.Of(e, Organization.TimeZone, names))];
        Older = found.Count > most ? SecurityQuery.PlaceOf(found[most - 1]) : null;
        Way = [Administration, new WayPoint("Security")];
        return true;
    }
}
