using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Cascading;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Operations;

/// <summary>
/// Takes an objective down to the units directly below: all of it in one write, which <see cref="UndoCascade"/> can take back.
/// </summary>
public sealed class CascadeObjective(ScorecardDbContext db, ScoreBookStore books, NewIds ids, TimeProvider time)
{
    /// <summary>What the journal gives as the reason of a cascade, by which it is known there.</summary>
    public const string Why = "cascade";

    /// <returns>The write's sequence number, by which it is undone.</returns>
    /// <exception cref="RuleViolation">A unit is not directly below, already answers, or may not be edited by the person.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone changed or cascaded the objective since the person saw it.</exception>
    public Task<long> ExecuteAsync(long organizationId, Actor actor, CascadePlan plan, CancellationToken cancel = default) =>
        db.Provider.TwiceAsync(() => OnceAsync(organizationId, actor, plan, cancel));

    private async Task<long> OnceAsync(long organizationId, Actor actor, CascadePlan plan, CancellationToken cancel)
    {
        var wanted = plan.Units.Where(u => u.As != CascadeAs.Leave).ToList();
        if (wanted.Count == 0)
            throw new RuleViolation("Choose for at least one unit what it makes of the objective.");
        var allowed = await books.EditableAsync(organizationId, actor, cancel);
        await using var write = await db.BeginWriteAsync(organizationId, actor.PersonId, time.GetUtcNow().UtcDateTime, Why, cancel);
        var objective =
            await db.Objectives.SingleOrDefaultAsync(o => o.Id == plan.ObjectiveId, cancel)
            ?? throw new RuleViolation("Someone removed this objective meanwhile. Nothing was saved.");
        if (objective.Version != plan.Version)
            throw new DbUpdateConcurrencyException($"“{objective.Name}” was changed meanwhile.");
        // A second person who saw the same version must not cascade it again.
        db.Entry(objective).Property(o => o.Version).IsModified = true;

        var units = await UnitsAsync(objective, wanted, allowed, cancel);
        var perspective = await db.Perspectives.SingleAsync(p => p.Id == objective.PerspectiveId, cancel);
        var kpiIds = plan.Kpis.Select(k => k.KpiId).ToList();
        var kpis = await db.Kpis.Where(k => k.ObjectiveId == objective.Id && kpiIds.Contains(k.Id)).ToListAsync(cancel);
        var calendar = (await db.Organizations.AsNoTracking().SingleAsync(cancel)).Calendar;
        var codes = new FreeCodes(await db.Objectives.Select(o => o.CodeNormalized).ToListAsync(cancel));
        var kpiCodes = new FreeCodes(await db.Kpis.Select(k => k.CodeNormalized).ToListAsync(cancel));
        foreach (var (unit, line) in wanted.Select(line => (units[line.UnitId], line)))
        {
            if (AnswerOf(line.As) is { } answer)
            {
                db.Add(new CascadeAnswer(objective, unit, answer, line.Reason, line.OwnerId));
                continue;
            }
            var identical = line.As == CascadeAs.Identical;
            var lower = new Objective(
                ids.Next(),
                unit,
                perspective,
                codes.For(unit.Code, objective.Code),
                identical ? objective.Name : line.Name ?? ""
            );
            lower.Change(
                lower.Name,
                identical ? objective.Description : null,
                perspective,
                1,
                objective.CascadeShare,
                objective.Rule,
                line.OwnerId
            );
            db.Add(lower);
            db.Add(new Contribution(lower, objective));
            if (!identical)
                continue;
            lower.Follow(objective);
            foreach (var kpi in kpis)
            {
                var definitions = HandedDown.Definitions(kpi, plan.From, calendar);
                if (plan.Kpis.First(k => k.KpiId == kpi.Id).Targets.TryGetValue(unit.Id, out var targets))
                    definitions = HandedDown.Aimed(definitions, targets);
                db.Add(Copy(kpi, lower, kpiCodes.For(unit.Code, kpi.Code), definitions));
            }
        }
        await write.CommitAsync(cancel);
        return write.Sequence;
    }

    /// <summary>What is said where a unit already has an objective that follows the one above: a second would be its twin.</summary>
    public static string Twin(string unit, string objective) =>
        $"“{unit}” follows this objective already, with “{objective}”. Leave it as it is, or choose another answer for it.";

    /// <summary>Null where the unit gets an objective of its own, or nothing.</summary>
    private static CascadeAnswerKind? AnswerOf(CascadeAs kind) =>
        kind switch
        {
            CascadeAs.Shared => CascadeAnswerKind.Shared,
            CascadeAs.NotRelevant => CascadeAnswerKind.NotRelevant,
            CascadeAs.Leave or CascadeAs.Identical or CascadeAs.Contributory => null,
        };

    private async Task<Dictionary<long, Unit>> UnitsAsync(
        Objective objective,
        List<CascadeUnit> wanted,
        HashSet<long> allowed,
        CancellationToken cancel
    )
    {
        var unitIds = wanted.Select(u => u.UnitId).ToList();
        var units = await db.Units.Where(u => unitIds.Contains(u.Id) || u.Id == objective.UnitId).ToDictionaryAsync(u => u.Id, cancel);
        var above = units[objective.UnitId];
        var answered = await db.CascadeAnswers.Where(a => a.ObjectiveId == objective.Id).Select(a => a.UnitId).ToListAsync(cancel);
        var following = await db.Objectives.Where(o => o.SourceId == objective.Id).ToListAsync(cancel);
        foreach (var id in unitIds)
        {
            if (!allowed.Contains(id) || !units.TryGetValue(id, out var unit))
                throw new RuleViolation(
                    "You may not edit one of the units that you chose. Ask its manager to cascade the objective there."
                );
            if (unit.ParentId != above.Id)
                throw new RuleViolation(
                    $"“{unit.Name}” is not directly below “{above.Name}”, so the way from “{above.Name}” to it would skip a tier. "
                        + "Cascade to the unit between them first."
                );
            if (answered.Contains(id))
                throw new RuleViolation($"“{unit.Name}” has answered this objective already. Take its answer back first.");
            if (wanted.Any(w => w.UnitId == id && w.As == CascadeAs.Identical) && following.Find(o => o.UnitId == id) is { } twin)
                throw new RuleViolation(Twin(unit.Name, twin.Name));
        }
        return units;
    }

    private Kpi Copy(Kpi kpi, Objective lower, string code, IReadOnlyList<KpiDefinition> definitions)
    {
        var details = kpi.Details with { ValueSource = ValueSource.Entered, RollUp = null, OwnerId = null, SponsorId = null };
        var copy = new Kpi(ids.Next(), lower, code, details, definitions[0]);
        foreach (var later in definitions.Skip(1))
            copy.Define(later);
        copy.FeedInto(kpi.Id);
        copy.Follow(kpi);
        return copy;
    }
}
