using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Web.Tests.Kpis;

public sealed class KpiFormTests(TestApp app) : KpiEditingTests(app)
{
    [Fact]
    public async Task A_kpi_is_added_with_everything_that_the_form_offers()
    {
        var browser = await App.SignInAsync(App.Companies.SalesManager);
        var form = (await browser.GetAsync($"/kpis/new?objective={Objective("SELL")}")).Form();
        Assert.Equal(("SELL-K2", "2026-11"), (form["Input.Code"], form["Input.Definition.From"]));

        await form.Type("Input.Name", "Answer time")
            .Type("Input.Code", "ANSWER")
            .Type("Input.UnitOfMeasure", "hours")
            .Type("Input.Frequency", "Week")
            .Type("Input.Aggregation", "Average")
            .Type("Input.Direction", "LowerIsBetter")
            .Type("Input.Indicator", "Leading")
            .Type("Input.Definition.Kind", "Thresholds")
            .Type("Input.Definition.Boxes[Thresholds-red_flag]", "8,5")
            .Type("Input.Definition.Boxes[Thresholds-target]", "4")
            .Type("Input.Definition.Weight", "3")
            .Type("Input.AmberFrom", "30")
            .Type("Input.GreenFrom", "60")
            .Type("Input.CarryForward", "2")
            .Type("Input.DueDays", "5")
            .Type("Input.OwnerId", Person(App.Companies.SalesManager))
            .Type("Input.UpdaterIds", Person(App.Companies.NorthUpdater), Person(App.Companies.Viewer))
            .SubmitAsync();

        var kpi = await FindAsync("ANSWER");
        Assert.Equal(
            (Frequency.Week, Direction.LowerIsBetter, Indicator.Leading, 30d, 60d, 2, 5),
            (kpi.Frequency, kpi.Direction, kpi.Indicator, kpi.AmberFrom, kpi.GreenFrom, kpi.CarryForward, kpi.DueDays)
        );
        Assert.Equal(
            (new DateOnly(2026, 11, 1), 3m, 8.5m, 4m),
            (kpi.BeginsOn, kpi.Latest.Weight, kpi.Latest.Scale.RedFlag, kpi.Latest.Scale.Target)
        );
        Assert.Equal([App.Companies.NorthUpdater.Id, App.Companies.Viewer.Id], kpi.Updaters.Select(u => u.PersonId).Order());
    }

    [Fact]
    public async Task A_kpi_without_a_target_has_its_page()
    {
        var browser = await App.SignInAsync(App.Companies.SalesManager);
        var form = (await browser.GetAsync($"/kpis/new?objective={Objective("SELL")}")).Form();

        var page = await form.Type("Input.Name", "Heads").Type("Input.Code", "HEADS").Type("Input.Definition.Kind", "None").SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Heads is added.", page.Words, StringComparison.Ordinal);
        Assert.Contains("No target from November 2026", page.Words, StringComparison.Ordinal);
        var month = await browser.GetAsync($"/kpis/{PublicIds.Format((await FindAsync("HEADS")).Id)}?period=2026-11");
        Assert.Contains("It has no target, so its values have no score.", month.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Definition.Boxes[Progress-target]", "90", "Baseline and target are both 90, so there is no way to go between them")]
    [InlineData("Input.Definition.Boxes[Progress-target]", "lots", "Digits only, such as 4.81")]
    [InlineData("Input.Definition.Boxes[Progress-target]", "1,250", "Write 1250 or 1.25: “1,250” can mean both")]
    [InlineData("Input.Definition.Boxes[Progress-target]", "1e400", "Digits only, such as 4.81")]
    [InlineData("Input.Definition.Boxes[Progress-target]", "NaN", "Digits only, such as 4.81")]
    [InlineData("Input.Definition.Weight", "Infinity", "Digits only, such as 4.81")]
    [InlineData("Input.DueDays", "99999999999999", "Write a whole number from 0 to 366")]
    [InlineData("Input.ClosedFrom", "soon", "“soon” does not fit here")]
    [InlineData("Input.UnitOfMeasure", "%\u0007", "the unit of measure holds a control character")]
    [InlineData("Input.Definition.Boxes[Progress-target]", "", "Write the value that scores 100")]
    [InlineData("Input.Definition.Weight", "-2", "A weight is 0 or more")]
    [InlineData("Input.Aggregation", "Sum", "percentages cannot be summed over time. Choose Average, Last or Ratio")]
    [InlineData("Input.Code", "revenue", "The code “revenue” already belongs to “REVENUE”")]
    [InlineData("Input.Name", "", "Write a name, 1 to 200 characters")]
    [InlineData("Input.AmberFrom", "30", "give both of its own bands, or neither")]
    [InlineData("Input.DueDays", "2.5", "Write a whole number from 0 to 366")]
    [InlineData("Input.OwnerId", "0000000004s", "The owner that you chose is no longer among the choices")]
    [InlineData("Input.Frequency", "Century", "“Century” does not fit here")]
    public async Task A_wrong_box_is_refused_and_keeps_its_text(string box, string text, string problem)
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);

        var page = await (await browser.GetAsync($"/kpis/{Id("ON-TIME")}/edit")).Form().Type(box, text).SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        if (box.StartsWith("Input.D", StringComparison.Ordinal))
            Assert.Equal(text, page.Form()[box]);
        var kpi = await FindAsync("ON-TIME");
        Assert.Equal((98m, "ON-TIME", TimeAggregation.Average), (kpi.Latest.Scale.Target, kpi.Name, kpi.Aggregation));
    }

    [Fact]
    public async Task What_is_better_follows_from_the_two_numbers_and_is_said()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var page = await browser.GetAsync($"/kpis/new?objective={Objective("DELIGHT")}");
        Assert.Contains("Whether higher or lower is better follows from these two numbers.", page.Words, StringComparison.Ordinal);

        await page.Form()
            .Type("Input.Name", "Damaged parcels")
            .Type("Input.Code", "DAMAGED")
            .Type("Input.Definition.Boxes[Progress-baseline]", "12")
            .Type("Input.Definition.Boxes[Progress-target]", "4")
            .SubmitAsync();

        Assert.Equal(Direction.LowerIsBetter, (await FindAsync("DAMAGED")).Direction);
        Assert.Contains(
            "Lower is better.",
            (await browser.GetAsync($"/kpis/{PublicIds.Format((await FindAsync("DAMAGED")).Id)}/edit")).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_rest_is_folded_until_something_in_it_is_said_or_wrong()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var page = await browser.GetAsync($"/kpis/new?objective={Objective("DELIGHT")}");
        var fold = page.Document.QuerySelector("details.fold")!;
        Assert.False(fold.HasAttribute("open"));
        Assert.Equal(
            ["Name", "UnitOfMeasure", "Frequency", "Aggregation", "OwnerId"],
            new[] { "Name", "UnitOfMeasure", "Frequency", "Aggregation", "OwnerId", "Code", "DueDays", "Description", "UpdaterIds" }.Where(
                box => fold.QuerySelector($"[name='Input.{box}']") is null
            )
        );

        var usual = await page.Form().Type("Input.Name", "").SubmitAsync();
        Assert.False(usual.Document.QuerySelector("details.fold")!.HasAttribute("open"));
        var refused = await page.Form().Type("Input.DueDays", "soon").SubmitAsync();
        Assert.True(refused.Document.QuerySelector("details.fold")!.HasAttribute("open"));
        var said = await page.Form().Type("Input.Definition.Weight", "3").SubmitAsync();
        Assert.True(said.Document.QuerySelector("details.fold")!.HasAttribute("open"));
    }

    [Theory]
    [InlineData("Input.Aggregation", "Sum")]
    [InlineData("Input.AmberFrom", "30")]
    [InlineData("Input.Definition.Boxes[Progress-target]", "90")]
    public async Task A_broken_rule_marks_the_box_that_has_to_change(string box, string text)
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);

        var page = await (await browser.GetAsync($"/kpis/{Id("ON-TIME")}/edit")).Form().Type(box, text).SubmitAsync();

        Assert.Equal("true", page.Document.QuerySelector($"[name='{box}']")!.GetAttribute("aria-invalid"));
        Assert.Contains("Correct what is marked below", page.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_that_is_kept_turns_into_red_flag_and_target_at_one_press()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var page = await (await browser.GetAsync($"/kpis/new?objective={Objective("DELIGHT")}"))
            .Form()
            .Type("Input.Name", "Accidents")
            .Type("Input.Code", "ACCIDENTS")
            .Type("Input.Definition.Boxes[Progress-baseline]", "0")
            .Type("Input.Definition.Boxes[Progress-target]", "0")
            .SubmitAsync();
        var offer = page.Document.QuerySelector("[data-level]")!;
        Assert.Equal(
            (false, "Keep it at 0"),
            (
                offer.HasAttribute("hidden"),
                string.Join(' ', offer.QuerySelector("button")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            )
        );

        var turned = await page.Form().SubmitAsync("Input.Definition.Keep");

        Assert.Contains("Write the value below which it is off track", turned.Problems, StringComparison.Ordinal);
        var form = turned.Form();
        Assert.Equal(("Thresholds", "0"), (form["Input.Definition.Kind"], form["Input.Definition.Boxes[Thresholds-target]"]));
        await form.Type("Input.Definition.Boxes[Thresholds-red_flag]", "2").SubmitAsync();
        var kpi = await FindAsync("ACCIDENTS");
        Assert.Equal((Direction.LowerIsBetter, 2m, 0m), (kpi.Direction, kpi.Latest.Scale.RedFlag, kpi.Latest.Scale.Target));
    }

    [Fact]
    public async Task A_name_of_300_characters_is_refused()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);

        var page = await (await browser.GetAsync($"/kpis/{Id("ON-TIME")}/edit"))
            .Form()
            .Type("Input.Name", new string('n', 300))
            .SubmitAsync();

        Assert.Contains("This has 300 characters. Shorten it to at most 200", page.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Direction_and_scale_turn_around_in_one_save()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator, "de-DE");

        await (await browser.GetAsync($"/kpis/{Id("IDEAS")}/edit"))
            .Form()
            .Type("Input.Direction", "LowerIsBetter")
            .Type("Input.Definition.Boxes[Progress-baseline]", "1.250,5")
            .Type("Input.Definition.Boxes[Progress-target]", "10,25")
            .SubmitAsync();

        var kpi = await FindAsync("IDEAS");
        Assert.Equal((Direction.LowerIsBetter, 1250.5m, 10.25m), (kpi.Direction, kpi.Latest.Scale.Baseline, kpi.Latest.Scale.Target));
    }

    [Fact]
    public async Task A_custom_scale_is_typed_in_the_persons_language()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator, "de-DE");
        await (await browser.GetAsync($"/kpis/new?objective={Objective("DELIGHT")}"))
            .Form()
            .Type("Input.Name", "Stars")
            .Type("Input.Code", "STARS")
            .Type("Input.Definition.Kind", "Custom")
            .Type("Input.Definition.Boxes[Custom-points]", "1,5 : 0\n4,25 : 100")
            .SubmitAsync();

        Assert.Equal("1.5:0;4.25:100", (await FindAsync("STARS")).Latest.Scale.Points);
        var page = await browser.GetAsync($"/kpis/{PublicIds.Format((await FindAsync("STARS")).Id)}/edit");
        Assert.Equal("1,5 : 0\n4,25 : 100", page.Form()["Input.Definition.Boxes[Custom-points]"]);
        var refused = await page.Form().Type("Input.Definition.Boxes[Custom-points]", "1,5 is 0").SubmitAsync();
        Assert.Contains("“1,5 is 0” is not a point. Write value : score, such as 80 : 0", refused.Problems, StringComparison.Ordinal);
    }

    private static string Person(Person person) => PublicIds.Format(person.Id);
}
