using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Reporting;

/// <summary>Who has reported, and one click to ask the others.</summary>
public sealed class IndexModel(OrganizationReader reader, Reminding reminding, TimeProvider time) : EditPage, ITabled
{
    [FromRoute]
    public string Id { get; set; } = "";

    [FromQuery(Name = "only")]
    public string? Only { get; set; }

    /// <summary>The unit whose people are asked; empty for all below.</summary>
    [BindProperty]
    public string? Of { get; set; }

    public ReportingContent Shown { get; private set; } = null!;

    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    public IEnumerable<TableFile> Tables => [Shown.ToFile()];

    private PeriodChoice Period { get; set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostRemindAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (await reminding.RemindAsync(Id, string.IsNullOrEmpty(Of) ? null : Of, Period, cancel) is not var (asked, all))
                    return Forbid();
                var sentence =
                    all == 0 ? "Nobody else has a value to report."
                    : asked == all ? $"{People(asked)} asked, in Scorecard and by mail as each has chosen."
                    : asked == 0 ? "All of them were asked today already."
                    : $"{People(asked)} asked; the others were today already.";
                return Done(sentence, $"~/units/{Id}/reporting?{Period.Query}");
            },
            cancel
        );

    private static string People(int count) => count == 1 ? "1 person was" : $"{count} people were";

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var found = await reader.ReadAsync(
            o =>
            {
                if (o.Unit(Id) is not { } unit)
                    return null;
                Period = PeriodChoice.Of(o, Request.Query, time);
                return ReportingContent.Of(o, unit, Period, Only == ReportingContent.OnlyLate);
            },
            cancel
        );
        if (found is null)
            return false;
        Shown = found;
        Names = await reader.Db.NamesAsync(found.Kpis.SelectMany(k => k.People), cancel);
        return true;
    }
}
