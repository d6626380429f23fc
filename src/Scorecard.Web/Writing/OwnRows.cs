using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;

namespace Scorecard.Web.Writing;

public static class OwnRows
{
    /// <summary>
    /// Saves what is a person's own and has no versions. A button that was pressed twice changes nothing the second time.
    /// </summary>
    public static async Task SaveOwnAsync(this ScorecardDbContext db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e)
            when (e is DbUpdateConcurrencyException || (e.InnerException is DbException inner && db.Provider.IsUniqueViolation(inner)))
        {
            // It is as the person wants it.
        }
    }
}
