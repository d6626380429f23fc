using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Periods;
using Scorecard.TestData;

namespace Scorecard.Data.Tests.Import;

/// <summary>The real numbers of every emergency department in England, through the whole import.</summary>
public abstract class NhsImportTests(Func<Task<Store>> create) : StoreTests(create)
{
    private const string Data = "data/nhs-ae";

    [SkippableFact]
    public async Task The_numbers_of_England_come_out_as_published_and_a_second_import_changes_nothing()
    {
        var folder = Files.Shared(Data);
        Skip.If(folder is null, $"../shared/{Data} is not here.");
        using var files = ImportFiles.Open(folder);

        var first = await Store.Import().ExecuteAsync(files, new(null, "NHS England", FiscalYearStart: 4), null);

        Assert.Empty(first.Problems);
        Assert.True(first.Written);
        Assert.Equal(
            (432, 864, 1296, 38295),
            (Added(first, "units"), Added(first, "objectives"), Added(first, "KPIs"), Added(first, "values"))
        );
        var (march, year) = await Store.Books.ReadAsync(
            first.OrganizationId,
            book =>
            {
                var model = book.Model;
                double Value(string code, Window window) => book.Figure(model.Kpis.Single(k => k.Code == code).Id, window).Value;
                double[] England(Window window) =>
                    [.. new[] { "ATTEND", "FOURHOUR", "ADMIT" }.Select(kpi => Math.Round(Value("NHS-ENG/" + kpi, window), 3))];

                var period = PeriodCode.Parse("2019-03", model.Organization.Calendar)!.Value;
                foreach (var window in new[] { Window.Of(period), Window.FiscalYearToDate(period, model.Organization.Calendar) })
                foreach (var unit in model.Units.Where(u => u.Tier < 3))
                    Assert.Equal(
                        Value($"{unit.Code}/ATTEND", window),
                        model.ChildrenOf(unit).Select(u => Value($"{u.Code}/ATTEND", window)).Where(v => !double.IsNaN(v)).Sum(),
                        6
                    );
                return (England(Window.Of(period)), England(Window.FiscalYearToDate(period, model.Organization.Calendar)));
            }
        );
        Assert.Equal([2_167_550, 86.604, 19.189], march);
        Assert.Equal([24_826_981, 88.013, 19.198], year);

        var second = await Store.Import().ExecuteAsync(files, new(first.OrganizationId), null);

        Assert.Empty(second.Problems);
        Assert.False(second.Written);
        Assert.Equal(38295, second.Counts.Single(c => c.Kind == "values").Unchanged);
        Assert.All(second.Counts, count => Assert.False(count.ChangesAnything, count.Kind));
        await using var db = Store.Open(first.OrganizationId);
        Assert.Equal(1, await db.Organizations.Select(o => o.Sequence).SingleAsync());
        var line = Assert.Single(await db.Changes.Where(c => c.Subject == Subject.Import).ToListAsync());
        Assert.Contains("values: 38295 added", line.To, StringComparison.Ordinal);
        Assert.Null((await new VerifyJournal(db).ExecuteAsync(null, null, CancellationToken.None)).Break);
    }

    private static int Added(ImportReport report, string kind) => report.Counts.Single(c => c.Kind == kind).Added;
}

public sealed class NhsImportOnSqlite() : NhsImportTests(() => Store.OnSqliteAsync());

public sealed class NhsImportOnPostgreSql() : NhsImportTests(() => Store.OnPostgreSqlAsync());

public sealed class NhsImportOnSqlServer() : NhsImportTests(() => Store.OnSqlServerAsync());
