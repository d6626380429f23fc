using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Domain.Feeds;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Web.Sources;

namespace Scorecard.Web.Notices;

/// <summary>Databases and files that values come from and that are refused: each once, until it has worked again.</summary>
/// <param name="feeds">Those that break their contract.</param>
/// <param name="files">Those in whose way something stands, with the name of the mapping.</param>
public sealed class SourceNews(IReadOnlyList<KpiFeed> feeds, IReadOnlyList<(FileSource Source, string Mapping)> files)
{
    public static async Task<SourceNews> ReadAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        var feeds = await db.KpiFeeds.AsNoTracking().Where(f => f.BrokenSince != null).ToListAsync(cancel);
        var files = await db
            .FileSources.AsNoTracking()
            .Where(f => f.BrokenSince != null)
            .Join(db.SavedMappings, f => f.MappingId, m => m.Id, (f, m) => new { Source = f, m.Name })
            .ToListAsync(cancel);
        return new(feeds, [.. files.Select(f => (f.Source, f.Name))]);
    }

    public IEnumerable<News> All(OrganizationModel model, Answerable people)
    {
        foreach (var feed in feeds)
            if (model.TryKpi(feed.KpiId, out var kpi))
                yield return Of(feed, kpi, people.OwnerAndHeads(kpi.OwnerId, model.UnitOf(kpi)));
        foreach (var (source, mapping) in files)
            yield return Of(source, mapping, people.Administrators);
    }

    private static News Of(KpiFeed feed, Kpi kpi, IReadOnlyList<long> people)
    {
        var id = PublicIds.Format(kpi.Id);
        return new(
            NoticeKind.Source,
            Key("feed", id, feed.BrokenSince),
            $"{kpi.Name} is grey: its database gives nothing that may be taken.\n{feed.Problem}",
            $"/kpis/{id}",
            people
        );
    }

    private static News Of(FileSource source, string mapping, IReadOnlyList<long> people) =>
        new(
            NoticeKind.Source,
            Key("files", PublicIds.Format(source.Id), source.BrokenSince),
            $"Something stands in the way of files from {SourceWords.Where(source)}, for the mapping {mapping}.\n{source.Problem}",
            $"/import/mappings/{PublicIds.Format(source.MappingId)}",
            people
        );

    private static string Key(string kind, string id, DateTime? since) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind} {id} {since:yyyy-MM-ddTHH:mm:ss}");
}
