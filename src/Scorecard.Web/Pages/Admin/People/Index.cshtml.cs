using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Frame;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin.People;

public sealed class IndexModel(OrganizationReader reader, SignedInPerson me) : PeoplePage(reader, me)
{
    private const int Most = 200;

    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    public IReadOnlyList<Member> Members { get; private set; } = [];

    public int MemberCount { get; private set; }

    /// <summary>How many match; only the first of them are shown.</summary>
    public int Found { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        var all = await Db.MembersAsync(Model, cancel);
        var found = all.Where(member => member.Matches(Search)).ToList();
        MemberCount = all.Count;
        Found = found.Count;
        Members = [.. found.Take(Most)];
        Way = [Administration, new WayPoint("People")];
        return true;
    }
}
