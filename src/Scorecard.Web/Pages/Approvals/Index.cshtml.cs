using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Forms;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Approvals;

/// <summary>What waits for the person's approval: singly, or all at once.</summary>
[RequestFormLimits(ValueCountLimit = 2_000)]
public sealed class IndexModel(OrganizationReader reader, SettleWaiting settle, SignedInPerson me) : EditPage
{
    /// <summary>What is approved or returned, as <see cref="ApprovalKey"/> writes it.</summary>
    [BindProperty]
    public List<string> Item { get; init; } = [];

    [BindProperty]
    public string? Reason { get; init; }

    /// <summary>“kpi” goes back to the page of the KPI.</summary>
    [BindProperty]
    public string? Back { get; init; }

    public ApprovalsContent Shown { get; private set; } = ApprovalsContent.Empty;

    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    /// <summary>What the submitters noted, by place.</summary>
    public IReadOnlyDictionary<(long Kpi, DateOnly Start, int Revision), string> Notes { get; private set; } =
        new Dictionary<(long, DateOnly, int), string>();

    /// <summary>Whether approving all was asked for and waits for a second word.</summary>
    public bool IsAskedForAll { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancel) =>
        SettleAsync(
            seen => settle.ApproveAsync(reader.OrganizationId, me.Actor, seen, cancel),
            count =>
                count == 1 ? $"{NameOf(Item[0])} is approved and counts now." : $"{Counted.Of(count, "value")} are approved and count now.",
            cancel
        );

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancel) =>
        SettleAsync(
            seen => settle.ReturnAsync(reader.OrganizationId, me.Actor, seen, Reason, cancel),
            _ => $"{NameOf(Item[0])} went back with your words.",
            cancel
        );

    /// <summary>Asks for a second word before all that is shown is approved.</summary>
    public async Task<IActionResult> OnPostAllAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        IsAskedForAll = Shown.Mine.Count > 0;
        return Page();
    }

    public string NameOf(long? person) => person is { } id ? Names.GetValueOrDefault(id, "Someone") : "The program";

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var shown = Seen.Count > 0 ? await reader.ReadAsync(o => Knows(o) ? ApprovalsContent.Of(o) : null, cancel) : null;
        Shown = shown ?? await reader.ReadOnAsync(ApprovalsContent.Of, cancel) ?? ApprovalsContent.Empty;
        Names = await reader.Db.NamesAsync(Shown.People, cancel);
        var kpis = Shown.Mine.Select(r => r.Kpi.Id).Distinct().ToArray();
        var starts = Shown.Mine.Select(r => r.Entry.Period.Start).Distinct().ToArray();
        if (kpis.Length > 0)
            Notes = (
                await reader
                    .Db.Measurements.AsNoTracking()
                    .Where(m =>
                        kpis.Contains(m.KpiId) && starts.Contains(m.PeriodStart) && m.Standing == Standing.Waiting && m.Note != null
                    )
                    .Select(m => new
                    {
                        m.KpiId,
                        m.PeriodStart,
                        m.Revision,
                        m.Note,
                    })
                    .ToListAsync(cancel)
            ).ToDictionary(m => (m.KpiId, m.PeriodStart, m.Revision), m => m.Note!);
        return true;
    }

    private Task<IActionResult> SettleAsync(
        Func<IReadOnlyCollection<SeenWaiting>, Task<SettleWaiting.Outcome>> act,
        Func<int, string> sentence,
        CancellationToken cancel
    ) =>
        SaveAsync(
            async () =>
            {
                var seen = Seen;
                if (seen.Count == 0 || await reader.ReadOnAsync(o => Knows(o) ? this : null, cancel) is null)
                    return NotFound();
                var outcome = await act(seen);
                reader.Wrote(outcome.Sequence);
                if (outcome is { Settled: 0, Changed: 0 })
                    return Forbid();
                if (outcome.Settled == 0)
                {
                    await LoadAsync(cancel);
                    throw new RuleViolation(
                        "It was submitted anew, taken back or settled by someone else meanwhile, so nothing was changed. "
                            + "What waits for you now is below."
                    );
                }
                var left = outcome.Changed + outcome.Denied;
                var rest =
                    left == 0 ? ""
                    : left == 1 ? " Another one changed meanwhile and stayed as it is."
                    : $" {Counted.Of(left, "other")} changed meanwhile and stayed as they are.";
                return Done(sentence(outcome.Settled) + rest, Back == "kpi" ? $"~/kpis/{PublicIds.Format(seen[0].KpiId)}" : "~/approvals");
            },
            cancel
        );

    private IReadOnlyList<SeenWaiting> Seen => [.. Item.Select(ApprovalKey.Read).OfType<SeenWaiting>().Distinct()];

    /// <summary>Whether the person sees all that the form names.</summary>
    private bool Knows(OrganizationView o) =>
        Item.TrueForAll(item => ApprovalKey.Read(item) is { } seen && o.Kpi(PublicIds.Format(seen.KpiId)) is not null);

    /// <summary>What a form names, in words; the row may be gone once it is settled.</summary>
    private string NameOf(string key) => Shown.Mine.FirstOrDefault(r => r.Key == key)?.What ?? "It";
}
