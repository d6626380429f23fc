using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Enter;

[RequestFormLimits(ValueCountLimit = 20_000)]
public sealed class IndexModel(OrganizationReader organizations, ValueEntry entry, ScorecardDbContext db, TimeProvider time) : PageModel
{
    private Dictionary<(long Kpi, DateOnly Start), List<Recorded>> history = [];

    [BindProperty]
    public List<ValueInput> Rows { get; init; } = [];

    /// <summary>The row whose recorded value shall go.</summary>
    [BindProperty]
    public string? Withdraw { get; init; }

    /// <summary>The row that is saved over someone else's newer value.</summary>
    [BindProperty]
    public string? Mine { get; init; }

    /// <summary>The row whose typed value is dropped for what is recorded.</summary>
    [BindProperty]
    public string? Take { get; init; }

    [TempData]
    public string? StatusMessage { get; set; }

    public EntrySheet Sheet { get; private set; } = null!;

    public IReadOnlyList<EntryRow> Entries { get; private set; } = [];

    /// <summary>After a save: how many rows were saved, and how many were not.</summary>
    public (int Saved, int Left)? Outcome { get; private set; }

    public int Done => Entries.Count(e => e.Result.IsDone);

    public DateTime? LastSaved => history.Values.SelectMany(all => all).Max(r => (DateTime?)r.Measurement.RecordedAt);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await LoadAsync([], cancel) is { } refusal)
            return refusal;
        Entries = [.. Sheet.Targets.Select((target, i) => RowOf(i, target, null, EntryResult.Found(target, Current(target))))];
        return Page();
    }

    /// <summary>Saves every row that was changed, each for itself.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LoadAsync(Rows, cancel) is { } refusal)
            return refusal;
        var results = new Dictionary<string, EntryResult>();
        foreach (var row in Rows.Where(row => row.Key != Take))
        {
            var target = Sheet.Targets.First(t => t.Key == row.Key);
            if (!row.IsAsFilledBy(target, Of(target).Find(r => r.Measurement.Revision == row.Seen)?.Measurement))
                results[row.Key] = await SaveAsync(target, row, cancel) ?? NotAllowed(target);
        }
        var (saved, left) = (results.Values.Count(r => !r.NeedsALook), results.Values.Count(r => r.NeedsALook));
        if (left == 0 && results.Values.All(r => r.Question is null))
        {
            StatusMessage = saved == 0 ? "Nothing was changed." : $"{Count(saved)} saved.";
            return Redirect($"{Request.PathBase}{Request.Path}{Request.QueryString}");
        }
        await LoadAsync(Rows, cancel);
        Outcome = (saved, left);
        ModelState.Clear();
        Entries =
        [
            .. Sheet.Targets.Select(
                (target, i) =>
                    results.TryGetValue(target.Key, out var result) && (result.NeedsALook || result.Question is not null)
                        ? RowOf(i, target, result.NeedsALook ? Rows.Find(r => r.Key == target.Key) : null, result)
                        : RowOf(i, target, null, EntryResult.Found(target, Current(target)))
            ),
        ];
        return Page();
    }

    /// <summary>
    /// Saves one row for the page's script. Only its own value is looked up, and whether the person may enter it is asked where it is
    /// recorded.
    /// </summary>
    public async Task<IActionResult> OnPostValueAsync(CancellationToken cancel)
    {
        if (Rows is not [var row])
            return BadRequest();
        if (await organizations.ReadAsync(o => EntryTarget.Of(o, row), cancel) is not { } target)
            return NotFound();
        await ReadHistoryAsync([target], cancel);
        if (await SaveAsync(target, row, cancel) is not { } result)
            return Forbid();
        var theirs = result.State == EntryState.Conflict ? TheirsOf(target, result, await NameAsync(result, cancel)) : null;
        return new JsonResult(EntryAnswer.Of(target, result, theirs));
    }

    public static string Count(int values) => values == 1 ? "1 value" : $"{values} values";

    private async Task<IActionResult?> LoadAsync(IReadOnlyList<ValueInput> sent, CancellationToken cancel)
    {
        var sheet = await organizations.ReadAsync(view => EntrySheet.Of(view, Request.Query, sent, time), cancel);
        if (sheet is null)
            return NotFound();
        if (sheet.Forbidden)
            return Forbid();
        Sheet = sheet;
        await ReadHistoryAsync(sheet.Targets, cancel);
        return null;
    }

    /// <summary>What is recorded of some values, each revision with the name of who did.</summary>
    private async Task ReadHistoryAsync(IReadOnlyCollection<EntryTarget> targets, CancellationToken cancel)
    {
        var kpis = targets.Select(t => t.Kpi.Id).Distinct().ToArray();
        var starts = targets.Select(t => t.Period.Start).Distinct().ToArray();
        history =
            kpis.Length == 0
                ? []
                : (
                    await db.Scope(organizations.OrganizationId)
                        .Measurements.AsNoTracking()
                        .Where(m => kpis.Contains(m.KpiId) && starts.Contains(m.PeriodStart))
                        .LeftJoin(db.Users, m => m.RecordedBy, p => (long?)p.Id, (m, p) => new Recorded(m, p!.DisplayName))
                        .ToListAsync(cancel)
                )
                    .GroupBy(r => (r.Measurement.KpiId, r.Measurement.PeriodStart))
                    .ToDictionary(g => g.Key, g => g.OrderBy(r => r.Measurement.Revision).ToList());
    }

    private Task<EntryResult?> SaveAsync(EntryTarget target, ValueInput row, CancellationToken cancel) =>
        entry.SaveAsync(
            target,
            row.Key == Mine ? row with { Seen = row.Theirs } : row,
            Current(target),
            withdraw: row.Key == Withdraw,
            cancel
        );

    private EntryResult NotAllowed(EntryTarget target) =>
        new(
            EntryState.Refused,
            Current(target),
            Problem: new(EntryBox.Value, "You may no longer enter this KPI's values. Ask a manager of the unit.")
        );

    private List<Recorded> Of(EntryTarget target) => history.GetValueOrDefault((target.Kpi.Id, target.Period.Start)) ?? [];

    private Measurement? Current(EntryTarget target) => Of(target).LastOrDefault()?.Measurement;

    /// <param name="typed">What the boxes shall hold; null for what is recorded.</param>
    private EntryRow RowOf(int index, EntryTarget target, ValueInput? typed, EntryResult result)
    {
        var theirs = result.State == EntryState.Conflict ? TheirsOf(target, result, null) : null;
        var input = typed is null
            ? ValueInput.Of(target, result.Current)
            : typed with
            {
                Theirs = theirs is null ? 0 : result.Current!.Revision,
            };
        return new(index, target, input, result, theirs, Sheet.Today, target.Kpi.Id == Sheet.FocusId);
    }

    /// <param name="name">Who saved it, where that was not read along.</param>
    private string TheirsOf(EntryTarget target, EntryResult result, string? name) =>
        EntryRow.TheirsOf(target, result.Current!, name ?? Of(target).Find(r => r.Measurement.Revision == result.Current!.Revision)?.Name);

    /// <summary>Who saved in the instant between the look and the save.</summary>
    private async Task<string?> NameAsync(EntryResult result, CancellationToken cancel) =>
        result.State == EntryState.Conflict
            ? await db.Users.Where(p => p.Id == result.Current!.RecordedBy).Select(p => p.DisplayName).SingleOrDefaultAsync(cancel)
            : null;

    private sealed record Recorded(Measurement Measurement, string? Name);
}
