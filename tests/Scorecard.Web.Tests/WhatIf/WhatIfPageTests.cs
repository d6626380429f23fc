using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Insight;

namespace Scorecard.Web.Tests.WhatIf;

public sealed class WhatIfPageTests : IAsyncLifetime
{
    private readonly ScoredCompany company = new();

    public Task InitializeAsync() => company.InitializeAsync();

    public Task DisposeAsync() => company.DisposeAsync();

    private string Address => $"{company.UnitPath("ORG")}/what-if?period=2026-09";

    [Fact]
    public async Task Levers_stand_by_what_they_would_add_and_a_supposed_value_scores_the_tree_anew()
    {
        var page = await company.ReadAsync(company.Reader, Address);
        var lever = Lever
            .Of(company.Seen.Book, company.World.Node("ORG"), company.World.Window("2026-09"))
            .First(l => company.World.Model.UnitOf(company.World.Model.Kpi(l.KpiId)).Code != "VAULT");
        Assert.Equal(company.World.Model.Kpi(lever.KpiId).Name, page.Document.QuerySelector(".levers tbody a")!.TextContent);

        var answer = await Suppose(page, "REVENUE", "Value", "190").SubmitAsync();

        var expected = Domain
            .Insight.WhatIf.Of(company.Seen.Book, company.World.Window("2026-09"), [new(company.World.Kpi("REVENUE").Id, Value: 190)])
            .Score(company.World.Node("ORG"), company.World.Window("2026-09"));
        Assert.StartsWith(
            ScoredCompany.One(expected.Value),
            answer.Document.QuerySelector(".then .big")!.TextContent.Trim(),
            StringComparison.Ordinal
        );
        Assert.Equal("190", answer.Document.QuerySelector($"input[name='{Box(answer, "REVENUE", "Value")}']")!.GetAttribute("value"));
        var untouched = await company.ReadAsync(company.Reader, company.UnitPath("ORG") + "?period=2026-09");
        Assert.Equal(
            ScoredCompany.One(company.Seen.Score("ORG", "2026-09")),
            untouched.Document.QuerySelector(".big")!.FirstChild!.TextContent.Trim()
        );
    }

    [Fact]
    public async Task The_script_gets_the_result_alone()
    {
        var browser = await company.App.SignInAsync(company.Reader);
        var page = await browser.GetAsync(Address);
        var answer = await browser.PostAsync(
            company.UnitPath("ORG") + "/what-if" + page.Document.QuerySelector("[data-what-if]")!.GetAttribute("data-what-if"),
            Suppose(page, "REVENUE", "Target", "150").Fields
        );
        Assert.Null(answer.Document.QuerySelector("main"));
        Assert.Contains("What if", answer.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_or_supposed_is_said_and_what_was_typed_is_kept()
    {
        var page = await company.ReadAsync(company.Reader, Address);
        var answer = await Suppose(page, "REVENUE", "Value", "lots").SubmitAsync();
        Assert.Contains("“REVENUE”: Digits only, such as 4.81.", answer.Words, StringComparison.Ordinal);
        Assert.Equal("lots", answer.Document.QuerySelector($"input[name='{Box(answer, "REVENUE", "Value")}']")!.GetAttribute("value"));
        var turned = await Suppose(page, "REVENUE", "Target", "-5").SubmitAsync();
        Assert.Contains("Choose one on the other side of the baseline. Its part is left out.", turned.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_is_kept_for_its_person_alone_and_compared()
    {
        var page = await company.ReadAsync(company.Head, Address);
        var kept = await Suppose(page, "REVENUE", "Value", "190").Type("Name", "A good year").SubmitTo("?period=2026-09&handler=Keep");
        Assert.Contains("The scenario “A good year” is kept.", kept.Message, StringComparison.Ordinal);
        Assert.Contains(
            "A good year",
            kept.Document.QuerySelector("[aria-labelledby=kept-h] thead")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("A good year", (await company.ReadAsync(company.Chief, Address)).Words, StringComparison.Ordinal);

        var gone = await kept.Form("[aria-labelledby=kept-h] form").SubmitAsync();
        Assert.Equal("The scenario “A good year” is deleted.", gone.Message);
    }

    [Fact]
    public async Task Nothing_is_kept_while_a_box_cannot_be_read_and_what_was_typed_stays()
    {
        var page = await company.ReadAsync(company.Head, Address);
        var refused = await Suppose(Suppose(page, "REVENUE", "Value", "190"), page, "DELIGHT", "Value", "7,x")
            .Type("Name", "Half read")
            .SubmitTo("?period=2026-09&handler=Keep");
        Assert.Contains("“DELIGHT”: Digits only, such as 4.81. Mend or empty that box first", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(
            ("190", "7,x", "Half read"),
            (
                Typed(refused, "REVENUE"),
                Typed(refused, "DELIGHT"),
                refused.Document.QuerySelector("[data-what-if] [name=Name]")!.GetAttribute("value")
            )
        );
        Assert.Equal(0, await company.App.ReadAsync(company.World.Model.Organization.Id, db => db.Scenarios.CountAsync()));
    }

    [Fact]
    public async Task A_score_that_is_there_only_under_a_supposition_is_no_lack_of_change()
    {
        var page = await company.ReadAsync(
            company.Reader,
            $"{company.UnitPath("ORG")}/what-if?period=2026-11&kpi={ScoredCompany.Id(company.World.Kpi("REVENUE").Id)}"
        );
        Assert.Equal(
            "– no change",
            string.Join(
                ' ',
                page.Document.QuerySelector(".then .big")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
        );

        var answer = await Suppose(page, "REVENUE", "Value", "190").SubmitAsync();

        Assert.Matches("^[0-9.]+$", answer.Document.QuerySelector(".then .big")!.TextContent.Trim());
        Assert.Contains("GROW", answer.Document.QuerySelectorAll("tr.changed th").Select(h => h.TextContent));
    }

    [Fact]
    public async Task Another_kpi_is_sought_by_name_and_what_fits_several_or_none_is_said()
    {
        var several = await company.ReadAsync(company.Head, Address + "&kpi=e");
        Assert.Contains("Several fit “e”. Choose one:", several.Words, StringComparison.Ordinal);
        var offered = several.Document.QuerySelectorAll(".others button[name=kpi]");
        Assert.InRange(offered.Length, 2, 20);
        Assert.All(offered, button => Assert.Contains("E", button.TextContent, StringComparison.OrdinalIgnoreCase));

        var none = await company.ReadAsync(company.Head, Address + "&kpi=nothing-like-it");
        Assert.Contains("Nothing is called “nothing-like-it”. Type a name or a code.", none.Words, StringComparison.Ordinal);
        Assert.Equal("nothing-like-it", none.Document.QuerySelector("#kpi")!.GetAttribute("value"));
    }

    [Fact]
    public async Task No_more_scenarios_are_kept_than_stand_side_by_side()
    {
        var page = await company.ReadAsync(company.Head, Address);
        for (var i = 1; i <= Scenario.Most; i++)
            Assert.Contains(
                "is kept",
                (
                    await Suppose(page, "REVENUE", "Value", $"{190 + i}").Type("Name", $"Year {i}").SubmitTo("?period=2026-09&handler=Keep")
                ).Message,
                StringComparison.Ordinal
            );
        var refused = await Suppose(page, "REVENUE", "Value", "200").Type("Name", "One more").SubmitTo("?period=2026-09&handler=Keep");
        Assert.Contains("You keep 6 scenarios about Vireo already. Delete one first.", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(Scenario.Most, refused.Document.QuerySelectorAll("[aria-labelledby=kept-h] thead a").Length);
    }

    [Fact]
    public async Task A_kpi_sent_twice_is_kept_once()
    {
        var browser = await company.App.SignInAsync(company.Head);
        var page = await browser.GetAsync(Address);
        var sent = Suppose(page, "REVENUE", "Value", "190")
            .Type("Name", "Twice")
            .Fields.Append(new(Next(".Kpi"), ScoredCompany.Id(company.World.Kpi("REVENUE").Id)))
            .Append(new(Next(".Value"), "150"));
        Assert.Contains("is kept", (await browser.PostAsync(Address + "&handler=Keep", sent)).Message, StringComparison.Ordinal);

        string Next(string what) => $"Input.Rows[{page.Document.QuerySelectorAll(".levers tbody tr").Length}]{what}";
    }

    [Fact]
    public async Task A_slider_writes_the_decimals_of_the_language()
    {
        var browser = await company.App.SignInAsync(company.Reader);
        Assert.Equal(".", (await browser.GetAsync(Address)).Document.QuerySelector("[data-what-if]")!.GetAttribute("data-decimal"));
        browser.Client.DefaultRequestHeaders.AcceptLanguage.Clear();
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de-DE");
        Assert.Equal(",", (await browser.GetAsync(Address)).Document.QuerySelector("[data-what-if]")!.GetAttribute("data-decimal"));
    }

    [Theory]
    [InlineData(0, 0.001, "0.0001")]
    [InlineData(2.1, 2.4, "0.001")]
    [InlineData(0, 999_999_999_999_999, "10000000000000")]
    public void A_slider_has_steps_that_its_numbers_can_take(double low, double high, string step) =>
        Assert.Equal(step, Web.Pages.WhatIf.WhatIfContent.Slider.Of(low, high, low).Step);

    [Fact]
    public async Task Without_a_name_or_without_anything_supposed_nothing_is_kept()
    {
        var page = await company.ReadAsync(company.Head, Address);
        Assert.Contains(
            "Nothing is supposed yet.",
            (await page.Form("[data-what-if]").Type("Name", "Empty").SubmitTo("?period=2026-09&handler=Keep")).Problems,
            StringComparison.Ordinal
        );
        Assert.NotEqual("", (await Suppose(page, "REVENUE", "Value", "190").SubmitTo("?period=2026-09&handler=Keep")).Problems);
        Assert.Equal(0, await company.App.ReadAsync(company.World.Model.Organization.Id, db => db.Scenarios.CountAsync()));
    }

    [Fact]
    public async Task A_scenario_on_a_kpi_that_is_gone_says_which_part_no_longer_applies()
    {
        var page = await company.ReadAsync(company.Head, Address + $"&kpi={ScoredCompany.Id(company.World.Kpi("SAFETY").Id)}");
        var kept = await Suppose(Suppose(page, "REVENUE", "Value", "190"), page, "SAFETY", "Value", "9")
            .Type("Name", "Both")
            .SubmitTo("?period=2026-09&handler=Keep");
        await company.App.WriteAsync(
            company.World.Model.Organization.Id,
            async db =>
            {
                await db.Measurements.Where(m => m.KpiId == company.World.Kpi("SAFETY").Id).ExecuteDeleteAsync();
                db.Remove(await db.Kpis.SingleAsync(k => k.Id == company.World.Kpi("SAFETY").Id));
            }
        );

        var later = await company.ReadAsync(company.Head, kept.Path);

        Assert.Contains("“SAFETY” is not in the scorecard any more: its part no longer applies.", later.Words, StringComparison.Ordinal);
        Assert.Contains(
            "190",
            later.Document.QuerySelector($"input[name='{Box(later, "REVENUE", "Value")}']")!.GetAttribute("value")!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_unit_without_values_has_no_levers_and_says_so()
    {
        var page = await company.ReadAsync(company.Reader, $"{company.UnitPath("EMPTY")}/what-if");
        Assert.Contains("No levers here", page.Words, StringComparison.Ordinal);
    }

    private TestForm Suppose(TestPage page, string kpi, string what, string text) =>
        Suppose(page.Form("[data-what-if]"), page, kpi, what, text);

    private TestForm Suppose(TestForm form, TestPage page, string kpi, string what, string text) => form.Type(Box(page, kpi, what), text);

    private string? Typed(TestPage page, string kpi) =>
        page.Document.QuerySelector($"input[name='{Box(page, kpi, "Value")}']")!.GetAttribute("value");

    private string Box(TestPage page, string kpi, string what) =>
        page
            .Document.QuerySelector($"input[value='{ScoredCompany.Id(company.World.Kpi(kpi).Id)}'][name$='.Kpi']")!
            .GetAttribute("name")!
            .Replace(".Kpi", "." + what, StringComparison.Ordinal);
}
