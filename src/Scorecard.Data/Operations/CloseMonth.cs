using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Operations;

/// <summary>
/// Closes a month of an organization with the open ones before it, each with the scores that it shows at that moment; and reopens one
/// with the closed ones after it. Only who runs the organization may.
/// </summary>
public sealed class CloseMonth(ScorecardDbContext db, ScoreBookStore books, NewIds ids, TimeProvider time)
{
    /// <summary>So often it is tried again where others save in between.</summary>
    private const int Tries = 5;

    private sealed record Frozen(long Sequence, IReadOnlyList<(Period Month, int Missing, byte[] Scores)> Months);

    /// <returns>The months that were closed, earliest first; null where the person may not.</returns>
    /// <exception cref="RuleViolation">The month is not over, or closed already.</exception>
    public async Task<IReadOnlyList<Period>?> CloseAsync(long organizationId, Actor actor, Period month, CancellationToken cancel = default)
    {
        for (var i = 0; i < Tries; i++)
        {
            var now = time.GetUtcNow().UtcDateTime;
            var frozen = await books.ReadAsync(
                organizationId,
                book =>
                {
                    if (!Administers(book.Model, actor))
                        return null;
                    var today = book.Model.Organization.DateAt(now);
                    return new Frozen(
                        book.Sequence,
                        [
                            .. book.ClosedWith(month, today)
                                .Select(m => (m, book.StandingOf(m, today).Missing, FrozenScores.Of(book, m).ToBytes())),
                        ]
                    );
                },
                cancel
            );
            if (frozen is null)
                return null;
            await using var write = await db.BeginWriteAsync(organizationId, actor.PersonId, now, cancel: cancel);
            // What is kept is what the month shows: nothing may have been saved since.
            if (write.Sequence != frozen.Sequence + 1)
                continue;
            foreach (var (one, missing, scores) in frozen.Months)
            {
                var closing = new Closing(ids.Next(), organizationId, one, now, actor.PersonId, frozen.Sequence, missing);
                db.AddRange(closing, new ClosingScores(closing, scores));
            }
            await write.CommitAsync(cancel);
            return [.. frozen.Months.Select(m => m.Month)];
        }
        throw new RuleViolation("Others are saving values just now, and the month would be closed without them. Try it again.");
    }

    /// <returns>The months that were reopened, earliest first; null where the person may not.</returns>
    /// <exception cref="RuleViolation">The month is not closed, or no reason is given.</exception>
    public async Task<IReadOnlyList<Period>?> ReopenAsync(
        long organizationId,
        Actor actor,
        Period month,
        string? why,
        CancellationToken cancel = default
    )
    {
        var organization = await books.ReadAsync(
            organizationId,
            book => Administers(book.Model, actor) ? book.Model.Organization : null,
            cancel
        );
        if (organization is null)
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(organizationId, actor.PersonId, now, why, cancel);
        var closings = await db
            .Closings.Where(c => c.ReopenedAt == null && c.Month >= month.Start)
            .OrderBy(c => c.Month)
            .ToListAsync(cancel);
        if (closings.FirstOrDefault()?.Month != month.Start)
            throw new RuleViolation($"{PeriodCode.Format(month, organization.Calendar)} is not closed.");
        foreach (var closing in closings)
            closing.Reopen(why, now, actor.PersonId);
        await write.CommitAsync(cancel);
        return [.. closings.Select(c => organization.Calendar.Containing(Frequency.Month, c.Month))];
    }

    private static bool Administers(OrganizationModel model, Actor actor) =>
        model.Root is { } root && model.Allows(actor, Operation.Administer, root);
}
