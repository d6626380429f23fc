using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Tests.Import;

/// <summary>What organization.csv sets.</summary>
public sealed class SettingsFileTests : ImportTests
{
    [Fact]
    public async Task Settings_come_from_organization_csv()
    {
        Folder.File(
            "organization.csv",
            "key,value",
            "name,Another name",
            "tiers,Group;Company;Shop",
            "perspectives,Money;Customer;Work",
            "fiscal_year_start,4",
            "green_from,80",
            "amber_from,50",
            "minimum_coverage,0.25",
            "time_zone,Europe/Amsterdam"
        );
        Folder.Edit("objectives.csv", "Financial", "Money");

        var report = await ImportAsync();

        Assert.Empty(report.Problems);
        Assert.Contains("Another name", Assert.Single(report.Notes), StringComparison.Ordinal);
        await using var db = Store.Open(report.OrganizationId);
        var organization = await db.Organizations.SingleAsync();
        Assert.Equal(
            (NewName, 4, new Bands(50, 80), 0.25, "Europe/Amsterdam"),
            (organization.Name, organization.FiscalYearStart, organization.Bands, organization.MinimumCoverage, organization.TimeZone)
        );
        Assert.Equal(["Group", "Company", "Shop"], organization.Tiers.Select(t => t.Name));
        Assert.Equal(["Money", "Customer", "Work"], await db.Perspectives.OrderBy(p => p.Position).Select(p => p.Name).ToListAsync());
    }

    [Theory]
    [InlineData("tiers,One", "value", "2 to 6")]
    [InlineData("tiers,One;Two", "", "lowest tier")]
    [InlineData("fiscal_year_start,13", "value", "1 to 12")]
    [InlineData("fiscal_year_start,April", "value", "not a number")]
    [InlineData("green_from,10", "value", "Watch must start")]
    [InlineData("minimum_coverage,40", "value", "between 0 and 1")]
    [InlineData("time_zone,Mars/Olympus", "value", "not a time zone")]
    [InlineData("perspectives,A;A", "value", "only once")]
    [InlineData("colour,blue", "key", "no setting “colour”")]
    public async Task A_setting_that_cannot_be_is_refused(string line, string column, string sentence)
    {
        Folder.File("organization.csv", "key,value", line);

        var problem = (await PreviewAsync()).Problems[0];

        Assert.Equal(column.Length == 0 ? "units.csv" : "organization.csv", problem.File);
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
    }
}
