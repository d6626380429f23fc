using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Web.Tests.Kpis;

public sealed class KpiEditingTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task A_kpi_is_added_with_everything_that_the_form_offers()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);
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
            .Type("Input.OwnerId", Person(app.Companies.SalesManager))
            .Type("Input.UpdaterIds", Person(app.Companies.NorthUpdater), Person(app.Companies.Viewer))
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
        Assert.Equal([app.Companies.NorthUpdater.Id, app.Companies.Viewer.Id], kpi.Updaters.Select(u => u.PersonId).Order());
    }

    [Theory]
    [InlineData("Input.Definition.Boxes[Progress-target]", "90", "Baseline and target are both 90, so there is no way to go between them")]
    [InlineData("Input.Definition.Boxes[Progress-target]", "80", "you picked “higher is better”, but the scale says “lower is better”")]
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
        var browser = await app.SignInAsync(app.Companies.Administrator);

        var page = await (await browser.GetAsync($"/kpis/{Id("ON-TIME")}/edit")).Form().Type(box, text).SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        if (box.StartsWith("Input.D", StringComparison.Ordinal))
            Assert.Equal(text, page.Form()[box]);
        var kpi = await FindAsync("ON-TIME");
        Assert.Equal((98m, "ON-TIME", TimeAggregation.Average), (kpi.Latest.Scale.Target, kpi.Name, kpi.Aggregation));
    }

    [Fact]
    public async Task A_name_of_300_characters_is_refused()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);

        var page = await (await browser.GetAsync($"/kpis/{Id("ON-TIME")}/edit"))
            .Form()
            .Type("Input.Name", new string('n', 300))
            .SubmitAsync();

        Assert.Contains("This has 300 characters. Shorten it to at most 200", page.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Direction_and_scale_turn_around_in_one_save()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator, "de-DE");

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
    public async Task Recorded_values_hold_the_frequency()
    {
        await app.RecordAsync(app.Companies.Acme.Kpi("VISITS"), "2026-10", 30);
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        var frequency = await (await browser.GetAsync($"/kpis/{Id("VISITS")}/edit"))
            .Form()
            .Type("Input.Frequency", "Quarter")
            .SubmitAsync();
        Assert.Contains("“VISITS” has values by month, so it cannot be collected by quarter", frequency.Problems, StringComparison.Ordinal);
        var ratio = await (await browser.GetAsync($"/kpis/{Id("VISITS")}/edit")).Form().Type("Input.Aggregation", "Ratio").SubmitAsync();
        Assert.Contains("“VISITS” has plain values recorded, so it cannot turn into a ratio", ratio.Problems, StringComparison.Ordinal);

        Assert.Contains(
            "“VISITS” has recorded values, and those are never thrown away",
            (await browser.GetAsync($"/kpis/{Id("VISITS")}/delete")).Words,
            StringComparison.Ordinal
        );
        await (await browser.GetAsync($"/kpis/{Id("VISITS")}/edit")).Form().Type("Input.ClosedFrom", "2027-01-01").SubmitAsync();
        Assert.Equal(new DateOnly(2027, 1, 1), (await FindAsync("VISITS")).ClosedFrom);
    }

    [Fact]
    public async Task A_parent_that_does_not_fit_is_refused()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        var page = await (await browser.GetAsync($"/kpis/{Id("SALES-REVENUE")}/edit"))
            .Form()
            .Type("Input.UnitOfMeasure", "$")
            .SubmitAsync();

        Assert.Contains(
            "KPI “SALES-REVENUE” cannot feed “REVENUE”: it is measured in “$” and the parent in “€”",
            page.Problems,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_private_kpi_that_would_no_longer_fit_is_not_named()
    {
        var (administrator, head) = (await app.SignInAsync(app.Companies.Administrator), await app.SignInAsync(app.Companies.SalesManager));
        await (await administrator.GetAsync($"/kpis/new?objective={Objective("SELL")}"))
            .Form()
            .Type("Input.Name", "Collected")
            .Type("Input.Code", "COLLECTED")
            .Type("Input.UnitOfMeasure", "ideas")
            .Type("Input.ValueSource", "RolledUp")
            .Type("Input.RollUp", "Average")
            .Type("Input.Definition.Boxes[Progress-baseline]", "0")
            .Type("Input.Definition.Boxes[Progress-target]", "1")
            .SubmitAsync();
        var collected = (await FindAsync("COLLECTED")).Id;
        await app.WriteAsync(Acme, async db => (await db.Kpis.SingleAsync(k => k.CodeNormalized == "IDEAS")).FeedInto(collected));

        var page = await (await head.GetAsync($"/kpis/{PublicIds.Format(collected)}/edit"))
            .Form()
            .Type("Input.UnitOfMeasure", "pieces")
            .SubmitAsync();

        Assert.Contains("one of those you may not see", page.Problems, StringComparison.Ordinal);
        Assert.DoesNotContain("IDEAS", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("ideas", (await FindAsync("COLLECTED")).UnitOfMeasure);
    }

    [Fact]
    public async Task Two_people_cannot_make_two_kpis_feed_each_other()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        foreach (var code in new[] { "EGG", "HEN" })
            await (await browser.GetAsync($"/kpis/new?objective={Objective("RUN")}"))
                .Form()
                .Type("Input.Name", code)
                .Type("Input.Code", code)
                .Type("Input.Definition.Boxes[Progress-baseline]", "0")
                .Type("Input.Definition.Boxes[Progress-target]", "1")
                .SubmitAsync();
        var (egg, hen) = (PublicIds.Format((await FindAsync("EGG")).Id), PublicIds.Format((await FindAsync("HEN")).Id));
        var halves = new[]
        {
            (await browser.GetAsync($"/kpis/{egg}/edit")).Form().Type("Input.ParentId", hen),
            (await browser.GetAsync($"/kpis/{hen}/edit")).Form().Type("Input.ParentId", egg),
        };

        var answers = await Task.WhenAll(halves.Select(half => half.SubmitAsync()));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK && answer.Problems.Length > 0);
        Assert.Single(new[] { await FindAsync("EGG"), await FindAsync("HEN") }, kpi => kpi.ParentId is not null);
    }

    [Fact]
    public async Task The_second_to_save_sees_both_versions()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var mine = (await browser.GetAsync($"/kpis/{Id("REVENUE")}/edit")).Form().Type("Input.Definition.Boxes[Progress-target]", "2000");
        await app.WriteAsync(
            Acme,
            async db =>
                (await db.Kpis.SingleAsync(k => k.CodeNormalized == "REVENUE")).Define(
                    new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 3000), 1)
                )
        );

        var conflict = await mine.SubmitAsync();

        Assert.Contains(
            "Progress from a baseline to a target: 0 at 0, 100 at 2,000 Progress from a baseline to a target: 0 at 0, 100 at 3,000",
            conflict.Words,
            StringComparison.Ordinal
        );
        Assert.Equal(3000m, (await FindAsync("REVENUE")).Latest.Scale.Target);
        await conflict.Form().SubmitAsync();
        Assert.Equal(2000m, (await FindAsync("REVENUE")).Latest.Scale.Target);
    }

    [Fact]
    public async Task A_target_changes_from_a_month_on_and_back()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);
        var page = $"/kpis/{Id("SALES-REVENUE")}/definitions";
        var form = "form:has([name='Input.Weight'])";

        await (await browser.GetAsync(page))
            .Form(form)
            .Type("Input.From", "2026-07")
            .Type("Input.Boxes[Progress-target]", "1200")
            .SubmitAsync();
        Assert.Equal([1000m, 1200m], (await FindAsync("SALES-REVENUE")).Definitions.Select(d => d.Scale.Target));

        var confirm = await browser.GetAsync($"{page}?remove=2026-07-01");
        Assert.Contains("Remove what holds from 1 Jul 2026?", confirm.Words, StringComparison.Ordinal);
        await confirm.Form().SubmitAsync();
        Assert.Equal([1000m], (await FindAsync("SALES-REVENUE")).Definitions.Select(d => d.Scale.Target));
    }

    [Theory]
    [InlineData("July", "“July” is not a period. Write one such as 2025")]
    public async Task A_definition_begins_with_a_period(string from, string problem)
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        var page = await (await browser.GetAsync($"/kpis/{Id("SALES-REVENUE")}/definitions")).Form().Type("Input.From", from).SubmitAsync();

        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        Assert.Equal(from, page.Form()["Input.From"]);
    }

    [Fact]
    public async Task A_custom_scale_is_typed_in_the_persons_language()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator, "de-DE");
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

    [Theory]
    [InlineData("VISITS", HttpStatusCode.OK)]
    [InlineData("ON-TIME", HttpStatusCode.Forbidden)]
    [InlineData("IDEAS", HttpStatusCode.NotFound)]
    public async Task A_manager_edits_what_is_the_managers(string kpi, HttpStatusCode status)
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        foreach (var page in new[] { "edit", "delete", "definitions" })
            Assert.Equal(status, (await browser.GetAsync($"/kpis/{Id(kpi)}/{page}")).Status);
        Assert.Equal(
            status,
            (await browser.GetAsync($"/kpis/new?objective={PublicIds.Format(app.Companies.Acme.Kpi(kpi).ObjectiveId)}")).Status
        );
    }

    private static string Person(Person person) => PublicIds.Format(person.Id);

    private string Id(string code) => PublicIds.Format(app.Companies.Acme.Kpi(code).Id);

    private string Objective(string code) => PublicIds.Format(app.Companies.Acme.Objective(code).Id);

    private Task<Kpi> FindAsync(string code) =>
        app.ReadAsync(Acme, db => db.Kpis.AsNoTracking().SingleAsync(k => k.CodeNormalized == code));
}
