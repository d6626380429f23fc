using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Pages.Kpis;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Undo;

/// <summary>Gives a thing its former fields by its own verbs, inside a write, so that every rule is asked again.</summary>
public static class FormerState
{
    public static async Task BringBackAsync(this OrganizationWriter writer, Objective objective, UndoneAct act, CancellationToken cancel)
    {
        var former = writer.Db.Entry(objective).Before(act.Fields);
        RefuseUnless(former.UnitId == objective.UnitId && former.SourceId == objective.SourceId);
        await writer.RefuseUnlessOfferedAsync(former.OwnerId, objective.OwnerId, cancel);
        var perspective = await writer.Db.Perspectives.Where(p => p.Id == former.PerspectiveId).PresentAsync(cancel);
        objective.Change(former.Name, former.Description, perspective, former.Weight, former.CascadeShare, former.Rule, former.OwnerId);
        objective.GroupUnder(former.Theme);
        objective.Recode(former.Code);
        await writer.RefuseTakenCodeAsync(objective, cancel);
    }

    public static async Task BringBackAsync(this OrganizationWriter writer, Unit unit, UndoneAct act, CancellationToken cancel)
    {
        var former = writer.Db.Entry(unit).Before(act.Fields);
        RefuseUnless(former.ParentId == unit.ParentId && former.PersonId == unit.PersonId && former.Tier == unit.Tier);
        unit.Rename(former.Name);
        unit.Describe(former.Description);
        unit.SetPrivate(former.Private);
        if (former.ClosedFrom is { } day)
            unit.Close(day);
        else
            unit.Reopen();
        unit.Recode(former.Code);
        await writer.RefuseTakenCodeAsync(unit, cancel);
    }

    public static async Task BringBackAsync(this OrganizationWriter writer, Initiative initiative, UndoneAct act, CancellationToken cancel)
    {
        var entry = writer.Db.Entry(initiative);
        // The journal once told of a milestone as if of the initiative.
        RefuseUnless(act.Fields.All(line => line.What is not (nameof(Initiative.Name) or nameof(Initiative.Due)) || entry.IsNow(line)));
        var former = entry.Before(act.Fields);
        RefuseUnless(former.UnitId == initiative.UnitId);
        await writer.RefuseUnlessOfferedAsync(former.OwnerId, initiative.OwnerId, cancel);
        initiative.Plan(new(former.Name, former.Start, former.Due, former.Budget, former.OwnerId, former.Description));
        initiative.Report(former.Status, former.Progress, former.Spent, former.Note);
        initiative.Recode(former.Code);
        await writer.RefuseTakenCodeAsync(initiative, cancel);
    }

    public static async Task BringBackAsync(
        this OrganizationWriter writer,
        Kpi kpi,
        UndoneAct act,
        OrganizationReader reader,
        CancellationToken cancel
    )
    {
        var former = writer.Db.Entry(kpi).Before(act.Fields.Where(line => line.What != nameof(Kpi.Definitions)));
        RefuseUnless(former.ObjectiveId == kpi.ObjectiveId && former.SourceId == kpi.SourceId);
        RefuseUnless(act.Parts.All(part => IsKnown(part.From ?? part.To)));
        var removed = act.Parts.Select(part => FormerText.Updater(part.From)).OfType<long>().ToList();
        var people = await writer.Db.ChoicesAsync(
            kpi.Updaters.Select(u => u.PersonId).Concat(Ids(kpi.OwnerId)).Concat(Ids(kpi.SponsorId)),
            cancel
        );
        people.RefuseUnlessOffered(Ids(former.OwnerId), "owner");
        people.RefuseUnlessOffered(Ids(former.SponsorId), "sponsor");
        people.RefuseUnlessOffered(removed, "updater");
        (await reader.ParentsAsync(kpi, cancel)).RefuseUnlessOffered(Ids(former.ParentId), "KPI to feed into");
        if (await writer.Db.Measurements.AnyAsync(m => m.KpiId == kpi.Id, cancel))
            kpi.CheckRecorded(former.Details);
        foreach (var added in act.Parts.Select(part => FormerText.Definition(part.To)).OfType<KpiDefinition>())
            kpi.Undefine(added.EffectiveFrom);
        var definitions = act.Lines.Select(line => FormerText.Definition(line.From)).OfType<KpiDefinition>().ToList();
        kpi.Describe(former.Details, definitions.FirstOrDefault());
        definitions.ForEach(kpi.Define);
        var newcomers = act.Parts.Select(part => FormerText.Updater(part.To)).OfType<long>();
        kpi.NameUpdaters([.. kpi.Updaters.Select(u => u.PersonId).Except(newcomers).Union(removed)]);
        kpi.FeedInto(former.ParentId);
        if (former.ClosedFrom is { } day)
            kpi.Close(day);
        else
            kpi.Reopen();
        kpi.Recode(former.Code);
        await writer.RefuseTakenCodeAsync(kpi, cancel);
        await writer.Db.CheckKpiTreeAsync(kpi, reader, cancel);
    }

    private static bool IsKnown(string? part) => FormerText.Definition(part) is not null || FormerText.Updater(part) is not null;

    private static async Task<IReadOnlyList<SelectListItem>> ParentsAsync(
        this OrganizationReader reader,
        Kpi kpi,
        CancellationToken cancel
    ) =>
        await reader.ReadOnAsync(
            o => o.Kpi(PublicIds.Format(kpi.Id)) is { } shown ? KpiChoices.Of(o, o.Model.Objective(shown.ObjectiveId), shown).Parents : [],
            cancel
        ) ?? [];

    private static async Task RefuseUnlessOfferedAsync(
        this OrganizationWriter writer,
        long? owner,
        long? present,
        CancellationToken cancel
    ) => (await writer.Db.ChoicesAsync(Ids(present), cancel)).RefuseUnlessOffered(Ids(owner), "owner");

    /// <summary>What could be chosen then is not brought back where the edit page would not offer it now.</summary>
    private static void RefuseUnlessOffered(this IReadOnlyList<SelectListItem> offered, IEnumerable<long> former, string what)
    {
        if (!former.All(id => offered.Offers(PublicIds.Format(id))))
            throw new RuleViolation(
                $"The former {what} is no longer among the choices, so this act is not taken back here. Change by hand what you want."
            );
    }

    private static long[] Ids(long? id) => id is { } known ? [known] : [];

    private static void RefuseUnless(bool fits)
    {
        if (!fits)
            throw new RuleViolation(UndoneAct.ByHand);
    }
}
