using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Notices;
using Scorecard.Web.Notices;

namespace Scorecard.Web.Tests.Sources;

internal static class SourceNotices
{
    /// <summary>Who is told that a source of values fails, after two nodes have looked.</summary>
    public static async Task<IReadOnlyList<(long Person, string Sentence, string Path)>> ToldOfSourcesAsync(
        this TestApp app,
        long organization
    )
    {
        foreach (var _ in Enumerable.Range(0, 2))
            await ActivatorUtilities.CreateInstance<NoticeKeeper>(app.Services).TellAllAsync(default);
        var notices = await app.ReadAsync(
            organization,
            db => db.Notices.Where(n => n.Kind == NoticeKind.Source).OrderBy(n => n.PersonId).ToListAsync()
        );
        return [.. notices.Select(n => (n.PersonId, n.Text.Split('\n')[0], n.Path))];
    }
}
