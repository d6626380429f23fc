using Microsoft.EntityFrameworkCore;
using Scorecard.Data;

namespace Scorecard.Web.People;

public static class PersonNames
{
    /// <summary>The names of people by id, in one query; none where nobody is asked for.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> NamesAsync(
        this ScorecardDbContext db,
        IEnumerable<long> people,
        CancellationToken cancel
    ) => (await db.ReachableAsync(people, cancel)).ToDictionary(p => p.Key, p => p.Value.Name);

    /// <summary>The same with where they can be written to.</summary>
    public static async Task<IReadOnlyDictionary<long, Reachable>> ReachableAsync(
        this ScorecardDbContext db,
        IEnumerable<long> people,
        CancellationToken cancel
    )
    {
        var ids = people.Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<long, Reachable>()
            : await db
                .Users.AsNoTracking()
                .Where(p => ids.Contains(p.Id))
                .Select(p => new
                {
                    p.Id,
                    p.DisplayName,
                    p.Email,
                })
                .ToDictionaryAsync(p => p.Id, p => new Reachable(p.DisplayName, p.Email), cancel);
    }
}
