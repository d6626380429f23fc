using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;

namespace Scorecard.Data;

/// <summary>Finds again what a person saw before.</summary>
public static class StillPresent
{
    /// <summary>The one row.</summary>
    /// <exception cref="RuleViolation">Someone removed it since.</exception>
    public static async Task<T> PresentAsync<T>(this IQueryable<T> rows, CancellationToken cancel)
        where T : class =>
        await rows.SingleOrDefaultAsync(cancel)
        ?? throw new RuleViolation("Someone removed this while you were editing. Nothing was saved.");
}
