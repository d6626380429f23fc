using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Enter;

[RequestFormLimits(ValueCountLimit = 20_000)]
public sealed class IndexModel(OrganizationReader organizations, ValueEntry entry, ScorecardDbContext db, TimeProvider time) : PageModel
{
    private Dictionary<(long Kpi, DateOnly Start), List<Recorded>> history = [];
    private Dictionary<(long Kpi, DateOnly Start), HeldValue> held = [];
    private EntryApprovers approvers = EntryApprovers.None;

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

    /// <summary>The row whose held value is meant.</summary>
    [BindProperty]
    public string? Meant { get; init; }

    /// <summary>The row in which what was probably meant takes the place of what was typed.</summary>
    [BindProperty]
    public string? Slip { get; init; }

    /// <summary>The row whose note no longer holds.</summary>
    [BindProperty]
    public string? Unnote { get; init; }

    [TempData]
    public string? StatusMessage { get; set; }

    public EntrySheet Sheet { get; private set; } = null!;

    public IReadOnlyList<EntryRow> Entries { get; private set; } = [];

    /// <summary>After a save: how many rows were saved, and how many were not.</summary>
    public (int Saved, int Left)? Outcome { get; private set; }

    public int Done => Entries.Count(e => e.Result.IsDone);

    /// <summary>What is left beside values that are missing: “1 to confirm, 2 notes owed”; empty for nothing.</summary>
    public string Left
    {
        get
        {
            var (waiting, owed) = (
                Entries.Count(e => e.Result.State == EntryState.Held),
                Entries.Count(e => e.Result is { IsRecorded: true, Owed: not null })
            );
            var parts = new[]
            {
                waiting > 0 ? $"{waiting} to confirm" : null,
                owed > 0 ? $"{owed} {(owed == 1 ? "note" : "notes")} owed" : null,
            };
            return string.Join(", ", parts.Where(part => part is not null));
        }
    }

    public bool IsComplete => Entries.Count > 0 && Done == Entries.Count;

    public DateTime? LastSaved => history.Values.SelectMany(all => all).Max(r => (DateTime?)r.Measurement.RecordedAt);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await LoadAsync([], cancel) is { } refusal)
            return refusal;
        var found = Sheet.Targets.Select(target => (Target: target, Result: Found(target))).ToList();
        approvers = await EntryApprovers.ReadAsync(db, found, cancel);
        Entries = [.. found.Select((row, i) => RowOf(i, row.Target, null, row.Result))];
        return Page();
    }

    /// <summary>Saves every row that was changed, each for itself.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LoadAsync(Rows, cancel) is { } refusal)
            return refusal;
        var results = new Dictionary<string, EntryResult>();
        foreach (var row in Rows)
        {
            var (target, answered) = (Sheet.Targets.First(t => t.Key == row.Key), row.Key == Meant || row.Key == Slip || row.Key == Unnote);
            var past = Past(target);
            if (row.Key == Take)
                _ = await entry.KeepAsync(target, past, cancel);
            else if (answered || !(row.IsAsHeld(target, past.Held) || row.IsAsFilledBy(target, past.At(row.Seen))))
                results[row.Key] = await SaveAsync(target, row, cancel) ?? NotAllowed(target);
        }
        var (saved, left) = (results.Values.Count(r => !r.NeedsALook), results.Values.Count(r => r.NeedsALook));
        if (results.Values.All(r => r.IsQuiet))
        {
            StatusMessage = saved == 0 ? "Nothing was changed." : $"{Counted.Of(saved, "value")} saved.";
            return Redirect($"{Request.PathBase}{Request.Path}{Request.QueryString}");
        }
        await LoadAsync(Rows, cancel);
        var shown = Sheet.Targets.Select(target => (target, results.GetValueOrDefault(target.Key, Found(target))));
        approvers = await EntryApprovers.ReadAsync(db, shown, cancel);
        Outcome = (saved, left);
        ModelState.Clear();
        Entries =
        [
            .. Sheet.Targets.Select(
                (target, i) =>
                    results.TryGetValue(target.Key, out var result) && !result.IsQuiet
                        ? RowOf(i, target, result is { NeedsALook: true, Held: null } ? Rows.Find(r => r.Key == target.Key) : null, result)
                        : RowOf(i, target, null, Found(target))
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
        approvers = await EntryApprovers.ReadAsync(db, [(target, result)], cancel);
        var month = target.Calendar.MonthOf(target.Period);
        return new JsonResult(
            EntryAnswer.Of(target, result, theirs, approvers.WaitsOf(target, result)) with
            {
                Unit = result.NeedsALook
                    ? null
                    : await organizations.ReadOnAsync(o => UnitStanding.Of(o, o.Model.UnitOf(target.Kpi), month), cancel),
            }
        );
    }

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
        held =
            kpis.Length == 0
                ? []
                : await db.Scope(organizations.OrganizationId)
                    .HeldValues.AsNoTracking()
                    .Where(h => kpis.Contains(h.KpiId) && starts.Contains(h.PeriodStart))
                    .ToDictionaryAsync(h => (h.KpiId, h.PeriodStart), cancel);
    }

    private Task<EntryResult?> SaveAsync(EntryTarget target, ValueInput row, CancellationToken cancel)
    {
        if (row.Key == Mine)
            row = row with { Seen = row.Theirs };
        if (row.Key == Unnote)
            row = row with { Note = null };
        if (row.Key == Slip && row.Read(target) is { Problem: null } read && target.Rules.Slip(read.Value) is { } probable)
            row = row.With(probable);
        return entry.SaveAsync(target, row, Past(target), new(Withdraw: row.Key == Withdraw, Meant: row.Key == Meant), cancel);
    }

    private EntryResult Found(EntryTarget target) => EntryResult.Found(target, Past(target), Sheet.Today);

    private EntryResult NotAllowed(EntryTarget target) =>
        new(
            EntryState.Refused,
            Current(target),
            Problem: new(EntryBox.Value, "You may no longer enter this KPI's values. Ask a manager of the unit.")
        );

    private List<Recorded> Of(EntryTarget target) => history.GetValueOrDefault((target.Kpi.Id, target.Period.Start)) ?? [];

    private EntryPast Past(EntryTarget target) =>
        new([.. Of(target).Select(r => r.Measurement)], held.GetValueOrDefault((target.Kpi.Id, target.Period.Start)));

    private Measurement? Current(EntryTarget target) => Past(target).Current;

    /// <param name="typed">What the boxes shall hold; null for what is recorded.</param>
    private EntryRow RowOf(int index, EntryTarget target, ValueInput? typed, EntryResult result)
    {
        var theirs = result.State == EntryState.Conflict ? TheirsOf(target, result, null) : null;
        var stored = ValueInput.Of(target, result.Current, result.Revision);
        var input =
            result.Held is { } waiting ? stored.With(waiting.Measured) with { Note = waiting.Note }
            : typed is null ? stored
            : typed with { Theirs = theirs is null ? 0 : result.Current!.Revision };
        if (result is { Question: null, Returned: { } returned })
            result = result with { Question = EntryApprovers.ReturnedOf(target, returned, NameOf(target, returned)) };
        return new(index, target, input, result, theirs, Sheet.Today, target.Kpi.Id == Sheet.FocusId)
        {
            Waits = approvers.WaitsOf(target, result),
        };
    }

    /// <param name="name">Who saved it, where that was not read along.</param>
    private string TheirsOf(EntryTarget target, EntryResult result, string? name) =>
        EntryRow.TheirsOf(target, result.Current!, name ?? NameOf(target, result.Current!));

    private string? NameOf(EntryTarget target, Measurement of) => Of(target).Find(r => r.Measurement.Revision == of.Revision)?.Name;

    /// <summary>Who saved in the instant between the look and the save.</summary>
    private async Task<string?> NameAsync(EntryResult result, CancellationToken cancel) =>
        result.State == EntryState.Conflict
            ? await db.Users.Where(p => p.Id == result.Current!.RecordedBy).Select(p => p.DisplayName).SingleOrDefaultAsync(cancel)
            : null;

    private sealed record Recorded(Measurement Measurement, string? Name);
}
