using System.Text;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Hosting;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Import;

/// <summary>Shows what files would do, and does it once the person says so.</summary>
[Costs(Costly.ImportCheck, "Choose"), Costs(Costly.Export, "Problems", Reads = true)]
public sealed class ReviewModel(
    OrganizationReader reader,
    SignedInPerson me,
    ImportOrganization import,
    ImportUploads uploads,
    ImportRuns runs,
    CheckTurns turns,
    IServiceProvider services
) : ImportPage(reader, me, uploads, runs)
{
    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary>The person has looked at the values that may be slips.</summary>
    [BindProperty]
    public bool Meant { get; set; }

    /// <summary>What the tiers are to be called, top first; null where the form did not ask.</summary>
    [BindProperty]
    public List<string?>? Tiers { get; set; }

    public ImportUpload Upload { get; private set; } = null!;

    public ImportReport Report { get; private set; } = null!;

    /// <summary>The import of these files while it goes on.</summary>
    public RunningImport? Running { get; private set; }

    /// <summary>Why the last try wrote nothing; null without one.</summary>
    public string? Refusal => Upload.Imported || Report.Run is not { } run ? null : run.Refusal ?? ImportWords.Stopped;

    public bool CanImport => !Upload.Imported && Running is null && Report.ProblemCount == 0 && Report.ChangesAnything;

    /// <summary>The answers, as <see cref="QuestionWords"/> offers them; null where a question was not there.</summary>
    [BindProperty]
    public string? Years { get; set; }

    /// <inheritdoc cref="Years"/>
    [BindProperty]
    public string? Decimals { get; set; }

    /// <inheritdoc cref="Years"/>
    [BindProperty]
    public string? Missing { get; set; }

    /// <summary>The month from which on changes of the structure hold.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>Why closed months are changed.</summary>
    [BindProperty(Name = ClosedMonths.ReasonField)]
    public string? Reason { get; set; }

    /// <summary>Problems beside the open questions.</summary>
    public int Faults => Report.ProblemCount - Report.Questions.Count(q => q.IsOpen) - (Report.WantsReason ? 1 : 0);

    private ImportTarget Target => new(OrganizationId) { Choices = Report.Choices };

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>Reads the files once more, as the person says they are meant.</summary>
    public async Task<IActionResult> OnPostChooseAsync(CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        if (Running is not null)
            return LocalRedirect(Here);
        var target = new ImportTarget(OrganizationId)
        {
            Choices = QuestionWords.Read(Report.Choices, Years, Decimals, Missing, From, Reason),
        };
        return await AnswerAsync(
            new LongWork(
                async (progress, stop) =>
                {
                    await CheckAsync(
                        async (files, cancel) =>
                            await Uploads.SayAsync(Upload, await import.PreviewAsync(files, target, progress, cancel: cancel), cancel),
                        stop
                    );
                    return Url.Content(Here);
                }
            ),
            cancel
        );
    }

    /// <summary>Lets the import begin, which goes on whoever leaves.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (!CanImport)
                    return LocalRedirect(Here);
                if (Report.Unusual.Count > 0 && !Meant)
                    throw new RuleViolation(
                        "Some values are far from what their KPIs usually are. Tick that they are meant, or correct the files."
                    );
                if ((await ListAsync(cancel)).Running is { } other)
                    throw new RuleViolation(other.Refusal);
                await Runs.BeginAsync(Upload, Report.Choices with { Tiers = NamedTiers() }, Meant, cancel);
                return LocalRedirect(Here);
            },
            cancel
        );

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        if (Running is not null)
        {
            ModelState.AddModelError("", "These files are being imported. Cancel the import first.");
            return Page();
        }
        await Uploads.RemoveAsync(Upload, cancel);
        return Done("The files are removed. Nothing was imported.", "~/import");
    }

    /// <summary>Every problem, as many as there are.</summary>
    public async Task<IActionResult> OnGetProblemsAsync(CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        // What is sent is read of it, after this method.
        var folder = new WorkFolder();
        Response.RegisterForDispose(folder);
        var path = Path.Combine(folder.Path, "problems.csv");
        try
        {
            await using var lines = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            lines.Write(Csv.Line("file", "line", "column", "problem"));
            await CheckAsync(
                (files, stop) =>
                    import.PreviewAsync(
                        files,
                        Target,
                        null,
                        p => lines.Write(Csv.Line(p.File, p.Line == 0 ? null : p.Line, p.Column, p.Sentence)),
                        stop
                    ),
                cancel
            );
        }
        catch (RuleViolation refused)
        {
            ModelState.AddModelError("", refused.Message);
            return Page();
        }
        return PhysicalFile(path, Csv.ContentType, "problems.csv");
    }

    /// <summary>The name of a tier in the form, by its place from 0: as typed, as said before, or as it is.</summary>
    public string? TierName(int place) =>
        (Tiers ?? [.. Report.Choices.Tiers ?? []]).ElementAtOrDefault(place) ?? (Tiers is null ? Report.Tiers[place].Name : null);

    /// <summary>“2026-10: 864%, near 89.3%”.</summary>
    public static string Said(UnusualValues unusual, FarValue far)
    {
        var near = far.Near is { } other ? $", near {Value(other)}" : "";
        return $"{far.Period}: {Value(far.Value)}{near}";

        string Value(double value)
        {
            var decimals = Math.Abs(value) >= 1 ? 2 : 4;
            return Figures.Value(Math.Round((decimal)value, decimals), unusual.UnitOfMeasure);
        }
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!PublicIds.TryParse(Id, out var id) || await Uploads.FindAsync(id, Me.Id, cancel) is not { } upload)
            return await FindAsync(_ => false, known: false, cancel);
        Upload = upload;
        Report = ImportUploads.ReportOf(upload);
        Way = [new WayPoint("Import", "~/import"), new WayPoint("Check")];
        if (!await FindAsync(o => o.Model.Organization.Id == upload.OrganizationId, known: true, cancel))
            return false;
        if (!Denied && Runs.IsRunning(upload, Report))
            Running = (await ListAsync(cancel)).Running;
        // It may have ended since it was read.
        if (Running is null && Report.Run is { EndedAt: null } && await Uploads.FindAsync(id, Me.Id, cancel) is { } again)
        {
            Upload = again;
            Report = ImportUploads.ReportOf(again);
        }
        return true;
    }

    private string Here => $"~/import/{Id}";

    /// <exception cref="RuleViolation">Tiers cannot be called so.</exception>
    private IReadOnlyList<string>? NamedTiers() =>
        Tiers is not { Count: > 0 } || Report.Tiers.Count == 0
            ? Report.Choices.Tiers
            : Organization.CheckedTiers([.. Tiers.Select(name => name ?? "")]);

    /// <summary>Reads the files through once more.</summary>
    private Task<bool> CheckAsync(Func<ImportFiles, CancellationToken, Task> check, CancellationToken gone) =>
        turns.TakeAsync(
            OrganizationId,
            async cancel =>
            {
                using var folder = new WorkFolder();
                var path = await Uploads.UnpackAsync(Upload, folder.Path, cancel);
                using var files = ImportFiles.Open(path, ImportLimits.LargestFile(services), Upload.Names, cancel);
                await check(files, cancel);
                return true;
            },
            gone
        );
}
