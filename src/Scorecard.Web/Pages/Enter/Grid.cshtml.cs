using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Hosting;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Enter;

/// <summary>Values over several periods, as in a spreadsheet, submitted together.</summary>
[RequestFormLimits(ValueCountLimit = 20_000)]
[Costs(Costly.Export, "Workbook", Reads = true)]
public sealed class GridModel(OrganizationReader organizations, SignedInPerson me, RecordValues record, TimeProvider time) : PageModel
{
    private Dictionary<(long Kpi, DateOnly Start), GridCell> recorded = [];

    /// <summary>The person has looked at values that are far from the usual.</summary>
    [BindProperty]
    public bool Meant { get; set; }

    [TempData]
    public string? StatusMessage { get; set; }

    public GridSheet Sheet { get; private set; } = null!;

    /// <summary>What was not saved: what it is, and why.</summary>
    public IReadOnlyList<(string Box, string Name, string Sentence)> Problems { get; private set; } = [];

    public int Saved { get; private set; }

    /// <summary>What was typed, by the box; empty where nothing was refused.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>();

    public string PersonId => PublicIds.Format(me.Id);

    /// <summary>What an uploaded workbook says; null where none was.</summary>
    public GridUpload? FromBook { get; private set; }

    /// <summary>What the address says of the grid.</summary>
    public QueryString Query => QueryString.Create(Request.Query.Where(part => part.Key != "handler"));

    public QueryString WorkbookQuery => Query.Add("handler", "Workbook");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } refusal)
            return refusal;
        var changed = Changed().ToList();
        var outcomes =
            changed.Count == 0
                ? []
                : await record.ExecuteAsync(
                    organizations.OrganizationId,
                    me.Actor,
                    me.Id,
                    null,
                    [.. changed.Select(c => c.Row)],
                    Restating.Given(Request),
                    _ => null,
                    cancel
                );
        Saved = outcomes.Count(o => o.IsRecorded);
        var refused = changed.Zip(outcomes).Where(pair => pair.Second.Sentence is not null).ToList();
        if (refused.Count == 0)
        {
            StatusMessage = Saved == 0 ? "Nothing was changed." : $"{Counted.Of(Saved, "value")} saved.";
            return Redirect($"{Request.PathBase}{Request.Path}{Request.QueryString}");
        }
        await LoadAsync(cancel);
        Problems = [.. refused.Select(pair => (BoxNow(pair.First), pair.First.Name, pair.Second.Sentence!))];
        Typed = refused.ToDictionary(pair => BoxNow(pair.First), pair => pair.First.Text);
        ModelState.Clear();
        return Page();
    }

    /// <summary>The grid as a workbook, to be filled elsewhere.</summary>
    public async Task<IActionResult> OnGetWorkbookAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } refusal)
            return refusal;
        var name = $"Values {PeriodCode.Format(Sheet.Periods[^1], Sheet.Calendar)}.xlsx";
        return File(FillBook.Write(Sheet, Recorded), TableFile.WorkbookType, name);
    }

    /// <summary>Puts what a filled workbook says into the grid, to be looked at and submitted.</summary>
    public async Task<IActionResult> OnPostWorkbookAsync(IFormFile? book, CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } refusal)
            return refusal;
        try
        {
            RuleViolation.Unless(book is { Length: > 0 }, "Choose the workbook that you have filled.");
            RuleViolation.Unless(
                book!.Length <= FilledBook.Largest,
                $"The workbook is larger than {FilledBook.Largest >> 20} MB. Copy your values into a new one."
            );
            await using var stream = book.OpenReadStream();
            FromBook = GridUpload.Of(FilledBook.Read(stream), Sheet, (row, period) => Recorded(row, period).Revision);
        }
        catch (RuleViolation broken)
        {
            FromBook = new(new Dictionary<string, string>(), [("", broken.Message)]);
        }
        Typed = FromBook.Texts;
        ModelState.Clear();
        return Page();
    }

    /// <summary>What is recorded of a cell, behind =, where something else stands in it; empty where not.</summary>
    public string Was(string box, GridRow row, Period period) =>
        Typed.ContainsKey(box) ? "=" + Text(row, recorded.GetValueOrDefault((row.Kpi.Id, period.Start))) : "";

    private (int Revision, MeasuredValue? Value, string? Note) Recorded(GridRow row, Period period)
    {
        var cell = recorded.GetValueOrDefault((row.Kpi.Id, period.Start));
        return (cell.Revision, cell.Value, cell.Note);
    }

    /// <summary>What a cell holds, and under which name it is sent.</summary>
    public (string Box, string Text) Cell(GridRow row, Period period)
    {
        var cell = recorded.GetValueOrDefault((row.Kpi.Id, period.Start));
        var box = GridSheet.Box(row.Id, PeriodCode.Format(period, Sheet.Calendar), cell.Revision);
        return (box, Typed.GetValueOrDefault(box) ?? Text(row, cell));
    }

    private static string Text(GridRow row, GridCell cell) => GridText.Write(row.Kind, cell.Value, cell.Note);

    private string BoxNow(ChangedCell cell) =>
        GridSheet.Box(
            cell.Row.Kpi!,
            cell.Row.Period!,
            recorded.GetValueOrDefault((cell.KpiId, PeriodCode.Parse(cell.Row.Period!, Sheet.Calendar)!.Value.Start)).Revision
        );

    /// <summary>The cells that say something else than what is recorded.</summary>
    private IEnumerable<ChangedCell> Changed()
    {
        var periods = Sheet.Periods.ToDictionary(p => PeriodCode.Format(p, Sheet.Calendar));
        var rows = Sheet.Rows.ToDictionary(r => r.Id);
        foreach (var (name, sent) in Request.Form)
            if (
                name.Split('.') is ["v", var id, var code, var revision]
                && rows.TryGetValue(id, out var row)
                && periods.TryGetValue(code, out var period)
                && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
                && sent.ToString() is var text
                && text.Trim() != Text(row, recorded.GetValueOrDefault((row.Kpi.Id, period.Start)))
            )
            {
                var (value, note, problem) = GridText.Read(row.Kind, row.Kpi.UnitOfMeasure.Trim(), text);
                var said = new ValueRow(id, code, value, note, Meant, seen) { Problem = problem };
                yield return new(said, row.Kpi.Id, text, $"{row.Kpi.Name}, {PeriodWords.Of(period, Sheet.Calendar)}");
            }
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancel)
    {
        var sheet = await organizations.ReadAsync(view => GridSheet.Of(view, Request.Query, time), cancel);
        if (sheet is null)
            return NotFound();
        if (sheet.Forbidden)
            return Forbid();
        Sheet = sheet;
        var kpis = sheet.Rows.Select(r => r.Kpi.Id).ToArray();
        var (first, last) = (sheet.Periods[0].Start, sheet.Periods[^1].Start);
        var revisions =
            kpis.Length == 0
                ? []
                : await organizations
                    .Db.Measurements.AsNoTracking()
                    .Where(m => kpis.Contains(m.KpiId) && m.PeriodStart >= first && m.PeriodStart <= last)
                    .OrderBy(m => m.Revision)
                    .ToListAsync(cancel);
        recorded = revisions.GroupBy(m => (m.KpiId, m.PeriodStart)).ToDictionary(g => g.Key, GridCell.Of);
        return null;
    }

    /// <summary>What is recorded of a cell: what waits for approval, else what counts.</summary>
    private readonly record struct GridCell(int Revision, MeasuredValue? Value, string? Note)
    {
        public static GridCell Of(IEnumerable<Measurement> revisions)
        {
            var all = revisions.ToList();
            var shown = all[^1].Standing == Standing.Waiting ? all[^1] : all.LastOrDefault(m => m.Standing == Standing.Counted);
            return shown is null || shown.Measured == MeasuredValue.Withdrawn
                ? new(all[^1].Revision, null, null)
                : new(all[^1].Revision, shown.Measured, shown.Note);
        }
    }

    private sealed record ChangedCell(ValueRow Row, long KpiId, string Text, string Name);
}
