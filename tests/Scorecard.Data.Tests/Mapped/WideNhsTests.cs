using System.Text;
using Scorecard.Data.Import;
using Scorecard.Data.Mapped;
using Scorecard.Data.Tests.Import;
using Scorecard.Domain.Periods;
using Scorecard.TestData;

namespace Scorecard.Data.Tests.Mapped;

/// <summary>England's numbers as their publisher has them: a row for each provider and month, measures in columns.</summary>
public sealed class WideNhsTests
{
    [SkippableFact]
    public async Task A_wide_raw_file_comes_out_as_published()
    {
        var folder = Files.Shared("data/nhs-ae");
        Skip.If(folder is null, "../shared/data/nhs-ae is not here.");
        await using var store = await Store.OnSqliteAsync();
        using var structure = ImportFolder.Empty();
        foreach (var name in new[] { "units.csv", "objectives.csv", "kpis.csv" })
            structure.File(name, File.ReadAllBytes(Path.Combine(folder, name)));
        using var files = structure.Open();
        var id = (await store.Import().ExecuteAsync(files, new(null, "NHS England", FiscalYearStart: 4), null)).OrganizationId;
        var model = await store.Books.ReadAsync(id, book => book.Model);
        using var raw = ImportFiles.Of("raw", [("raw.csv", Encoding.UTF8.GetBytes(WideNhs.Of(Path.Combine(folder, "values.csv"))))]);
        var table = MappedTable.In(raw);
        var mapping = MappingProposal.Of(table.Head(MappingProposal.Looked), model);

        Assert.Equal(
            [ColumnRole.Unit, ColumnRole.Period, ColumnRole.MeasureValues, ColumnRole.MeasureValues, ColumnRole.MeasureValues],
            mapping.Columns.Select(c => c.Role)
        );
        mapping = mapping with
        {
            Columns =
            [
                .. mapping.Columns.Select(c =>
                    c.Header is "SEEN WITHIN FOUR HOURS" or "ADMITTED AFTER ATTENDANCE" ? c with { DividedBy = "Attendances" } : c
                ),
            ],
        };
        using var made = new WorkFolder();
        var read = MappedReading.Run(mapping, table, model, made.Path);

        Assert.Empty(read.Problems);
        Assert.DoesNotContain(read.Measures, m => m.IsNew);
        using var mapped = ImportFiles.Open(made.Path);
        var report = await store.Import().ExecuteAsync(mapped, new(id), null);
        Assert.Empty(report.Problems);
        Assert.Equal(38295, report.Counts.Single(c => c.Kind == "values").Added);
        var march = await store.Books.ReadAsync(
            id,
            book =>
                new[] { "ATTEND", "FOURHOUR" }
                    .Select(code =>
                        Math.Round(
                            book.Figure(
                                book.Model.Kpis.Single(k => k.Code == "NHS-ENG/" + code).Id,
                                Window.Of(PeriodCode.Parse("2019-03", book.Model.Organization.Calendar)!.Value)
                            ).Value,
                            3
                        )
                    )
                    .ToArray()
        );
        Assert.Equal([2_167_550, 86.604], march);
    }
}
