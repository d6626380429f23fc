using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Evidence;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Evidence.Discovery;

/// <summary>Searches all pairs of KPIs for leads, and asks what to make of each that was found.</summary>
[Costs(Costly.Discovery, "Start")]
public sealed class IndexModel(
    OrganizationReader reader,
    OrganizationWriter writer,
    SignedInPerson me,
    BeginSearch begin,
    JobRunner jobs,
    TimeProvider time
) : EditPage
{
    /// <summary>The latest answers that are listed.</summary>
    private const int MostAnswers = 100;

    public sealed record Form
    {
        public string? CauseId { get; init; }
        public string? EffectId { get; init; }
        public string? Reason { get; init; }
        public int Version { get; init; }
    }

    [FromQuery(Name = ListQuery.PageKey)]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public Form Input { get; set; } = new();

    public DiscoveryPage Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>How far it is, for the bar on any node.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
            return NotFound();
        if (Denied)
            return Forbid();
        var search = await FindSearchAsync(cancel);
        return new JsonResult(new { percent = Math.Floor(100 * (search?.Share ?? 0)), runs = search?.IsRunning(Now) == true });
    }

    public Task<IActionResult> OnPostStartAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var organization = reader.OrganizationId;
                if (await begin.ExecuteAsync(organization, me.Id, Now, cancel))
                    jobs.Run(
                        "search for leads",
                        organization,
                        (services, stop) => services.GetRequiredService<DiscoverLinks>().ExecuteAsync(organization, stop)
                    );
                return LocalRedirect(Here);
            },
            cancel
        );

    public Task<IActionResult> OnPostCancelAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (await writer.Db.Searches.SingleOrDefaultAsync(cancel) is { EndedAt: null } search)
                {
                    search.Cancel();
                    await writer.Db.SaveChangesAsync(cancel);
                }
                return LocalRedirect(Here);
            },
            cancel
        );

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancel) =>
        AnswerAsync(
            async (proposal, row) =>
            {
                CheckUnanswered(proposal);
                var cause = await writer.Db.Kpis.Where(k => k.Id == proposal.CauseKpiId).PresentAsync(cancel);
                var effect = await writer.Db.Kpis.Where(k => k.Id == proposal.EffectKpiId).PresentAsync(cancel);
                await writer.Db.AddLinkAsync(proposal.Accept(writer.NextId(), cause, effect), row.Cause.Name, row.Effect.Name, cancel);
                return $"{row.Cause.Name} now drives {row.Effect.Name}. "
                    + $"The strategy map of {row.Effect.Unit} has the arrow; it can be changed or removed there.";
            },
            cancel
        );

    public Task<IActionResult> OnPostDismissAsync(CancellationToken cancel) =>
        AnswerAsync(
            (proposal, row) =>
            {
                CheckUnanswered(proposal);
                proposal.Dismiss(Input.Reason);
                return Task.FromResult($"Dismissed: {row.Cause.Name} leads {row.Effect.Name}. It stays below with your reason.");
            },
            cancel
        );

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancel) =>
        AnswerAsync(
            (proposal, row) =>
            {
                if (proposal.Version != Input.Version || !row.MayReopen)
                    throw new RuleViolation("This has changed since you looked. Nothing was saved.");
                proposal.Reopen();
                return Task.FromResult($"Open again: {row.Cause.Name} leads {row.Effect.Name}.");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
            return false;
        if (Denied)
            return true;
        var search = await FindSearchAsync(cancel);
        var open = await writer.Db.Proposals.AsNoTracking().Where(p => p.State == ProposalState.Open).ToListAsync(cancel);
        var answered = await writer
            .Db.Proposals.AsNoTracking()
            .Where(p => p.State != ProposalState.Open)
            .OrderByDescending(p => p.On)
            .ThenBy(p => p.CauseKpiId)
            .ThenBy(p => p.EffectKpiId)
            .Take(MostAnswers)
            .ToListAsync(cancel);
        var shown = await reader.ReadAsync(
            o => o.Model.Organization.Id == reader.OrganizationId ? DiscoveryPage.Of(o, search, open, answered, PageNumber, Now) : null,
            cancel
        );
        if (shown is null)
            return false;
        Shown = shown;
        return true;
    }

    private const string Here = "~/evidence/discovery";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<bool> FindAsync(CancellationToken cancel) =>
        await reader.ReadAsync(
            o =>
            {
                if (o.Model.Root is not { } root || !o.Sees(root))
                    return null;
                Denied = !o.Allows(Operation.Edit, root);
                Way = [new WayPoint("Evidence", "~/evidence"), new WayPoint("Search for links")];
                return root;
            },
            cancel
        )
            is not null;

    private Task<LinkSearch?> FindSearchAsync(CancellationToken cancel) => writer.Db.Searches.AsNoTracking().SingleOrDefaultAsync(cancel);

    /// <param name="answer">Changes the proposal and says what was done.</param>
    private Task<IActionResult> AnswerAsync(Func<Proposal, ProposalRow, Task<string>> answer, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (
                    !PublicIds.TryParse(Input.CauseId, out var cause)
                    || !PublicIds.TryParse(Input.EffectId, out var effect)
                    || await reader.ReadAsync(o => ProposalEnds.Of(o, cause, effect), cancel) is not { } ends
                )
                    return NotFound();
                await using var write = await writer.BeginAsync(cancel);
                var proposal =
                    await writer.Db.Proposals.SingleOrDefaultAsync(p => p.CauseKpiId == cause && p.EffectKpiId == effect, cancel)
                    ?? throw new RuleViolation("A later search no longer found this. Nothing was saved.");
                var done = await answer(proposal, new(ends, proposal));
                await write.CommitAsync(cancel);
                return Done(done, Here);
            },
            cancel
        );

    private void CheckUnanswered(Proposal proposal)
    {
        var typed = string.IsNullOrWhiteSpace(Input.Reason) ? "" : $" Your reason was: “{Input.Reason.Trim()}”";
        if (proposal.State != ProposalState.Open)
        {
            var answered = proposal.State == ProposalState.Accepted ? "accepted" : "dismissed";
            throw new RuleViolation($"This has been {answered} meanwhile. Nothing was saved.{typed}");
        }
        if (proposal.Version != Input.Version)
            throw new RuleViolation(
                $"A later search has changed what is known of this. Look at it again, then answer. Nothing was saved.{typed}"
            );
    }
}
