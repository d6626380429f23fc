using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Notices;

/// <summary>
/// Finds what people are to be told, in every organization. With several nodes each does it, and all come to the same: who was told is told
/// no more.
/// </summary>
public sealed partial class NoticeKeeper(
    IDbContextFactory<ScorecardDbContext> contexts,
    ScoreBookStore books,
    NoticeTeller teller,
    HookTeller hooks,
    TimeProvider time,
    ILogger<NoticeKeeper> log
)
{
    /// <summary>How far back in the journal a start looks for signals that nobody was told of.</summary>
    private const int Reach = 5_000;

    private static readonly TimeSpan MailsKept = TimeSpan.FromDays(90);

    /// <summary>Much longer than anything stays news.</summary>
    private static readonly TimeSpan NoticesKept = TimeSpan.FromDays(400);

    /// <summary>In which hour each organization was looked at last, and how far its journal was.</summary>
    private readonly Dictionary<long, (long Sequence, DateTime Hour)> done = [];

    /// <summary>Looks at all organizations; one that fails is logged and does not keep the others from it.</summary>
    public async Task TellAllAsync(CancellationToken cancel)
    {
        List<Organization> all;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
            all = await db.Organizations.IgnoreQueryFilters().AsNoTracking().ToListAsync(cancel);
        foreach (var organization in all)
            try
            {
                await TellAsync(organization, cancel);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                Failed(e, PublicIds.Format(organization.Id));
            }
    }

    /// <summary>Removes mails that are done with, and what is so old that it is not found again.</summary>
    public async Task ForgetAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (over, old) = (now - MailsKept, now - NoticesKept);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var mails = db.OutboxMails.Where(m => m.SentAt < over || m.GivenUpAt < over);
        var posts = db.HookPosts.IgnoreQueryFilters().Where(p => p.At < old);
        var notices = db.Notices.IgnoreQueryFilters().Where(n => n.At < old);
        await db.InTurnAsync(() => mails.ExecuteDeleteAsync(cancel), cancel);
        await db.InTurnAsync(() => posts.ExecuteDeleteAsync(cancel), cancel);
        await db.InTurnAsync(() => notices.ExecuteDeleteAsync(cancel), cancel);
    }

    private async Task TellAsync(Organization organization, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var hour = new DateTime(now.Year, now.Month, now.Day, now.Hour, 0, 0, DateTimeKind.Utc);
        var (sequence, looked) = done.GetValueOrDefault(organization.Id, (Math.Max(0, organization.Sequence - Reach), default));
        if (sequence == organization.Sequence && looked == hour)
            return;
        var today = organization.DateAt(now);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).Scope(organization.Id);
        var memberships = await db.Memberships.AsNoTracking().ToListAsync(cancel);
        var signals = await db.Changes.AsNoTracking().Where(c => c.Sequence > sequence && c.Subject == Subject.Signal).ToListAsync(cancel);
        var warnings = await db.LeadWarnings.AsNoTracking().Where(w => w.Outcome == WarningOutcome.Open).ToListAsync(cancel);
        var mentions = await MentionNews.ReadAsync(db, cancel);
        var settled = await SettledNews.ReadAsync(db, sequence, cancel);
        var sources = await SourceNews.ReadAsync(db, cancel);
        // What is due is looked at while people work, so that what they are told holds when they read it.
        var isOpen = looked != hour && organization.WorkingHours.NextFrom(now, organization.TimeZone) == now;
        var names = isOpen
            ? await db
                .Users.AsNoTracking()
                .Where(p => db.Memberships.Any(m => m.PersonId == p.Id))
                .ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel)
            : [];
        var asksForBands = await db.Hooks.AnyAsync(h => h.Kind == HookKind.Bands, cancel);
        var (news, bands, model) = await books.ReadAsync(
            organization.Id,
            book =>
            {
                var people = new Answerable(book.Model, memberships);
                var alerts = new Alerts(book, people, today);
                IEnumerable<News> due = isOpen ? new DueNews(book, people, names, today).All() : [];
                return (
                    due.Concat(alerts.Colours())
                        .Concat(alerts.Signals(signals))
                        .Concat(alerts.Warnings(warnings))
                        .Concat(new MentionNews(book.Model, people, mentions).All())
                        .Concat(new ApprovalNews(book, memberships, today, isOpen).All())
                        .Concat(new SettledNews(book.Model, people, settled).All())
                        .Concat(sources.All(book.Model, people))
                        .ToList(),
                    asksForBands ? BandNews.Of(book, today) : [],
                    book.Model
                );
            },
            cancel
        );
        await teller.TellAsync(organization, news, cancel);
        await hooks.TellAsync(model, news, cancel);
        await hooks.TellProgramsAsync(model, await HookNews.ReadAsync(db, model, sequence, now, cancel), cancel);
        await hooks.TellBandsAsync(model, bands, cancel);
        done[organization.Id] = (organization.Sequence, hour);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What people of the organization {Organization} are to be told could not be found")]
    private partial void Failed(Exception e, string organization);
}
