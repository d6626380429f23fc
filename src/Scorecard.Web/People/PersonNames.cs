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
    )
    {
        var ids = people.Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<long, string>()
            : await db.Users.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
    }
}
