using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Initiatives;

public sealed class DetailsModel(InitiativeReports reports) : EditPage, ITabled
{
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public ReportInput Input { get; set; } = new();

    public InitiativeContent Shown { get; private set; } = null!;

    public IReadOnlyList<Difference> Differences => ReportDifferences.Between(Input, Shown.Initiative);

    public IEnumerable<TableFile> Tables =>
        [
            TableFile.Of(
                "serves",
                $"What {Shown.Initiative.Name} serves",
                Shown.Period,
                Shown.Targets,
                ("Objective or KPI", row => row.Name),
                ("Where", row => row.Where),
                ("Value and target", row => row.Value),
                ("Status", row => row.Score.Word),
                ("Score", row => row.Score.Value)
            ),
        ];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = ReportInput.Of(Shown.Initiative));

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(new ReportInput.Validator(), Input, () => reports.SaveAsync(Shown, Input, cancel), cancel);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await reports.FindAsync(Id, Request.Query, cancel) is not { } found)
            return false;
        Shown = found;
        // Everyone who sees it may read it.
        Denied = HttpMethods.IsPost(Request.Method) && !found.CanReport;
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Shown.Initiative.Version };
}
