using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin;

public sealed class IndexModel(OrganizationReader reader, SignedInPerson me) : AdminPage(reader, me, new WayPoint("Administration"))
{
    public IReadOnlyList<(string Heading, IReadOnlyList<Setting> Settings)> Groups { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        var people = await Db.Memberships.Select(m => m.PersonId).Distinct().CountAsync(cancel);
        var lastChange = await Db.Changes.OrderByDescending(c => c.Sequence).Select(c => (DateTime?)c.At).FirstOrDefaultAsync(cancel);
        Groups = [("Scorecard", Setting.OfScorecard(Model)), ("People and records", Setting.OfRecords(Organization, people, lastChange))];
        return true;
    }
}
