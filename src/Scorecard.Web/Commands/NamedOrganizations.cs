using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.Commands;

/// <summary>Organizations by the names or ids that the person at the command line gives.</summary>
public static class NamedOrganizations
{
    /// <summary>The id, or null where there is none of that name or id.</summary>
    /// <exception cref="RuleViolation">Several bear the name; the sentence lists their ids.</exception>
    public static async Task<long?> FindAsync(CommandContext context, string name)
    {
        var normalized = TextRules.Normalize(name);
        var named = await All(context)
            .Where(o => o.NameNormalized == normalized)
            .OrderBy(o => o.Id)
            .Select(o => o.Id)
            .ToListAsync(context.Cancel);
        if (named.Count > 1)
            throw new RuleViolation(
                $"{named.Count} organizations are called “{name}”. Give the id of one: {string.Join(", ", named.Select(PublicIds.Format))}."
            );
        return named is [var only] ? only
            : PublicIds.TryParse(name, out var id) && await All(context).AnyAsync(o => o.Id == id, context.Cancel) ? id
            : null;
    }

    /// <exception cref="RuleViolation">There is none of that name or id, or several; the sentence lists those there are.</exception>
    public static async Task<long> GetAsync(CommandContext context, string name)
    {
        if (await FindAsync(context, name) is { } id)
            return id;
        var names = await All(context).OrderBy(o => o.NameNormalized).Select(o => o.Name).ToListAsync(context.Cancel);
        var others = names.Count == 0 ? "There is none yet." : $"There is {string.Join(", ", names)}.";
        throw new RuleViolation($"There is no organization “{name}”. {others}");
    }

    /// <summary>All of them, by name.</summary>
    public static async Task<IReadOnlyList<(long Id, string Name)>> AllAsync(CommandContext context) =>
        [
            .. (
                await All(context)
                    .OrderBy(o => o.NameNormalized)
                    .ThenBy(o => o.Id)
                    .Select(o => new { o.Id, o.Name })
                    .ToListAsync(context.Cancel)
            ).Select(o => (o.Id, o.Name)),
        ];

    private static IQueryable<Domain.Units.Organization> All(CommandContext context) =>
        context.Services.GetRequiredService<ScorecardDbContext>().Organizations.IgnoreQueryFilters().IgnoreAutoIncludes().AsNoTracking();
}
