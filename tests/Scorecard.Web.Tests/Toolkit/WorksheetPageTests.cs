using System.Net;
using AngleSharp.Dom;
using Scorecard.Web.Toolkit;

namespace Scorecard.Web.Tests.Toolkit;

public sealed class WorksheetPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Every_worksheet_answers()
    {
        var browser = await app.SignInAsync(app.Companies.Viewer);

        foreach (var sheet in Worksheets.All)
            Assert.Equal(sheet.Title, (await browser.GetAsync($"/toolkit/worksheets/{sheet.Name}")).Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/toolkit/worksheets/spell")).Status);
    }

    [Fact]
    public async Task The_cascade_matrix_has_the_objectives_and_the_units_that_the_person_sees()
    {
        var (sees, doesNot) = (await SheetAsync(app.Companies.Viewer), await SheetAsync(app.Companies.PlantViewer));

        Assert.Equal(["DELIGHT", "GROW"], sees.Rows.Order());
        Assert.Equal(["LAB", "OPS", "Objective", "SALES"], sees.Columns.Order(StringComparer.Ordinal));
        Assert.Equal(["OPS", "Objective", "SALES"], doesNot.Columns.Order(StringComparer.Ordinal));

        async Task<(List<string> Columns, List<string> Rows)> SheetAsync(Data.Person person)
        {
            var page = await (await app.SignInAsync(person)).GetAsync("/toolkit/worksheets/cascade");
            return (Texts("thead th"), Texts("tbody th"));

            List<string> Texts(string selector) =>
                [.. page.Document.QuerySelectorAll($".sheet {selector}").Select(th => th.TextContent.Trim())];
        }
    }
}
