using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Comments;
using Scorecard.Web.Pages.Parts;

namespace Scorecard.Web.Pages.Comments;

/// <summary>The organization's people, with whether they may see a thing.</summary>
public sealed record CommentPeople(IReadOnlyList<Mentionable> People, IReadOnlyDictionary<long, string?> Titles)
{
    /// <summary>So many fit a box to choose from; where there are more, names are typed.</summary>
    private const int MostChoices = 500;

    public static async Task<CommentPeople> ReadAsync(ScorecardDbContext db, CommentThing thing, CancellationToken cancel)
    {
        var rows = await db
            .Memberships.AsNoTracking()
            .Join(
                db.Users.Where(p => p.DisabledAt == null),
                m => m.PersonId,
                p => p.Id,
                (m, p) =>
                    new
                    {
                        Role = m,
                        p.DisplayName,
                        p.Title,
                    }
            )
            .ToListAsync(cancel);
        var people = rows.GroupBy(row => row.Role.PersonId).ToList();
        return new(
            [
                .. people
                    .OrderBy(p => p.First().DisplayName, StringComparer.CurrentCultureIgnoreCase)
                    .Select(p => new Mentionable(
                        p.Key,
                        p.First().DisplayName,
                        thing.IsSeenBy(new Actor(p.Key, [.. p.Select(row => row.Role)]))
                    )),
            ],
            people.ToDictionary(p => p.Key, p => p.First().Title)
        );
    }

    /// <summary>Those who may be asked, as a box offers them; none where they are too many.</summary>
    public IReadOnlyList<SelectListItem> Choices(long me) =>
        Askable(me).Take(MostChoices + 1).ToList() is { Count: <= MostChoices } all
            ? [.. all.Select(p => new SelectListItem(Titled(p), PublicIds.Format(p.Id)))]
            : [];

    /// <summary>The first whose name has a word that begins so.</summary>
    public IReadOnlyList<Suggestion> Beginning(string? text, long me, int most) =>
        [
            .. Askable(me)
                .Where(p =>
                    p.Name.StartsWith(text ?? "", StringComparison.CurrentCultureIgnoreCase)
                    || p.Name.Split(' ').Any(word => word.StartsWith(text ?? "", StringComparison.CurrentCultureIgnoreCase))
                )
                .Take(most)
                .Select(p => new Suggestion(p.Name, Titles[p.Id] ?? "")),
        ];

    private IEnumerable<Mentionable> Askable(long me) => People.Where(p => p.Sees && p.Id != me);

    private string Titled(Mentionable person) => Titles[person.Id] is { } title ? $"{person.Name}, {title}" : person.Name;
}

/// <summary>Somebody whose name a script offers.</summary>
public sealed record Suggestion(string Name, string Title);
