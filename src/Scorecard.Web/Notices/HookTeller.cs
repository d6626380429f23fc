using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain.Model;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Notices;

/// <summary>Puts what happens in a unit into the row of posts of its webhooks and of those of the units above.</summary>
public sealed class HookTeller(IDbContextFactory<ScorecardDbContext> contexts, NewIds ids, TimeProvider time)
{
    public async Task TellAsync(OrganizationModel model, IReadOnlyCollection<News> news, CancellationToken cancel)
    {
        await using var db = (await contexts.CreateDbContextAsync(cancel)).Scope(model.Organization.Id);
        var hooks = await db.Hooks.AsNoTracking().ToListAsync(cancel);
        if (hooks.Count == 0 || news.Count == 0)
            return;
        var keys = news.Select(KeyOf).Distinct().ToList();
        var known = (
            await db.HookPosts.Where(p => keys.Contains(p.Key)).Select(p => new { p.HookId, p.Key }).ToListAsync(cancel)
        ).ToHashSet();
        foreach (var item in news)
            if (item.UnitId is { } id && model.TryUnit(id, out var unit))
                foreach (var hook in hooks.Where(hook => Covers(model, hook, unit)))
                {
                    var key = KeyOf(item);
                    if (!known.Add(new { HookId = hook.Id, Key = key }))
                        continue;
                    db.Add(new HookPost(ids.Next(), hook, key, item.In(null), item.Path, Now));
                    await db.TrySaveNewAsync(cancel);
                }
    }

    /// <summary>Tells programs alone, each what happened since it listens, in the order in which it happened.</summary>
    public async Task TellProgramsAsync(OrganizationModel model, IReadOnlyList<HookNews> news, CancellationToken cancel)
    {
        if (news.Count == 0)
            return;
        await using var db = (await contexts.CreateDbContextAsync(cancel)).Scope(model.Organization.Id);
        var hooks = await db.Hooks.AsNoTracking().Where(h => HookKinds.OfPrograms.Contains(h.Kind)).ToListAsync(cancel);
        var keys = news.Select(n => n.Key).ToList();
        var known = (
            await db.HookPosts.Where(p => keys.Contains(p.Key)).Select(p => new { p.HookId, p.Key }).ToListAsync(cancel)
        ).ToHashSet();
        foreach (var item in news)
            if (model.TryUnit(item.UnitId, out var unit))
                foreach (var hook in hooks.Where(hook => hook.At <= item.At && Covers(model, hook, unit)))
                    if (known.Add(new { HookId = hook.Id, item.Key }))
                    {
                        db.Add(new HookPost(ids.Next(), hook, item.Key, item.Text, item.Path, Now));
                        await db.TrySaveNewAsync(cancel);
                    }
    }

    /// <summary>
    /// Tells programs that ask for it of every score that is in another band than the one they were told last; at first, than in the month
    /// before. The posts themselves are what is known to have been told, so that it is each change once, whoever finds it.
    /// </summary>
    public async Task TellBandsAsync(OrganizationModel model, IReadOnlyList<BandNews> bands, CancellationToken cancel)
    {
        if (bands.Count == 0)
            return;
        await using var db = (await contexts.CreateDbContextAsync(cancel)).Scope(model.Organization.Id);
        var hooks = await db.Hooks.AsNoTracking().Where(h => h.Kind == HookKind.Bands).ToListAsync(cancel);
        var month = bands[0].MonthKey;
        var posts = await db.HookPosts.AsNoTracking().Where(p => p.Key.StartsWith(month)).OrderBy(p => p.Id).ToListAsync(cancel);
        var told = posts.ToLookup(p => (p.HookId, p.Key[..(p.Key.LastIndexOf(' ') + 1)]));
        foreach (var hook in hooks)
        foreach (var band in bands)
        {
            var before = told[(hook.Id, band.NodeKey)].ToList();
            var last = before.Count > 0 && BandNews.Read(before[^1]) is var (_, data) ? Enum.Parse<Status>(data.To) : band.Before;
            if (last == band.Now || !Covers(model, hook, model.Unit(band.UnitId)))
                continue;
            db.Add(new HookPost(ids.Next(), hook, $"{band.NodeKey}{before.Count + 1}", band.Text(last), band.Path, Now));
            await db.TrySaveNewAsync(cancel);
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static string KeyOf(News news) => $"{news.Kind} {news.Key}";

    /// <summary>A private unit is told of by webhooks of private units alone.</summary>
    private static bool Covers(OrganizationModel model, Hook hook, Unit unit) =>
        model.PathUp(unit).Any(above => above.Id == hook.UnitId && (!model.IsWithinPrivate(unit) || model.IsWithinPrivate(above)));
}
