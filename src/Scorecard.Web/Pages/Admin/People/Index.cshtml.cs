using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Frame;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin.People;

public sealed class IndexModel(OrganizationReader reader, SignedInPerson me) : PeoplePage(reader, me), ITabled
{
    private const int Most = 200;

    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    public IReadOnlyList<Member> Members { get; private set; } = [];

    public int MemberCount { get; private set; }

    /// <summary>How many match; only the first of them are shown.</summary>
    public int Found { get; private set; }

    public IEnumerable<TableFile> Tables =>
        [
            TableFile.Of(
                "people",
                "People",
                null,
                Members,
                ("Name", member => member.Name),
                ("Title", member => member.Title),
                ("E-mail", member => member.Email),
                ("Roles", member => string.Join("; ", member.Roles.Select(r => Roles.Say(r.Role, r.Unit)))),
                ("Sign-in", member => member.HasPassword ? "Active" : "Invited")
            ),
        ];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        var all = await Db.MembersAsync(Model, cancel);
        var found = all.Where(member => member.Matches(Search)).ToList();
        MemberCount = all.Count;
        Found = found.Count;
        Members = TableFile.IsAsked(Request.Query) ? found : [.. found.Take(Most)];
        Way = [Administration, new WayPoint("People")];
        return true;
    }
}
