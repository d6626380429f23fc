using Scorecard.Data;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Kpis;

public static class KpiAdding
{
    /// <summary>Adds the KPI that was typed to its objective, inside a write.</summary>
    /// <param name="choices">With the people who were offered.</param>
    public static async Task<Kpi> AddToAsync(
        this KpiInput input,
        NewKpiContent shown,
        KpiChoices choices,
        OrganizationReader reader,
        OrganizationWriter writer,
        CancellationToken cancel
    )
    {
        var ownerId = choices.People.Chosen(input.OwnerId, "owner");
        var sponsorId = choices.People.Chosen(input.SponsorId, "sponsor");
        var parentId = choices.Parents.Chosen(input.ParentId, "KPI to feed into");
        var definition = input.Definition.Define(
            KpiSaving.EffectiveFrom(input.Definition.From, input.Frequency, shown.Calendar),
            input.Taken(shown.Formula)
        );
        var objective = await writer.Db.Objectives.Where(x => x.Id == shown.Objective.Id).PresentAsync(cancel);
        var kpi = new Kpi(writer.NextId(), objective, input.Code!, input.Details(ownerId, sponsorId), definition);
        kpi.NameUpdaters(input.Updaters(choices));
        kpi.FeedInto(parentId);
        await writer.RefuseTakenCodeAsync(kpi, cancel);
        await writer.Db.CheckKpiTreeAsync(kpi, reader, cancel);
        writer.Db.Add(kpi);
        return kpi;
    }
}
