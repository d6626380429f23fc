using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>An administrator leaves another tool: one file, a few choices, one import, and all of it can be taken back.</summary>
public sealed class OldToolTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Export = """
        Id,Title,Team,Owner,Start Date,End Date,"Aligned To (weight, Objective ID)",Metric Name,Target,Object Type,Start,Progress %,Status,Checkins
        900,Win the north,Northern branch,Marta Kowalczyk,2026-01-01,2026-12-31,,,,Big rock,,,On Track
        901,Northern orders,Northern branch,Somebody Else,2026-01-01,2026-12-31,"Win the north(weight: 100%, Id: 900)",Orders,400,Key result,100,50,At Risk,"Checkin Date: 2026-09-10; User: Somebody Else; Note: Two; and three more; Metric Name: Orders; Status: At Risk; Current Value: 200;","Checkin Date: 2026-10-12; User: Marta Kowalczyk; Note: ; Metric Name: Orders; Status: On Track; Current Value: 250;"
        902,Northern fair,Northern branch,,2026-03-01,2026-05-31,"Win the north(weight: 0%, Id: 900)",,,Action,,100,Closed
        """;

    [SkippableFact]
    public async Task Goals_of_another_tool_arrive_in_one_act_and_leave_in_one()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("hanna", "/import");
        var page = window.Page;
        await page.GetByLabel("Files", new() { Exact = true })
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "VivaGoals_northwind_all_2026_11_01_1.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(Export),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the files" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("From Viva Goals");
        await Expect(page.GetByText("3 goals with 2 check-ins become 1 objective, 1 KPI with 2 values, 1 initiative")).ToBeVisibleAsync();
        await page.GetByLabel("All objectives").SelectOptionAsync("Customer");
        await page.GetByLabel("Somebody Else is").SelectOptionAsync("jonas@northwind.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what comes out" }).ClickAsync();
        await Expect(page.GetByText("“Northern orders”: 50 %")).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Somebody Else is")).ToHaveValueAsync("jonas@northwind.example");
        await page.SetViewportSizeAsync(320, 700);
        Assert.Equal(0, await window.SidewaysAsync());
        Assert.Empty(await window.FaultsAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Check the import" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import these" }).ClickAsync();

        var back = page.GetByRole(AriaRole.Link, new() { Name = "Take it back" });
        await Expect(back).ToBeVisibleAsync();
        var undo = (await back.GetAttributeAsync("href"))!;
        await page.GotoAsync("/search?q=Northern orders");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Northern orders" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Northern orders");
        await Expect(page.GetByText("Two; and three more").First).ToBeAttachedAsync();
        await page.GotoAsync(undo);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await page.GotoAsync("/search?q=Northern orders");
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Northern orders" })).ToHaveCountAsync(0);
        Assert.Empty(window.Errors);
    }
}
