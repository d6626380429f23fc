using Scorecard.Domain;
using Scorecard.Domain.Comments;

namespace Scorecard.Web.Pages.Comments;

/// <summary>The files of a form, checked before anything is written.</summary>
public static class SentAttachments
{
    /// <exception cref="RuleViolation">One is not what it says it is, too large, or there are too many.</exception>
    public static async Task<IReadOnlyList<CheckedFile>> CheckedAsync(this IEnumerable<IFormFile> sent, CancellationToken cancel)
    {
        // A box in which nothing was chosen sends a file without a name.
        var files = sent.Where(file => file.FileName.Length > 0 || file.Length > 0).ToList();
        if (files.Count > CommentFile.Most)
            throw new RuleViolation(
                $"These are {files.Count} files. Attach at most {CommentFile.Most} to one comment, and the others to a reply."
            );
        var good = new List<CheckedFile>();
        foreach (var file in files)
        {
            if (file.Length > CommentFile.Largest)
                throw new RuleViolation(CheckedFile.TooLarge(file.FileName));
            var bytes = new byte[file.Length];
            await using (var stream = file.OpenReadStream())
                await stream.ReadExactlyAsync(bytes, cancel);
            good.Add(CheckedFile.Of(file.FileName, file.ContentType, bytes));
        }
        return good;
    }
}
