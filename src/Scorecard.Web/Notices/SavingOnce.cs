using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;

namespace Scorecard.Web.Notices;

public static class SavingOnce
{
    /// <summary>Saves rows that another node, or an earlier try, may have saved already; then none of them is saved.</summary>
    /// <returns>Whether they were new.</returns>
    public static async Task<bool> TrySaveNewAsync(this ScorecardDbContext db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException known) when (known.InnerException is DbException inner && db.Provider.IsUniqueViolation(inner))
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
