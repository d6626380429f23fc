using Scorecard.Data.Import;

namespace Scorecard.Web.Pages.Import;

/// <summary>The imports of an organization: the one that goes on, what waits, and what was imported lately.</summary>
public sealed record ImportList(RunningImport? Running, IReadOnlyList<UploadRow> Waiting, IReadOnlyList<UploadRow> Done)
{
    private const int MostDone = 10;

    public static readonly ImportList Empty = new(null, [], []);

    /// <param name="listed">The latest first.</param>
    /// <param name="person">Who looks.</param>
    public static ImportList Of(IReadOnlyList<ListedUpload> listed, ImportRuns runs, long person, string timeZone)
    {
        var running = listed.FirstOrDefault(l => runs.IsRunning(l.Upload, l.Report));
        return new(
            running is not null && runs.Of(running.Upload, running.Report) is { } run ? RunningImport.Of(running, run, timeZone) : null,
            [.. listed.Where(l => !l.Upload.Imported && l != running).Select(Row)],
            [.. listed.Where(l => l.Upload.Imported).Take(MostDone).Select(Row)]
        );

        UploadRow Row(ListedUpload one) => UploadRow.Of(one, person, timeZone);
    }
}
