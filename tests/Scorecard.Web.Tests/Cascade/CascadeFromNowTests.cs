using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Cascade;

/// <summary>
/// The form of a cascade: from when, with which targets, to whom. OPS has cost for each drop, which does not add up, kilometres, which do,
/// and a quarterly survey; MILE supports the objective already, YARD has nothing.
/// </summary>
public sealed class CascadeFromNowTests : IAsyncLifetime
{
    private readonly World world = new ModelBuilder("Tern", firstId: 60_001)
        .Unit("OPS")
        .Unit("MILE", under: "OPS")
        .Unit("YARD", under: "OPS")
        .Unit("SHED", under: "OPS")
        .Objective("CHEAP", of: "OPS")
        .Objective("LEAN", of: "MILE")
        .Objective("TIDY", of: "SHED")
        .Contribution("LEAN", "CHEAP")
        .Kpi("COST", of: "CHEAP", baseline: 2, target: 1.5m, measuredIn: "€", from: "2023-11")
        .Define("COST", "2026-01", ScaleInput.Progress(2, 1.18m))
        .Define("COST", "2027-01", ScaleInput.Progress(2, 1.1m))
        .Kpi("KM", of: "CHEAP", target: 100, aggregation: TimeAggregation.Sum, measuredIn: "km")
        .Define("KM", "2027-01", ScaleInput.Progress(0, 90))
        .Kpi("SURVEY", of: "CHEAP", frequency: Frequency.Quarter, measuredIn: "%")
        .Build();

    private TestApp App { get; } = new();

    private Person Chief { get; } = new(70_001, "Cas Chief", "cas@tern.example");

    private TestBrowser Browser { get; set; } = null!;

    private string Address => $"/objectives/{PublicIds.Format(world.Objective("CHEAP").Id)}";

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        await App.SaveAsync(world.Model);
        await App.AddAsync(Chief, world.Unit("ORG"), Role.Administrator);
        await App.AddAsync(new(70_002, "Mia Miles", "mia@tern.example"), world.Unit("MILE"), Role.Manager);
        await App.AddAsync(new(70_003, "Ona Shed", "ona@tern.example"), world.Unit("ORG"), Role.Viewer);
        await App.WriteAsync(world.Model.Organization.Id, async db => (await db.Objectives.SingleAsync(o => o.Code == "TIDY")).Own(70_003));
        Browser = await App.SignInAsync(Chief);
    }

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task The_copies_begin_this_month_and_a_later_target_comes_along()
    {
        var page = await Browser.GetAsync($"{Address}/cascade");
        Assert.Equal("2026-11", page.Form("form.col")["Input.From"]);

        var preview = await Identical(page, "YARD", "SHED").SubmitTo("?handler=preview");

        Assert.Contains("measured there from November 2026. No month before changes.", preview.Words, StringComparison.Ordinal);
        Assert.Equal("1.18, 1.1 from January 2027", Row(preview, "COST")[0]);
        Assert.Equal(
            ["100, 90 from January 2027", "50, 45 from January 2027", "50, 45 from January 2027", "100, 90 from January 2027"],
            Row(preview, "KM")
        );
        Assert.Contains("from Q1 2027", Head(preview, "SURVEY"), StringComparison.Ordinal);

        await preview.Form("form.col").SubmitAsync();
        Assert.Equal(
            ["COST 2026-11-01 1.18, 2027-01-01 1.1", "KM 2026-11-01 50, 2027-01-01 45", "SURVEY 2027-01-01 100"],
            await CopiesAsync("SHED")
        );
    }

    [Fact]
    public async Task An_earlier_month_is_taken_and_what_that_means_is_said()
    {
        var page = await Browser.GetAsync($"{Address}/cascade");
        var preview = await Identical(page, "YARD").Type("Input.From", "2025-12").SubmitTo("?handler=preview");

        Assert.Contains(
            "from December 2025, so values of 11 months before this one are missing at once.",
            preview.Words,
            StringComparison.Ordinal
        );
        Assert.Equal("1.5, 1.18 from January 2026, 1.1 from January 2027", Row(preview, "COST")[0]);
    }

    [Theory]
    [InlineData("", "Measured from” is empty")]
    [InlineData("soon", "“soon” is not a month")]
    public async Task Without_a_month_nothing_is_done_and_what_was_chosen_is_kept(string from, string problem)
    {
        var page = await Browser.GetAsync($"{Address}/cascade");
        var refused = await Identical(page, "YARD").Type("Input.From", from).SubmitAsync();

        Assert.Contains(problem, refused.Problems, StringComparison.Ordinal);
        Assert.Equal("Identical", refused.Form("form.col")[Box(refused, "YARD")]);
        Assert.Empty(await CopiesAsync("YARD"));
    }

    [Fact]
    public async Task Only_what_adds_up_can_be_split()
    {
        var page = await Browser.GetAsync($"{Address}/cascade");

        Assert.Equal(["Same", "ByHand"], Methods(page, "COST"));
        Assert.Equal(["Same", "ByHand"], Methods(page, "SURVEY"));
        Assert.Equal(["Same", "Equal", "ByShare", "ByLastYear", "ByHand"], Methods(page, "KM"));
        Assert.Contains("Target 1.18, 1.1 from January 2027 €", page.Words, StringComparison.Ordinal);

        var refused = await Identical(page, "YARD").Type(MethodBox(page, "COST"), "ByShare").SubmitTo("?handler=preview");
        Assert.Contains("“COST” do not add up over units, so its target cannot be split", refused.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_unit_does_already_is_said_and_a_second_one_takes_a_tick()
    {
        var page = await Browser.GetAsync($"{Address}/cascade");
        Assert.Contains("MILE supports this already with “LEAN”", page.Words, StringComparison.Ordinal);

        var refused = await Identical(page, "MILE").SubmitTo("?handler=preview");
        Assert.Contains("Tick that it gets this one beside what it has", refused.Problems, StringComparison.Ordinal);

        var ticked = Box(page, "MILE").Replace(".As", ".Beside", StringComparison.Ordinal);
        var done = await refused.Form("form.col").Type(ticked, "true").SubmitAsync();
        Assert.Contains("is cascaded to 1 unit", done.Message, StringComparison.Ordinal);

        var again = await Browser.GetAsync($"{Address}/cascade");
        Assert.DoesNotContain("Identical", Choices(again, Box(again, "MILE")));
        var twin = await Browser.PostAsync($"{Address}/cascade", Identical(again, "MILE").Fields);
        Assert.Contains("“MILE” follows this objective already, with “CHEAP”", twin.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_click_leaves_alone_who_supports_it_already()
    {
        var page = await Browser.GetAsync($"{Address}/cascade");
        var link = page.Document.QuerySelector("[aria-labelledby=units-h] header a")!;
        Assert.Equal("Identical for all that have nothing yet", link.TextContent.Trim());

        var all = await Browser.GetAsync(link.GetAttribute("href")!);

        Assert.Equal(
            [("MILE", "Leave"), ("SHED", "Identical"), ("YARD", "Identical")],
            new[] { "MILE", "SHED", "YARD" }.Select(unit => (unit, all.Form("form.col")[Box(all, unit)]!))
        );
    }

    [Fact]
    public async Task Its_head_answers_for_it_in_each_unit_unless_another_is_chosen()
    {
        var page = await Browser.GetAsync($"{Address}/cascade");

        Assert.Equal(
            [("MILE", PublicIds.Format(70_002)), ("SHED", PublicIds.Format(70_003)), ("YARD", "")],
            new[] { "MILE", "SHED", "YARD" }.Select(unit => (unit, page.Form("form.col")[Owner(page, unit)] ?? ""))
        );
        await Identical(page, "SHED").SubmitAsync();
        Assert.Equal(
            70_003,
            await App.ReadAsync(
                world.Model.Organization.Id,
                db => db.Objectives.Where(o => o.SourceId != null).Select(o => o.OwnerId).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Every_box_to_tick_looks_as_in_other_forms()
    {
        var boxes = (await Browser.GetAsync($"{Address}/cascade")).Document.QuerySelectorAll("main input[type=checkbox]");
        Assert.True(boxes.Length > 3);
        Assert.All(boxes, box => Assert.Contains("form-check-input", box.ClassList));
    }

    private TestForm Identical(TestPage page, params string[] units)
    {
        var form = page.Form("form.col");
        foreach (var unit in units)
            form.Type(Box(page, unit), nameof(CascadeAs.Identical));
        return form;
    }

    private string Box(TestPage page, string unit) =>
        page
            .Document.QuerySelector($"input[value='{PublicIds.Format(world.Unit(unit).Id)}']")!
            .GetAttribute("name")!
            .Replace(".Id", ".As", StringComparison.Ordinal);

    private string Owner(TestPage page, string unit) => Box(page, unit).Replace(".As", ".OwnerId", StringComparison.Ordinal);

    private string MethodBox(TestPage page, string kpi) =>
        page
            .Document.QuerySelector($"input[value='{PublicIds.Format(world.Kpi(kpi).Id)}']")!
            .GetAttribute("name")!
            .Replace(".Id", ".Method", StringComparison.Ordinal);

    private List<string> Methods(TestPage page, string kpi) => Choices(page, MethodBox(page, kpi));

    private static List<string> Choices(TestPage page, string box) =>
        [.. page.Document.QuerySelectorAll($"select[name='{box}'] option").Select(o => o.GetAttribute("value")!)];

    private static IElement Line(TestPage preview, string kpi) =>
        preview
            .Document.QuerySelectorAll(".preview tbody tr")
            .Single(r => r.QuerySelector("th")!.TextContent.Trim().StartsWith(kpi, StringComparison.Ordinal));

    private static string Head(TestPage preview, string kpi) => Line(preview, kpi).QuerySelector("th")!.TextContent.Trim();

    private static List<string> Row(TestPage preview, string kpi) =>
        [.. Line(preview, kpi).QuerySelectorAll("td").Select(c => c.TextContent.Trim())];

    private Task<List<string>> CopiesAsync(string unit) =>
        App.ReadAsync(
            world.Model.Organization.Id,
            async db =>
            {
                var lower = world.Unit(unit).Id;
                var kpis = await db
                    .Kpis.Where(k => k.SourceId != null && db.Objectives.Any(o => o.Id == k.ObjectiveId && o.UnitId == lower))
                    .ToListAsync();
                return kpis.OrderBy(k => k.Code)
                    .Select(k =>
                        $"{k.Name} "
                        + string.Join(
                            ", ",
                            k.Definitions.Select(d => FormattableString.Invariant($"{d.EffectiveFrom:yyyy-MM-dd} {d.Scale.Target:0.##}"))
                        )
                    )
                    .ToList();
            }
        );
}
