using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Notices;

/// <summary>
/// Tells people: in the application at once, by mail within the organization's working hours, each as the person chose. The notice and its
/// mail are saved together, and a unique index keeps a second one out, whichever node it comes from.
/// </summary>
public sealed class NoticeTeller(IDbContextFactory<ScorecardDbContext> contexts, SignedLinks links, NewIds ids, TimeProvider time)
{
    private const int AtOnce = 200;

    private sealed record Reachable(long Id, string Name, string? Email, bool IsDemo, string? Culture);

    /// <returns>How many notices are new.</returns>
    public async Task<int> TellAsync(Organization organization, IReadOnlyCollection<News> news, CancellationToken cancel)
    {
        if (news.Count == 0)
            return 0;
        await using var db = (await contexts.CreateDbContextAsync(cancel)).Scope(organization.Id);
        var people = await PeopleAsync(db, cancel);
        var choices = await db.NoticeChoices.AsNoTracking().ToDictionaryAsync(c => (c.PersonId, c.Kind), cancel);
        var told = 0;
        foreach (var some in news.Chunk(AtOnce))
        {
            var keys = some.Select(n => n.Key).Distinct().ToList();
            var known = (
                await db
                    .Notices.Where(n => keys.Contains(n.Key))
                    .Select(n => new
                    {
                        n.PersonId,
                        n.Kind,
                        n.Key,
                    })
                    .ToListAsync(cancel)
            ).ToHashSet();
            foreach (var item in some)
            foreach (var id in item.People.Distinct())
                if (
                    people.TryGetValue(id, out var person)
                    && known.Add(
                        new
                        {
                            PersonId = id,
                            item.Kind,
                            item.Key,
                        }
                    )
                    && await TellAsync(db, organization, item, person, choices.GetValueOrDefault((id, item.Kind)), cancel)
                )
                    told++;
        }
        return told;
    }

    private Task<bool> TellAsync(
        ScorecardDbContext db,
        Organization organization,
        News news,
        Reachable person,
        NoticeChoice? choice,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var isListed = choice?.InApplication ?? true;
        var text = news.In(person.Culture);
        db.Add(new Notice(ids.Next(), organization.Id, person.Id, news.Kind, news.Key, text, news.Path, isListed, now));
        if (!news.IsQuiet && (choice?.ByMail ?? true) && person is { Email: { } email, IsDemo: false })
        {
            var key = $"{news.Kind} {person.Id} {organization.Id} {news.Key}";
            var open = organization.WorkingHours.NextFrom(now, organization.TimeZone);
            var mail = new OutboxMail(ids.Next(), key, MailPurpose.Notice, email, now, open)
            {
                OrganizationId = organization.Id,
                PersonId = person.Id,
                Kind = news.Kind,
            };
            Text(organization, news, text, person).WriteTo(mail);
            db.Add(mail);
        }
        return db.TrySaveNewAsync(cancel);
    }

    private MailText Text(Organization organization, News news, string text, Reachable person)
    {
        var lines = text.Split('\n');
        return new(
            $"{lines[0]} ({organization.Name})",
            [$"Hello {person.Name},", .. lines],
            [("Open it in Scorecard", links.Whole(news.Path))],
            [
                (
                    $"You get this as a member of {organization.Name}. No more mails of this kind",
                    links.Unsubscribe(organization.Id, person.Id, news.Kind)
                ),
                ("Choose what you are told", links.Whole("/account/notices")),
            ]
        );
    }

    /// <summary>The members who have signed in once at least; whoever has an invitation open is not chased.</summary>
    private static Task<Dictionary<long, Reachable>> PeopleAsync(ScorecardDbContext db, CancellationToken cancel) =>
        db
            .Users.AsNoTracking()
            .Where(p => p.DisabledAt == null && db.Memberships.Any(m => m.PersonId == p.Id))
            .Where(p =>
                p.PasswordHash != null || db.UserLogins.Any(login => login.UserId == p.Id) || db.UserPasskeys.Any(key => key.UserId == p.Id)
            )
            .Select(p => new Reachable(p.Id, p.DisplayName, p.Email, p.IsDemo, p.Culture))
            .ToDictionaryAsync(p => p.Id, cancel);
}
