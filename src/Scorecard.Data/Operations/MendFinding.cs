using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Health;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Operations;

/// <summary>Mends what the health check found, where one click is enough to say how.</summary>
public sealed class MendFinding(ScorecardDbContext db, ScoreBookStore books, TimeProvider time)
{
    /// <param name="finding">As the check finds it now.</param>
    /// <returns>What was done, as a sentence; null where the person may not edit the unit that can mend it.</returns>
    /// <exception cref="RuleViolation">It takes more than one click, or the thing is gone.</exception>
    public async Task<string?> ExecuteAsync(long organizationId, Actor actor, Finding finding, CancellationToken cancel = default)
    {
        var model = await books.ReadAsync(
            organizationId,
            book => book.Model.TryUnit(finding.UnitId, out var unit) && book.Model.Allows(actor, Operation.Edit, unit) ? book.Model : null,
            cancel
        );
        if (model is null)
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(organizationId, actor.PersonId, now, cancel: cancel);
        var today = model.Organization.DateAt(now);
        var done = await MendAsync(model, finding, actor, today, cancel);
        // The month that people are asked for is mended too; what was before stays as it was.
        await db.HoldFromAsync(model.Closed.FirstOpen(model.Organization.Calendar.AskedMonth(today).Start), cancel);
        await write.CommitAsync(cancel);
        return done;
    }

    private async Task<string> MendAsync(OrganizationModel model, Finding finding, Actor actor, DateOnly today, CancellationToken cancel)
    {
        switch (HealthRules.Of(finding.Rule).Click)
        {
            case ClickKind.Own when finding.Subject == FindingSubject.Objective:
                var unowned = await ObjectiveAsync(finding.SubjectId, cancel);
                unowned.Own(actor.PersonId);
                return $"You now answer for “{unowned.Name}”.";
            case ClickKind.Own:
                var unownedKpi = await KpiAsync(finding, cancel);
                unownedKpi.Describe(unownedKpi.Details with { OwnerId = actor.PersonId });
                return $"You now answer for “{unownedKpi.Name}”.";
            case ClickKind.LetOwnerEnter when model.TryKpi(finding.SubjectId, out var owned) && owned.OwnerId is { } owner:
                var silent = await KpiAsync(finding, cancel);
                silent.NameUpdaters([owner]);
                return $"The values of “{silent.Name}” are now its owner’s to enter.";
            case ClickKind.StartNow:
                var early = await KpiAsync(finding, cancel);
                var frequency = early.Frequency < Frequency.Month ? Frequency.Month : early.Frequency;
                var first = early.Definitions[0];
                early.Define(new(model.Organization.Calendar.Containing(frequency, today).Start, first.Scale, first.Weight));
                return $"“{early.Name}” starts now.";
            case ClickKind.MeasureAlike when model.TryKpi(finding.OtherId, out var other):
                var odd = await KpiAsync(finding, cancel);
                odd.Describe(odd.Details with { UnitOfMeasure = other.UnitOfMeasure });
                return $"“{odd.Name}” is now measured in “{odd.UnitOfMeasure}”.";
            case ClickKind.CountOnce when Remedy.DirectWay(model, finding) is { } direct:
                var link = await db.Contributions.Where(c => c.FromId == direct.FromId && c.ToId == direct.ToId).PresentAsync(cancel);
                link.Change(link.Weight, counts: false);
                return $"The direct link to “{model.Objective(link.ToId).Name}” now only shows alignment, so the score counts once.";
            case ClickKind.Support when Remedy.LikelySupport(model, finding, Sees) is { } upper:
                return await SupportAsync(model, finding.SubjectId, upper.Id, cancel);
            case ClickKind.RemoveLink:
                var closing = await db.Causes.Where(c => c.Id == finding.SubjectId).PresentAsync(cancel);
                await db.RemoveDependentsAsync(closing, cancel);
                db.Remove(closing);
                return "The link that closed the circle is removed.";
            default:
                throw new RuleViolation("This takes more than one click. Open the page beside it.");
        }

        bool Sees(Unit unit) => model.Allows(actor, Operation.View, unit);
    }

    private async Task<string> SupportAsync(OrganizationModel model, long lower, long upper, CancellationToken cancel)
    {
        var (from, to) = (await ObjectiveAsync(lower, cancel), await ObjectiveAsync(upper, cancel));
        var support = new Contribution(from, to);
        ContributionGraph.Check(
            support,
            model.UnitOf(from),
            model.UnitOf(to),
            await db.Contributions.AsNoTracking().ToListAsync(cancel),
            id => model.Objective(id).Name
        );
        db.Add(support);
        return $"“{from.Name}” now supports “{to.Name}”.";
    }

    private Task<Objective> ObjectiveAsync(long id, CancellationToken cancel) => db.Objectives.Where(o => o.Id == id).PresentAsync(cancel);

    private Task<Kpi> KpiAsync(Finding finding, CancellationToken cancel) =>
        db.Kpis.Where(k => k.Id == finding.SubjectId).PresentAsync(cancel);
}
