using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain.Model;
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
                    db.Add(new HookPost(ids.Next(), hook, key, item.In(null), item.Path, time.GetUtcNow().UtcDateTime));
                    await db.TrySaveNewAsync(cancel);
                }
    }

    /// <summary>Tells programs alone, each what happened since it listens, in the order in which it happened.</summary>
    public async Task TellProgramsAsync(OrganizationModel model, IReadOnlyList<HookNews> news, CancellationToken cancel)
    {
        if (news.Count == 0)
            return;
        await using var db = (await contexts.CreateDbContextAsync(cancel)).Scope(model.Organization.Id);
        var hooks = await db.Hooks.AsNoTracking().Where(h => h.Kind == HookKind.Json).ToListAsync(cancel);
        var keys = news.Select(n => n.Key).ToList();
        var known = (
            await db.HookPosts.Where(p => keys.Contains(p.Key)).Select(p => new { p.HookId, p.Key }).ToListAsync(cancel)
        ).ToHashSet();
        foreach (var item in news)
            if (model.TryUnit(item.UnitId, out var unit))
                foreach (var hook in hooks.Where(hook => hook.At <= item.At && Covers(model, hook, unit)))
                    if (known.Add(new { HookId = hook.Id, item.Key }))
                    {
                        db.Add(new HookPost(ids.Next(), hook, item.Key, item.Text, item.Path, time.GetUtcNow().UtcDateTime));
                        await db.TrySaveNewAsync(cancel);
                    }
    }

    private static string KeyOf(News news) => $"{news.Kind} {news.Key}";

    /// <summary>A private unit is told of by webhooks of private units alone.</summary>
    private static bool Covers(OrganizationModel model, Hook hook, Unit unit) =>
        model.PathUp(unit).Any(above => above.Id == hook.UnitId && (!model.IsWithinPrivate(unit) || model.IsWithinPrivate(above)));
}
