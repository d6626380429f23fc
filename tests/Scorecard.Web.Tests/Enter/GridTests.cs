using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.TestData;
using Scorecard.Web.Pages.Enter;

namespace Scorecard.Web.Tests.Enter;

/// <summary>Values over several periods, submitted together, without a script.</summary>
public sealed class GridTests : IAsyncLifetime
{
    private readonly SqlLog sql = new();
    private TestApp App { get; set; } = null!;

    private long Acme => App.Companies.Acme.Model.Organization.Id;

    private string Visits => PublicIds.Format(App.Companies.Acme.Kpi("VISITS").Id);

    public async Task InitializeAsync()
    {
        App = new() { Database = options => options.AddInterceptors(sql) };
        await App.InitializeAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task Many_are_saved_at_once_and_what_does_not_fit_stays_as_typed()
    {
        var browser = await App.SignInAsync(App.Companies.NorthUpdater);
        var page = await browser.GetAsync($"/enter/grid?kpi={Visits}");
        Assert.Equal(12, page.Document.QuerySelectorAll("table.grid tbody td input").Length);

        var saved = await page.Form("form.gridcard")
            .Type($"v.{Visits}.2026-08.0", "31 # warm")
            .Type($"v.{Visits}.2026-09.0", "N/A # closed for repairs")
            .Type($"v.{Visits}.2026-10.0", "33")
            .SubmitAsync();

        Assert.Equal("3 values saved.", saved.Message);
        Assert.Equal(["2026-08 31 warm", "2026-09 N/A closed for repairs", "2026-10 33 "], await RecordedAsync());
        var bad = await saved
            .Form("form.gridcard")
            .Type($"v.{Visits}.2026-07.0", "lots")
            .Type($"v.{Visits}.2026-08.1", "32 # warm")
            .Type($"v.{Visits}.2026-06.0", "N/A")
            .SubmitAsync();
        Assert.Contains("1 value saved. 2 values not saved:", bad.Words, StringComparison.Ordinal);
        Assert.Contains("2026: Digits only, such as 4.81", bad.Words, StringComparison.Ordinal);
        Assert.Contains("Say in the note why there is no value.", bad.Words, StringComparison.Ordinal);
        Assert.Equal("lots", bad.Form("form.gridcard")[$"v.{Visits}.2026-07.0"]);
        Assert.Equal("32 # warm", bad.Form("form.gridcard")[$"v.{Visits}.2026-08.2"]);
    }

    [Fact]
    public async Task Somebody_elses_value_is_not_overwritten_unseen()
    {
        var browser = await App.SignInAsync(App.Companies.NorthUpdater);
        var page = await browser.GetAsync($"/enter/grid?kpi={Visits}");
        await page.Form("form.gridcard").Type($"v.{Visits}.2026-05.0", "30").SubmitAsync();

        var late = await page.Form("form.gridcard").Type($"v.{Visits}.2026-05.0", "35").SubmitAsync();

        Assert.Contains("1 value not saved", late.Words, StringComparison.Ordinal);
        Assert.Equal(["2026-05 30 "], await RecordedAsync());
        Assert.Equal("35", late.Form("form.gridcard")[$"v.{Visits}.2026-05.1"]);
    }

    [Fact]
    public async Task Two_hundred_KPIs_of_twelve_months_take_five_statements()
    {
        using var files = new WorkFolder();
        var kpis = Enumerable
            .Range(1, 200)
            .Select(i => $"G{i},FIX,Grid {i},trips,Month,Sum,HigherIsBetter,Progress,0,10,1,Leading,Entered");
        await File.WriteAllLinesAsync(
            Path.Combine(files.Path, "kpis.csv"),
            kpis.Prepend(
                "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source"
            )
        );
        var values = Enumerable.Range(1, 200).SelectMany(i => Enumerable.Range(1, 10).Select(m => $"G{i},2026-{m:00},{i % 9 + m}"));
        await File.WriteAllLinesAsync(Path.Combine(files.Path, "values.csv"), values.Prepend("kpi,period,value"));
        using (var opened = ImportFiles.Open(files.Path))
            Assert.True((await App.Services.GetRequiredService<ImportOrganization>().ExecuteAsync(opened, new(Acme), null)).Written);
        var browser = await App.SignInAsync(App.Companies.OpsManager);
        var unit = PublicIds.Format(App.Companies.Acme.Unit("PLANT").Id);
        await browser.GetAsync($"/enter/grid?unit={unit}");
        sql.Clear();

        var page = await browser.GetAsync($"/enter/grid?unit={unit}");

        Assert.Equal((HttpStatusCode.OK, 2400), (page.Status, page.Document.QuerySelectorAll("table.grid tbody td input").Length));
        Assert.True(sql.Count <= 5, string.Create(CultureInfo.InvariantCulture, $"{sql.Count} statements:\n{sql}"));
    }

    [Theory]
    [InlineData(EntryKind.Number, "95.1", 95.1, null, null)]
    [InlineData(EntryKind.Number, " 95.1 # a note # more", 95.1, "a note # more", null)]
    [InlineData(EntryKind.Number, "# alone", null, "alone", null)]
    [InlineData(EntryKind.Number, "many", null, null, "Digits only, such as 4.81")]
    [InlineData(EntryKind.YesNo, "Yes", 1.0, null, null)]
    [InlineData(EntryKind.YesNo, "perhaps", null, null, "Write yes or no")]
    [InlineData(EntryKind.Ratio, "45", null, null, "Write both numbers with / between them, such as 45 / 50")]
    [InlineData(EntryKind.Ratio, "45 /", null, null, "Write both numbers with / between them, such as 45 / 50")]
    public void A_cell_says_value_and_note(EntryKind kind, string text, double? value, string? note, string? problem)
    {
        var read = GridText.Read(kind, "", text);

        Assert.Equal(((decimal?)value, problem), (read.Value.Value, read.Problem));
        if (problem is null)
            Assert.Equal(note, read.Note);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        foreach (
            var (kind, value, note) in new (EntryKind, MeasuredValue, string?)[]
            {
                (EntryKind.Number, MeasuredValue.Of(-1234.5m), "so it is"),
                (EntryKind.Ratio, MeasuredValue.Ratio(45, 50.5m), null),
                (EntryKind.YesNo, MeasuredValue.Of(0), "not yet"),
                (EntryKind.Number, MeasuredValue.NA, "closed"),
                (EntryKind.Number, MeasuredValue.Withdrawn, null),
            }
        )
            Assert.Equal((value, note, null), GridText.Read(kind, "", GridText.Write(kind, value, note)));
    }

    private Task<List<string>> RecordedAsync() =>
        App.ReadAsync(
            Acme,
            async db =>
                (
                    await db
                        .Measurements.Where(m => db.Kpis.Any(k => k.Id == m.KpiId && k.Code == "VISITS"))
                        .OrderBy(m => m.PeriodStart)
                        .ThenBy(m => m.Revision)
                        .ToListAsync()
                ).ConvertAll(m =>
                    FormattableString.Invariant($"{m.PeriodStart:yyyy-MM} {(m.NotApplicable ? "N/A" : $"{m.Value:0.##}")} {m.Note}")
                )
        );
}
