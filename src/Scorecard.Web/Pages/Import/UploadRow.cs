using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Import;

/// <summary>Files as the page of imports lists them.</summary>
/// <param name="Id">As in addresses.</param>
/// <param name="Size">Such as “266 KB”; empty where only the result is left.</param>
/// <param name="Sent">When they were sent, as people say it.</param>
/// <param name="Until">Until when they wait.</param>
/// <param name="IsMine">Whether the person sent them, and so sees what is in them.</param>
/// <param name="Sentence">What came of their import; null where nobody asked for it.</param>
public sealed record UploadRow(string Id, string Names, string Size, string Who, string Sent, string Until, bool IsMine, string? Sentence)
{
    /// <summary>Of files that are not being imported.</summary>
    public static UploadRow Of(ListedUpload listed, long person, string timeZone)
    {
        var upload = listed.Upload;
        return new(
            PublicIds.Format(upload.Id),
            upload.Names,
            upload.Imported ? "" : FileSize.Of(listed.Bytes),
            listed.Who,
            PeriodWords.Moment(upload.At, timeZone),
            PeriodWords.Moment(upload.At + ImportUploads.Longest, timeZone),
            upload.PersonId == person,
            upload.Imported ? ImportWords.Done(listed.Report)
                : listed.Report.Run is { } run ? run.Refusal ?? ImportWords.Stopped
                : null
        );
    }
}

/// <summary>The import that goes on.</summary>
/// <param name="Id">Of its files, as in addresses.</param>
/// <param name="Began">When, as people say it.</param>
public sealed record RunningImport(string Id, string Names, string Who, string Began, int Percent, bool IsStopping)
{
    /// <summary>Why no other import begins.</summary>
    public string Refusal =>
        $"{Who} is importing {Names} since {Began}, and there is one import at a time. "
        + "Wait for it to end, or cancel it on the page Import. Your files stay here.";

    /// <param name="run">How it stands.</param>
    public static RunningImport Of(ListedUpload listed, ImportRun run, string timeZone) =>
        new(
            PublicIds.Format(listed.Upload.Id),
            listed.Upload.Names,
            listed.Who,
            PeriodWords.Moment(run.StartedAt, timeZone),
            run.Percent,
            run.CancelAsked
        );
}
