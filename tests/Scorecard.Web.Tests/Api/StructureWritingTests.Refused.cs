using System.Text.Json;
using Scorecard.Data;

namespace Scorecard.Web.Tests.Api;

/// <content>What is refused, and taken back.</content>
public sealed partial class StructureWritingTests
{
    [Fact]
    public async Task What_does_not_fit_is_named_by_its_property_and_nothing_is_written()
    {
        var faults = (
            await (
                await PutAsync(
                    "objectives/WRONG",
                    new
                    {
                        unit = "NOWHERE",
                        perspective = "Customer",
                        name = " ",
                        weight = -1,
                    }
                )
            ).SaidAsync(422)
        ).GetProperty("faults");
        Assert.All(faults.EnumerateArray(), f => Assert.Equal(JsonValueKind.Null, f.GetProperty("row").ValueKind));
        Assert.Equal(["unit", "name", "weight"], faults.EnumerateArray().Select(f => Text(f, "column")));
        Assert.Contains(
            "send unit, perspective, name too",
            await (await PutAsync("objectives/WRONG", new { weight = 1 })).ProblemAsync(404),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "contributesTo",
            await (await PutAsync("objectives/WRONG", new { colour = "red" })).ProblemAsync(422),
            StringComparison.Ordinal
        );
        await (await PutAsync("objectives/WRONG", new { code = "OTHER" })).ProblemAsync(422);
        var far = (await (await PutAsync("kpis/SALES", new { unitOfMeasure = "%", aggregation = "Sum" })).SaidAsync(422)).GetProperty(
            "faults"
        );
        Assert.Equal("aggregation", Text(far[0], "column"));
        await (await PutAsync("objectives/WRONG", new { name = new { of = "it" } })).ProblemAsync(400);
        await (await PutAsync("objectives/WRONG", "[]")).ProblemAsync(400);
        await (await PutAsync("objectives/WRONG", """{"name":"\ud800"}""")).ProblemAsync(400);
        await (
            await PutAsync(
                "objectives/NOT%20A%20CODE%21",
                new
                {
                    unit = "SHOP",
                    perspective = "Customer",
                    name = "X",
                    weight = 1,
                }
            )
        ).ProblemAsync(422);
        await (await PutAsync("links/SALES/NOTHING", new { lag = 1 })).ProblemAsync(404);
        await (await PutAsync("links/SALES/GROW", new { lag = 1 })).ProblemAsync(422);
        await (await company.Program.GetAsync("/api/v1/objectives/WRONG")).ProblemAsync(404);
    }

    [Fact]
    public async Task What_was_changed_since_is_left_alone_and_what_was_changed_can_be_taken_back()
    {
        var made = new
        {
            unit = "SHOP",
            perspective = "Customer",
            name = "Match",
            weight = 1,
        };
        await (await PutAsync("objectives/MATCH", made, match: "\"1\"")).ProblemAsync(412);
        await (await PutAsync("objectives/MATCH", made, isNew: true)).SaidAsync(200);
        await (await PutAsync("objectives/MATCH", made, isNew: true)).ProblemAsync(412);
        var read = (await company.Program.GetAsync("/api/v1/objectives/MATCH")).Headers.ETag!.Tag;
        var changed = await (await PutAsync("objectives/MATCH", new { weight = 4 }, match: read)).SaidAsync(200);
        await (await PutAsync("objectives/MATCH", new { weight = 5 }, match: read)).ProblemAsync(412);

        var browser = await company.App.SignInAsync(company.Administrator);
        await (await browser.GetAsync(Text(changed, "undo")!)).Form("form.form").SubmitAsync();
        Assert.Equal(1m, (await ReadAsync("objectives/MATCH")).GetProperty("weight").GetDecimal());
    }

    [Fact]
    public async Task Only_who_runs_the_organization_changes_it()
    {
        var reads = await company.App.CallAsync(company.Administrator, company.Id, TokenScope.Read);
        await (await reads.PutAsync("/api/v1/objectives/RUN", Caller.Json(new { weight = 9 }))).ProblemAsync(403);
        using var manager = await company.App.CallAsync(
            company.App.Companies.SalesManager,
            company.App.Companies.Acme.Model.Organization.Id
        );
        await (await manager.PutAsync("/api/v1/units/SALES", Caller.Json(new { name = "Mine" }))).ProblemAsync(403);
    }
}
