using System.Collections.Concurrent;
using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Pages.Import;

/// <summary>
/// Imports in the background, one at a time an organization. The import is one transaction, so that whatever stops it has written nothing.
/// How far it is stands with its upload about once a second, where every node reads it; a database with one writer serves one program and
/// is busy with the import itself, so there this program's memory tells.
/// </summary>
public sealed class ImportRuns(
    JobRunner jobs,
    ImportOrganization import,
    ImportUploads uploads,
    DatabaseProvider provider,
    IServiceProvider services,
    TimeProvider time
)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>An import that ends within this time is answered with its end.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, RunHere> here = [];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>How an upload's import stands; null where nobody asked for it.</summary>
    public ImportRun? Of(ImportUpload upload, ImportReport report) =>
        Here(upload) is not { } run ? report.Run
        : report.Run is { } said ? said with { Percent = run.Percent, CancelAsked = run.IsCancelled }
        : null;

    public bool IsRunning(ImportUpload upload, ImportReport report) =>
        !upload.Imported && (Here(upload) is not null || (IsSharedDatabase && report.Run is { } run && run.IsHeard(Now)));

    /// <summary>Whether an import ended after this was read, or was stopped with its program: read once more, it is known.</summary>
    public bool MayHaveEnded(ImportUpload upload, ImportReport report) =>
        !upload.Imported && report.Run is { EndedAt: null } && !IsRunning(upload, report);

    /// <summary>Begins the import, and waits a moment for it to end.</summary>
    /// <param name="choices">How the files are read.</param>
    /// <param name="areMeant">Takes values that may be slips.</param>
    /// <exception cref="RuleViolation">Another one runs, or the files are gone.</exception>
    public async Task BeginAsync(ImportUpload upload, ImportChoices choices, bool areMeant, CancellationToken cancel)
    {
        var run = new RunHere(upload.Id);
        if (!here.TryAdd(upload.OrganizationId, run))
            throw new RuleViolation("Another import has just begun. Wait for it to end, or cancel it on the page Import.");
        try
        {
            var begun =
                await uploads.ChangeAsync(upload, report => report with { Choices = choices, Run = new(Now, Now) }, cancel)
                ?? throw new RuleViolation("These files are no longer here. Choose them again.");
            jobs.Run("import", upload.OrganizationId, (_, stop) => RunAsync(upload, begun, areMeant, run, stop));
        }
        catch
        {
            End(upload, run);
            throw;
        }
        await WaitAsync(run, cancel);
    }

    /// <summary>Stops the import on whichever node it runs, and waits a moment for that.</summary>
    public async Task CancelAsync(ImportUpload upload, CancellationToken cancel)
    {
        if (Here(upload) is { } run)
        {
            run.Cancel();
            await WaitAsync(run, cancel);
        }
        else
            await uploads.ChangeAsync(upload, WithCancelAsked, cancel);

        static ImportReport? WithCancelAsked(ImportReport report) =>
            report.Run is { EndedAt: null } said ? report with { Run = said with { CancelAsked = true } } : null;
    }

    /// <summary>Whether more than this program may use the database.</summary>
    private bool IsSharedDatabase => provider.WriterQueue is null;

    private RunHere? Here(ImportUpload upload) =>
        here.TryGetValue(upload.OrganizationId, out var run) && run.UploadId == upload.Id ? run : null;

    private void End(ImportUpload upload, RunHere run)
    {
        here.TryRemove(new(upload.OrganizationId, run));
        run.Dispose();
    }

    private static Task<Task> WaitAsync(RunHere run, CancellationToken cancel) => Task.WhenAny(run.Ended, Task.Delay(Moment, cancel));

    private async Task RunAsync(ImportUpload upload, ImportReport begun, bool areMeant, RunHere run, CancellationToken stopping)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, run.Cancelled);
        var beats = BeatAsync(upload, run, stop.Token);
        var (report, refusal) = (begun, "The import met a fault of the program. Nothing was written. Try it again.");
        try
        {
            report = await WriteAsync(upload, begun, areMeant, run, stop.Token);
            refusal = report.Written ? null : ImportWords.WhyNot(report);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            refusal = run.IsCancelled ? ImportWords.Cancelled : ImportWords.Stopped;
        }
        catch (RuleViolation broken)
        {
            refusal = broken.Message;
        }
        finally
        {
            await stop.CancelAsync();
            await beats.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                var ended = begun.Run! with { HeardAt = Now, EndedAt = Now, Refusal = refusal };
                await uploads.SayAsync(upload, report with { Run = ended }, CancellationToken.None);
            }
            finally
            {
                End(upload, run);
            }
        }
    }

    private async Task<ImportReport> WriteAsync(
        ImportUpload upload,
        ImportReport begun,
        bool areMeant,
        RunHere run,
        CancellationToken cancel
    )
    {
        using var folder = new WorkFolder();
        var path = await uploads.UnpackAsync(upload, folder.Path, cancel);
        using var files = ImportFiles.Open(path, ImportLimits.LargestFile(services), upload.Names, cancel);
        var target = new ImportTarget(upload.OrganizationId) { Choices = begun.Choices };
        return await import.ExecuteAsync(files, target, upload.PersonId, run, areMeant, cancel);
    }

    /// <summary>Says how far it is, and hears whether someone cancelled it on another node.</summary>
    private async Task BeatAsync(ImportUpload upload, RunHere run, CancellationToken cancel)
    {
        while (IsSharedDatabase)
        {
            await Task.Delay(Beat, cancel);
            if (await uploads.ChangeAsync(upload, WithPercent, cancel) is { Run.CancelAsked: true })
                run.Cancel();
        }

        ImportReport? WithPercent(ImportReport report) =>
            report.Run is { } said ? report with { Run = said with { HeardAt = Now, Percent = run.Percent } } : null;
    }
}
