using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>How initiatives stand, and the reports of it.</summary>
public sealed class InitiativeReports(OrganizationReader reader, OrganizationWriter writer, TimeProvider time)
{
    /// <param name="query">Says in which period the KPIs are shown.</param>
    /// <returns>Null where there is no such initiative for this person.</returns>
    public async Task<InitiativeContent?> FindAsync(string id, IQueryCollection query, CancellationToken cancel)
    {
        var found = await reader.ReadAsync(
            o => o.Initiative(id) is { } initiative ? InitiativeContent.Of(o, initiative, PeriodChoice.Of(o, query, time)) : null,
            cancel
        );
        if (found?.Initiative.OwnerId is not { } owner)
            return found;
        var names = await writer.Db.NamesAsync([owner], cancel);
        return found with { Owner = names.GetValueOrDefault(owner) };
    }

    /// <exception cref="DbUpdateConcurrencyException">Someone else saved it since the form was opened.</exception>
    public async Task<Onward> SaveAsync(InitiativeContent shown, ReportInput input, CancellationToken cancel)
    {
        await using var write = await writer.BeginAsync(cancel);
        var initiative = await writer.Db.Initiatives.Where(i => i.Id == shown.Initiative.Id).PresentAsync(cancel);
        input.Version.ThrowIfSavedSince(initiative.Version);
        input.ApplyTo(initiative, shown.Today);
        await write.CommitAsync(cancel);
        var status = InitiativeWords.Status(initiative.Status);
        var progress = InitiativeWords.Progress(initiative);
        return new($"{initiative.Name} is reported: {status}, {progress} done.", $"~/initiatives/{shown.Id}");
    }
}
