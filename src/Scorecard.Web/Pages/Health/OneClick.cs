using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Health;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Units;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Health;

/// <summary>What can be mended with one click: the button's words, and the change.</summary>
public static class OneClick
{
    /// <summary>The words of the button, or null where a person has to decide more than yes.</summary>
    public static string? Offer(ToldFindings look, in Finding finding) => finding.Rule switch
    {
        HealthRule.ObjectiveWithoutOwner or HealthRule.KpiWithoutOwner => "I answer for it",
        HealthRule.KpiWithoutUpdater when look.Model.Kpi(finding.SubjectId).OwnerId is not null => "Let its owner enter",
        HealthRule.KpiNotBegun => "Let it start now",
        HealthRule.DifferentBelow when look.Model.Kpi(finding.SubjectId).Direction == look.Model.Kpi(finding.OtherId).Direction =>
            $"Measure in “{look.Model.Kpi(finding.OtherId).UnitOfMeasure}”",
        HealthRule.DoubleCounting when Shortcut(look.Model, finding) is not null => "Count it once",
        HealthRule.ObjectiveWithoutContribution when Likely(look, finding) is { } upper => $"Support “{upper.Name}”",
        HealthRule.CauseCircle => "Remove the last link",
        _ => null,
    };

    /// <summary>Makes the change inside a write.</summary>
    /// <returns>What was done.</returns>
    public static async Task<string> MendAsync(ScorecardDbContext db, ToldFindings look, Finding finding, long me, CancellationToken cancel)
    {
        switch (finding.Rule)
        {
            case HealthRule.ObjectiveWithoutOwner:
                var unowned = await db.Objectives.Where(o => o.Id == finding.SubjectId).StillAsync(cancel);
                unowned.Own(me);
                return $"You now answer for “{unowned.Name}”.";
            case HealthRule.KpiWithoutOwner:
                var unownedKpi = await KpiAsync();
                unownedKpi.Describe(unownedKpi.Details with { OwnerId = me });
                return $"You now answer for “{unownedKpi.Name}”.";
            case HealthRule.KpiWithoutUpdater when look.Model.Kpi(finding.SubjectId).OwnerId is { } owner:
                var silent = await KpiAsync();
                silent.NameUpdaters([owner]);
                return $"The values of “{silent.Name}” are now its owner’s to enter.";
            case HealthRule.KpiNotBegun:
                var early = await KpiAsync();
                var period = look.Period.Calendar.Containing(early.Frequency < Frequency.Month ? Frequency.Month : early.Frequency, look.Period.Today);
                early.Define(new(period.Start, early.Definitions[0].Scale, early.Definitions[0].Weight));
                return $"“{early.Name}” starts now.";
            case HealthRule.DifferentBelow:
                var odd = await KpiAsync();
                odd.Describe(odd.Details with { UnitOfMeasure = look.Model.Kpi(finding.OtherId).UnitOfMeasure });
                return $"“{odd.Name}” is now measured in “{odd.UnitOfMeasure}”.";
            case HealthRule.DoubleCounting when Shortcut(look.Model, finding) is { } twice:
                var link = await db.Contributions.Where(c => c.FromId == twice.FromId && c.ToId == twice.ToId).StillAsync(cancel);
                link.Change(link.Weight, counts: false);
                return $"The direct link to “{look.Model.Objective(link.ToId).Name}” now only shows alignment, so the score counts once.";
            case HealthRule.ObjectiveWithoutContribution when Likely(look, finding) is { } upper:
                var (from, to) = (await db.Objectives.Where(o => o.Id == finding.SubjectId).StillAsync(cancel), await db.Objectives.Where(o => o.Id == upper.Id).StillAsync(cancel));
                var support = new Contribution(from, to);
                ContributionGraph.Check(support, look.Model.UnitOf(from), look.Model.UnitOf(to), await db.Contributions.AsNoTracking().ToListAsync(cancel), id => look.Model.Objective(id).Name);
                db.Add(support);
                return $"“{from.Name}” now supports “{to.Name}”.";
            case HealthRule.CauseCircle:
                db.Remove(await db.Causes.Where(c => c.Id == finding.SubjectId).StillAsync(cancel));
                return "The link that closed the circle is removed.";
            default:
                throw new RuleViolation("This takes more than one click. Open the page beside it.");
        }

        Task<Kpi> KpiAsync() => db.Kpis.Where(k => k.Id == finding.SubjectId).StillAsync(cancel);
    }

    /// <summary>The direct one of the two ways, if one is.</summary>
    private static Contribution? Shortcut(OrganizationModel model, Finding finding) =>
        model.ContributionsFrom(model.Objective(finding.SubjectId)).FirstOrDefault(c => c.ToId == finding.OtherId && c.Counts);

    /// <summary>The only objective of the unit above in the same perspective.</summary>
    private static Objective? Likely(ToldFindings look, in Finding finding)
    {
        var (model, objective) = (look.Model, look.Model.Objective(finding.SubjectId));
        return model.UnitOf(objective).ParentId is { } parent && look.View.Sees(model.Unit(parent))
            && model.ObjectivesOf(model.Unit(parent)).Where(o => o.PerspectiveId == objective.PerspectiveId).ToList() is [var only] ? only : null;
    }
}
