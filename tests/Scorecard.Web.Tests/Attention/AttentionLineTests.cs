using AngleSharp.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.TestData.Health;
using Scorecard.Web.Tests.Health;

namespace Scorecard.Web.Tests.Attention;

/// <summary>What a line of the list says, and what it offers to whom.</summary>
public sealed class AttentionLineTests
{
    [Fact]
    public async Task Many_that_are_called_the_same_stand_in_one_line_that_unfolds()
    {
        var world = CheckedWorld.Sound();
        foreach (var code in Enumerable.Range(1, 6).Select(i => $"FALLS{i}"))
            world.Kpi(code, "RUN").Call(code, "Attendances").Own(code).Values(code, "2025-04", 52, 38, 20);
        await using var company = await SpoiledCompany.OfAsync(world);
        var browser = await company.App.SignInAsync(company.Administrator);

        foreach (var (address, inside) in new[] { (Dashboard(company), 5), (All(company), 6) })
        {
            var page = await browser.GetAsync(address);
            var line = page.Document.QuerySelectorAll(".attn li:has(summary b)").Single();
            Assert.Equal("6 Attendances", line.QuerySelector("summary b")!.TextContent);
            Assert.Equal("In 1 unit, the costliest first", line.QuerySelector("summary small")!.TextContent);
            Assert.Equal(inside, line.QuerySelectorAll("li").Length);
            Assert.Equal(inside, page.Document.QuerySelectorAll(".attn li div a").Count(a => a.TextContent == "Attendances"));
        }
    }

    [Fact]
    public async Task Who_may_not_act_asks_the_owner_and_has_a_text_to_remind_with()
    {
        await using var company = await SpoiledCompany.OfAsync(
            CheckedWorld
                .Sound()
                .Kpi("FALLS", "RUN")
                .Own("FALLS")
                .Values("FALLS", "2025-04", 52, 38, 20)
                .Kpi("LATE", "RUN")
                .Own("LATE")
                .Values("LATE", "2025-04", 60, 60)
        );
        var viewer = new Person(2, "Vera Viewer", "vera@acme.example");
        await using (var scope = company.App.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(viewer, TestApp.Password);
        await company.App.WriteAsync(
            company.World.Model.Organization.Id,
            db =>
            {
                db.Add(new Membership(viewer.Id, company.World.Model.Root!, Role.Viewer));
                return Task.CompletedTask;
            }
        );

        var page = await (await company.App.SignInAsync(viewer)).GetAsync(Dashboard(company));

        var lines = page.Document.QuerySelectorAll(".attn li").ToDictionary(li => li.QuerySelector("a")!.TextContent);
        var ask = lines["FALLS"].QuerySelector("a.btn")!;
        Assert.Equal("Ask: FALLS", ask.TextContent);
        Assert.StartsWith("mailto:ona@acme.example?subject=FALLS", ask.GetAttribute("href"), StringComparison.Ordinal);
        Assert.StartsWith(
            "Ona Owner: please enter “LATE” of OPS, due ",
            lines["LATE"].QuerySelector("textarea")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.All(page.Document.QuerySelectorAll(".attn li small"), line => Assert.Matches("^[^a-z]", line.TextContent));
    }

    private static string Dashboard(SpoiledCompany company) => $"/units/{PublicIds.Format(company.World.Model.Root!.Id)}";

    private static string All(SpoiledCompany company) => $"{Dashboard(company)}/attention";
}
