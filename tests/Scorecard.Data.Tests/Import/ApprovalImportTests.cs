using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Tests.Import;

/// <summary>Values of KPIs that need approval, from files: an import counts at once.</summary>
public abstract class ApprovalImportTests(Func<Task<Store>> create) : ImportTests(create)
{
    [SkippableFact]
    public async Task An_import_settles_what_waits_where_it_says_something_else_than_what_counts()
    {
        var id = await ImportedAsync();
        await SubmitAsync(id, "2025-01", 801);
        await SubmitAsync(id, "2025-02", 802);
        Folder.Edit("values.csv", "SALES-REV,2025-01,800", "SALES-REV,2025-01,805");

        var report = await ImportAsync(id);

        Assert.True(report.Written);
        Assert.Equal((0, 1), report.Counts.Single(c => c.Kind == "values") is var values ? (values.Added, values.Changed) : default);
        Assert.Contains(report.Notes, note => note.StartsWith("1 value of KPIs whose values need approval", StringComparison.Ordinal));
        Assert.Contains(report.Notes, note => note.EndsWith("1 value that waited for approval give way to it.", StringComparison.Ordinal));
        Assert.Equal(
            [(1, "Counted"), (2, "Waiting"), (3, "Counted")],
            (await RevisionsAsync(id, "2025-01")).Select(m => (m.Revision, m.Standing.ToString()))
        );
        // February's file says what counts, so what waits goes on waiting.
        Assert.Equal(Standing.Waiting, (await RevisionsAsync(id, "2025-02"))[^1].Standing);
        Assert.False((await ImportAsync(id)).Written);
    }

    [SkippableFact]
    public async Task The_columns_say_whether_values_need_approval_and_whose()
    {
        Folder
            .Edit("kpis.csv", "roll_up,parent", "roll_up,parent,approval")
            .Edit("kpis.csv", "RolledUp,Sum,", "RolledUp,Sum,,")
            .Edit("kpis.csv", "Entered,,REV", "Entered,,REV,yes")
            .Edit("kpis.csv", "Leading,Entered,,", "Leading,Entered,,,");

        var id = await ImportedAsync();

        var kpi = await Store.ReadAsync(id, db => db.Kpis.SingleAsync(k => k.Code == "SALES-REV"));
        Assert.Equal((true, null), (kpi.NeedsApproval, kpi.SponsorId));
    }

    private Task SubmitAsync(long id, string month, decimal value) =>
        Store.WriteAsync(
            id,
            async db =>
            {
                var kpi = await db.Kpis.SingleAsync(k => k.Code == "SALES-REV");
                kpi.Describe(kpi.Details with { NeedsApproval = true });
                var period = PeriodCode.Parse(month, FiscalCalendar.Calendar)!.Value;
                var at = TwoCompanies.Start;
                db.Add(
                    kpi.Record(
                        period,
                        MeasuredValue.Of(value),
                        null,
                        1,
                        FiscalCalendar.Calendar,
                        null,
                        DateOnly.FromDateTime(at),
                        at,
                        TwoCompanies.Uma,
                        Standing.Waiting
                    )
                );
            }
        );

    private Task<List<Measurement>> RevisionsAsync(long id, string month) =>
        Store.ReadAsync(
            id,
            db =>
            {
                var start = PeriodCode.Parse(month, FiscalCalendar.Calendar)!.Value.Start;
                var kpi = db.Kpis.Where(k => k.Code == "SALES-REV").Select(k => k.Id);
                return db
                    .Measurements.AsNoTracking()
                    .Where(m => kpi.Contains(m.KpiId) && m.PeriodStart == start)
                    .OrderBy(m => m.Revision)
                    .ToListAsync();
            }
        );
}

public sealed class ApprovalImportOnSqlite() : ApprovalImportTests(() => Store.OnSqliteAsync());

public sealed class ApprovalImportOnPostgreSql() : ApprovalImportTests(() => Store.OnPostgreSqlAsync());

public sealed class ApprovalImportOnSqlServer() : ApprovalImportTests(() => Store.OnSqlServerAsync());
