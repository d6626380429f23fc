using Scorecard.Data;
using Scorecard.Domain.Scoring;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

/// <summary>What a person may do in one organization, in words.</summary>
public sealed record OwnRoles(string Organization, IReadOnlyList<(string What, string Meaning)> Roles)
{
    /// <summary>Those in every organization that the person is a member of.</summary>
    public static async Task<IReadOnlyList<OwnRoles>> AllAsync(ScoreBookStore books, SignedInPerson person, CancellationToken cancel)
    {
        List<OwnRoles> all = [];
        foreach (var (id, name) in person.Organizations)
            all.Add(new(name, await books.ReadAsync(id, book => In(book, person), cancel)));
        return all;
    }

    private static List<(string, string)> In(ScoreBook book, SignedInPerson person) =>
        [
            .. person
                .Memberships.Where(m => m.OrganizationId == book.Model.Organization.Id && book.Model.TryUnit(m.UnitId, out _))
                .Select(m => (People.Roles.Say(m.Role, book.Model.Unit(m.UnitId)), People.Roles.Meaning(m.Role))),
        ];
}
