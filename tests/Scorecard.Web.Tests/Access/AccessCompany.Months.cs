using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Closings;

namespace Scorecard.Web.Tests.Access;

/// <content>Months that are closed for one request and opened again.</content>
public sealed partial class AccessCompany
{
    /// <summary>Closes the month, here and at Globex, as if there were no earlier ones.</summary>
    public async Task CloseMonthAsync()
    {
        foreach (var organization in Organizations)
            await App.WriteAsync(
                organization,
                db =>
                {
                    db.Add(new Closing(NextId(), organization, World.Period(ClosedMonth), TestApp.Now.UtcDateTime, null, 1, 0));
                    return Task.CompletedTask;
                }
            );
    }

    /// <summary>Reopens whatever is closed, which would take a reason of all others.</summary>
    public async Task OpenMonthsAsync()
    {
        foreach (var organization in Organizations)
        {
            if (!await App.ReadAsync(organization, db => db.Closings.AnyAsync(c => c.ReopenedAt == null)))
                continue;
            await App.WriteAsync(
                organization,
                async db =>
                {
                    foreach (var closing in await db.Closings.Where(c => c.ReopenedAt == null).ToListAsync())
                        closing.Reopen("Looked at", TestApp.Now.UtcDateTime, null);
                }
            );
        }
    }
}
