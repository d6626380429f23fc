using Scorecard.Domain;

namespace Scorecard.Web.Tests.Kpis;

/// <summary>What follows on the form from the unit in which a KPI is measured.</summary>
public sealed class KpiMeasureTests(TestApp app) : KpiEditingTests(app)
{
    [Theory]
    [InlineData("percent", 100)]
    [InlineData("%", 100)]
    [InlineData("per 1,000 proposals", 1_000)]
    [InlineData("h", 1)]
    public async Task What_a_ratio_is_multiplied_with_follows_from_its_unit_until_somebody_chooses(string unit, int multiplier)
    {
        var code = $"WON-{multiplier}-{unit.Length}";
        var browser = await App.SignInAsync(App.Companies.Administrator);
        await (await browser.GetAsync($"/kpis/new?objective={Objective("SELL")}"))
            .Form()
            .Type("Input.Name", "Won")
            .Type("Input.Code", code)
            .Type("Input.UnitOfMeasure", unit)
            .Type("Input.Aggregation", "Ratio")
            .Type("Input.Definition.Boxes[Progress-baseline]", "20")
            .Type("Input.Definition.Boxes[Progress-target]", "80")
            .SubmitAsync();
        Assert.Equal(multiplier, (await FindAsync(code)).Multiplier);

        var address = $"/kpis/{PublicIds.Format((await FindAsync(code)).Id)}/edit";
        await (await browser.GetAsync(address)).Form().Type("Input.Multiplier", "100000").SubmitAsync();
        await (await browser.GetAsync(address)).Form().Type("Input.Name", "Won in all").SubmitAsync();

        var kpi = await FindAsync(code);
        Assert.Equal(("Won in all", 100_000), (kpi.Name, kpi.Multiplier));
    }

    [Theory]
    [InlineData("€m", "€", "m")]
    [InlineData("CHF", "", "CHF")]
    [InlineData("days", "", "")]
    public async Task A_box_of_money_has_its_currency_beside_it(string unit, string before, string after)
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var address = $"/kpis/{Id("ON-TIME")}/edit";
        await (await browser.GetAsync(address)).Form().Type("Input.UnitOfMeasure", unit).SubmitAsync();

        var box = (await browser.GetAsync(address)).Document.QuerySelector("[name='Input.Definition.Boxes[Progress-target]']")!;

        Assert.Equal((before, after), (box.PreviousElementSibling!.TextContent, box.NextElementSibling!.TextContent));
        Assert.Equal("Input.UnitOfMeasure", box.ParentElement!.GetAttribute("data-money"));
    }
}
