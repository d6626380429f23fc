using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;

namespace Scorecard.Data.Operations;

/// <summary>A value that somebody saw waiting for approval, by its revision.</summary>
public readonly record struct SeenWaiting(long KpiId, DateOnly Start, int Revision);

/// <summary>
/// Approves values that wait, or returns them with a reason: any number in one write, each a further revision. One that was submitted anew
/// or settled since the person looked stays as it is.
/// </summary>
public sealed class SettleWaiting(ScorecardDbContext db, ScoreBookStore books, TimeProvider time)
{
    public const string Approved = "Approved";
    public const string Returned = "Returned: ";

    private const int MostWords = 400;

    /// <param name="Settled">How many were.</param>
    /// <param name="Changed">How many were submitted anew, taken back or settled by someone else meanwhile.</param>
    /// <param name="Denied">How many are not for the person to approve.</param>
    /// <param name="Sequence">The number of the write.</param>
    public sealed record Outcome(int Settled, int Changed, int Denied, long Sequence);

    private delegate Measurement Settling(OrganizationModel model, Kpi kpi, Measurement waiting, DateTime now);

    /// <exception cref="RuleViolation">The person submitted one themselves where that is forbidden, or its KPI takes no value there any
    /// more. Nothing was changed.</exception>
    public Task<Outcome> ApproveAsync(
        long organizationId,
        Actor actor,
        IReadOnlyCollection<SeenWaiting> seen,
        CancellationToken cancel = default
    ) =>
        SettleAsync(
            organizationId,
            actor,
            seen,
            Approved,
            (model, kpi, waiting, now) =>
                kpi.Approve(
                    waiting,
                    model.Organization.Calendar,
                    model.ClosedFrom(model.UnitOf(kpi)),
                    model.Organization.DateAt(now),
                    now,
                    actor.PersonId
                ),
            cancel
        );

    /// <param name="reason">What is to be mended; never empty.</param>
    /// <inheritdoc cref="ApproveAsync"/>
    public Task<Outcome> ReturnAsync(
        long organizationId,
        Actor actor,
        IReadOnlyCollection<SeenWaiting> seen,
        string? reason,
        CancellationToken cancel = default
    )
    {
        var said = reason?.Trim() ?? "";
        if (said.Length == 0)
            throw new RuleViolation("Say why it comes back, so that it can be mended: whoever submitted it reads your words.");
        if (said.Length > MostWords)
            throw new RuleViolation($"Shorten the reason to at most {MostWords} characters.");
        return SettleAsync(
            organizationId,
            actor,
            seen,
            Returned + said,
            (model, kpi, waiting, now) => kpi.Return(waiting, said, model.Organization.Calendar, now, actor.PersonId),
            cancel
        );
    }

    private Task<Outcome> SettleAsync(
        long organizationId,
        Actor actor,
        IReadOnlyCollection<SeenWaiting> seen,
        string why,
        Settling settle,
        CancellationToken cancel
    ) => db.Provider.TwiceAsync(() => OnceAsync(organizationId, actor, seen, why, settle, cancel));

    private async Task<Outcome> OnceAsync(
        long organizationId,
        Actor actor,
        IReadOnlyCollection<SeenWaiting> seen,
        string why,
        Settling settle,
        CancellationToken cancel
    )
    {
        var model = await books.ReadAsync(organizationId, book => book.Model, cancel);
        var now = time.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(organizationId, actor.PersonId, now, why, cancel);
        var (kpis, starts) = (seen.Select(s => s.KpiId).Distinct().ToArray(), seen.Select(s => s.Start).Distinct().ToArray());
        var revisions = (
            await db
                .Measurements.AsNoTracking()
                .Where(m => kpis.Contains(m.KpiId) && starts.Contains(m.PeriodStart))
                .OrderBy(m => m.Revision)
                .ToListAsync(cancel)
        ).ToLookup(m => (m.KpiId, m.PeriodStart));
        var (changed, denied) = (0, 0);
        var settled = new List<Measurement>();
        foreach (var one in seen.Distinct())
            if (revisions[(one.KpiId, one.Start)].LastOrDefault() is not { Standing: Standing.Waiting } top || top.Revision != one.Revision)
                changed++;
            else if (!model.TryKpi(one.KpiId, out var kpi) || !MayBeSettled(model, actor, kpi, top))
                denied++;
            else
                settled.Add(settle(model, kpi, top, now));
        db.AddRange(settled);
        await write.CommitAsync(cancel);
        if (settled is [var only])
        {
            var value = PeriodValue.Of(revisions[(only.KpiId, only.PeriodStart)]).With(only);
            books.Take(organizationId, [new(only.KpiId, only.PeriodStart, value)], write.Sequence);
        }
        return new(settled.Count, changed, denied, settled.Count > 0 ? write.Sequence : 0);
    }

    private static bool MayBeSettled(OrganizationModel model, Actor actor, Kpi kpi, Measurement waiting)
    {
        if (!model.Allows(actor, Operation.View, model.UnitOf(kpi)))
            return false;
        if (model.IsForbiddenOwn(actor.PersonId, waiting.RecordedBy))
            throw new RuleViolation(
                $"You submitted the value of “{kpi.Name}” yourself, and nobody approves their own value here. Somebody else has to approve "
                    + "it; you can change it or take it back until then."
            );
        return model.AllowsApproval(actor, kpi, waiting.RecordedBy);
    }
}
