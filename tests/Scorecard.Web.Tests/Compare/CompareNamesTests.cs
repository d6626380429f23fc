using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Objectives;

namespace Scorecard.Web.Tests.Compare;

public sealed class CompareNamesTests : IAsyncLifetime
{
    private readonly ScoredCompany company = new();

    public Task InitializeAsync() => company.InitializeAsync();

    public Task DisposeAsync() => company.DisposeAsync();

    [Fact]
    public async Task Objectives_of_one_name_stand_each_in_a_row_whatever_the_others_are_called()
    {
        await company.App.WriteAsync(
            company.World.Model.Organization.Id,
            async db =>
            {
                var unit = await db.Units.SingleAsync(u => u.Code == "EMPTY");
                var perspective = await db.Perspectives.OrderBy(p => p.Id).FirstAsync();
                foreach (var (name, i) in new[] { "Grow", "grow", "Grow 1" }.Select((name, i) => (name, i)))
                    db.Add(new Objective(90_700 + i, unit, perspective, $"SAME-{i}", name));
            }
        );

        var page = await company.ReadAsync(
            company.Reader,
            $"/compare?of=units&a={ScoredCompany.Id(company.World.Unit("EMPTY").Id)}&b={ScoredCompany.Id(company.World.Unit("ORG").Id)}&period=2026-10"
        );

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(
            ["Grow", "grow", "Grow 1"],
            page.Document.QuerySelectorAll(".sides tr.l2 th")
                .Select(h => h.TextContent)
                .Where(t => t.StartsWith("grow", StringComparison.OrdinalIgnoreCase) && t != "GROW")
        );
    }
}
