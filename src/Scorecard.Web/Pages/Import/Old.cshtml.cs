using Microsoft.AspNetCore.Mvc;
using Scorecard.Data.Import;
using Scorecard.Data.Mapped;
using Scorecard.Data.OldTools;
using Scorecard.Domain;
using Scorecard.Web.Hosting;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Import;

/// <summary>Asks what the goals of another tool become, once a kind, and says field by field what is carried over.</summary>
[Costs(Costly.ImportCheck, ""), Costs(Costly.ImportCheck, "Import")]
public sealed class OldModel(
    OrganizationReader reader,
    SignedInPerson me,
    ImportUploads uploads,
    ImportRuns runs,
    MappedUploads mapped,
    OldUploads old,
    CheckTurns turns,
    TimeProvider time,
    IServiceProvider services
) : MadePage("From another tool", reader, me, uploads, runs, turns, services), ITabled
{
    [BindProperty]
    public OldInput Input { get; set; } = new();

    public OldShown Shows { get; private set; } = null!;

    /// <summary>Whether the rows may be figures after all, which are mapped.</summary>
    public bool MayBeMapped =>
        !ImportUploads.ReportOf(Upload).IsMapped && !Upload.Names.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<TableFile> Tables => Shows is null ? [] : [Shows.Table];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        return await ShowAsync(kept => kept ?? new(), null, cancel) ?? Page();
    }

    /// <summary>Shows what comes out of what the form says.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        var unread = await ShowAsync(Chosen, null, cancel);
        // What was read is shown, not what was sent.
        ModelState.Clear();
        return unread ?? Page();
    }

    /// <summary>Goes on to the review of what an import would do.</summary>
    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        string? next = null;
        var unread = await ShowAsync(
            Chosen,
            async (source, made) => next = await old.KeepAsync(made, source, Upload.Names, Shows.Choices, Shows.Read, cancel),
            cancel
        );
        return unread ?? (next is null ? Page() : LocalRedirect(next));
    }

    protected override bool IsMeant(ImportReport report) => report.IsFromOldTool;

    private OldChoices Chosen(OldChoices? kept) => Input.Over(OldChoices.Parse(Input.Base) ?? kept ?? new());

    /// <param name="then">Takes what was sent, and the folder with the files of an import.</param>
    private Task<IActionResult?> ShowAsync(
        Func<OldChoices?, OldChoices> choose,
        Func<string, string, Task>? then,
        CancellationToken gone
    ) =>
        OpenAsync(
            MappedPackage.Choices,
            async (source, json, cancel) =>
            {
                var model = (await mapped.ModelAsync(cancel))!;
                var content =
                    old.Find(source, Upload.Names, model.Organization.Calendar, cancel)
                    ?? throw new RuleViolation("These files can be read no more. Send them once more.");
                var members = await old.MembersAsync(model, cancel);
                var choices = choose(OldChoices.Parse(json));
                using var folder = new WorkFolder();
                var today = model.Organization.DateAt(time.GetUtcNow().UtcDateTime);
                Shows = new(content, choices, OldReading.Run(content, choices, model, members, today, folder.Path), model, members);
                if (then is not null)
                    await then(source, folder.Path);
            },
            gone
        );
}
