using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Tests.Access;

/// <content>Values that wait for approval.</content>
public sealed partial class AccessCompany
{
    /// <summary>A first value of a KPI for September, which waits for those who edit its unit.</summary>
    public Task SubmitAsync(Kpi kpi) =>
        App.WriteAsync(
            OrganizationId,
            async db =>
            {
                var known = await db.Kpis.SingleAsync(k => k.Id == kpi.Id);
                known.Describe(known.Details with { NeedsApproval = true });
                db.Add(
                    known.Record(
                        World.Period("2026-09"),
                        MeasuredValue.Of(55),
                        null,
                        null,
                        World.Calendar,
                        null,
                        new(2026, 11, 12),
                        TestApp.Now.UtcDateTime,
                        null,
                        Domain.Kpis.Standing.Waiting
                    )
                );
            }
        );
}
