using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Access;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Units;

/// <summary>Finds a unit by the words in its name or code: where the switch in the top bar sends a search.</summary>
public sealed class IndexModel(OrganizationReader organizations, OrganizationWriter writer, SignedInPerson me, TimeProvider time)
    : PageModel,
        ITabled
{
    [TempData]
    public string? StatusMessage { get; set; }

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    public IEnumerable<TableFile> Tables =>
        [
            TableFile.Of(
                "units",
                "Units",
                Shown.Period,
                Shown.Rows,
                ("Unit", row => row.Name),
                ("Tier", row => row.Tier),
                ("Above", row => row.Above),
                ("Score", row => row.Score.Value),
                ("Status", row => row.Score.Word)
            ),
        ];

    public UnitList Shown { get; private set; } = new(0, "", "", []);

    /// <summary>Names the person as updater of all KPIs that nobody enters yet, in the units that they may edit.</summary>
    public async Task<IActionResult> OnPostEnterAllAsync(CancellationToken cancel)
    {
        var units = await organizations.ReadAsync(
            o =>
                o.Model.Root is { } root && o.Allows(Operation.Edit, root)
                    ? o.Model.Units.Where(u => o.Allows(Operation.Edit, u)).ToList()
                    : null,
            cancel
        );
        if (units is null)
            return Forbid();
        var ids = units.Select(u => u.Id).ToHashSet();
        await using var write = await writer.BeginAsync(cancel);
        var objectives = await writer.Db.Objectives.Where(x => ids.Contains(x.UnitId)).Select(x => x.Id).ToListAsync(cancel);
        var kpis = await writer.Db.Kpis.Where(k => objectives.Contains(k.ObjectiveId)).ToListAsync(cancel);
        var open = kpis.Where(k => k.IsEntered && !k.Reporters.Any()).ToList();
        open.ForEach(kpi => kpi.NameUpdaters([me.Id]));
        await write.CommitAsync(cancel);
        StatusMessage = $"You enter the values of {Counted.Of(open.Count, "KPI")} for now. Name others on each KPI when they are here.";
        return LocalRedirect(Url.Content("~/enter"));
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var words = (Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = await organizations.ReadAsync(
            o => UnitList.Of(o, words, PeriodChoice.Of(o, Request.Query, time), TableFile.IsAsked(Request.Query)),
            cancel
        );
        if (found is null)
            return Page();
        Shown = found;
        return found.Rows is [var only] && words.Length > 0 && !TableFile.IsAsked(Request.Query)
            ? LocalRedirect(Url.Content($"~/units/{only.Id}?{found.Query}"))
            : Page();
    }
}
