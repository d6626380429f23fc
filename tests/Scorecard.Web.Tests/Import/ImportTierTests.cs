using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Access;
using static Scorecard.Web.Tests.Import.ImportSender;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Import;

/// <summary>Files without organization.csv leave the names of tiers to the person.</summary>
public sealed class ImportTierTests(TestApp app) : IClassFixture<TestApp>
{
    private const string ImportForm = "main form[data-import]";

    private static readonly (string, string) Trusts = (
        "units.csv",
        "code,name,parent\nENG,England,\nT1,Type 1,ENG\nT2,Type 2,ENG\nLEEDS,Leeds,T1\nWARD,Ward 7,LEEDS\n"
    );

    [Fact]
    public async Task The_check_asks_what_the_tiers_are_called_and_makes_those_that_are_missing()
    {
        var fresh = new ModelBuilder("Fresh", firstId: 7_001).Build();
        await app.SaveAsync(fresh.Model);
        await app.WriteAsync(
            fresh.Model.Organization.Id,
            db =>
            {
                db.Add(new Membership(app.Companies.Nobody.Id, fresh.Unit("ORG"), Role.Administrator));
                return Task.CompletedTask;
            }
        );
        var browser = await app.SignInAsync(app.Companies.Nobody);

        var preview = await browser.SendAsync(Trusts);
        Assert.Equal("Check, then import", preview.Heading);
        Assert.Contains("Tier 2 2 units, such as Type 1, Type 2", preview.Words, StringComparison.Ordinal);
        Assert.Contains("“Tier 4” is added for them", preview.Words, StringComparison.Ordinal);
        var form = preview.Form(ImportForm);
        Assert.Equal(["Organization", "Department", "Team", "Tier 4"], Enumerable.Range(0, 4).Select(i => form[$"Tiers[{i}]"]));

        var refused = await form.Type("Tiers[1]", "Type").Type("Tiers[2]", "type").SubmitAsync();
        Assert.Equal("Two tiers bear the same name. Give each its own.", refused.Problems);
        Assert.Equal("type", refused.Form(ImportForm)["Tiers[2]"]);

        var imported = await refused.Form(ImportForm).Type("Tiers[2]", "Provider").Type("Tiers[3]", "Ward").ImportAsync();
        Assert.Equal("Imported", imported.Heading);
        Assert.Equal(
            ["Organization", "Type", "Provider", "Ward"],
            (await app.ReadAsync(fresh.Model.Organization.Id, db => db.Organizations.SingleAsync())).Tiers.Select(t => t.Name)
        );

        var later = await browser.SendAsync(("units.csv", "code,name,parent\nT3,Type 3,ENG\n"));
        Assert.DoesNotContain("What are the tiers called?", later.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_name_the_tiers_are_not_asked_about_them()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);

        var preview = await browser.SendAsync(
            ("units.csv", "code,name,parent\nDEEP,Deep,NORTH\n"),
            ("organization.csv", "key,value\ntiers,Company;Division;Branch;Desk\n")
        );

        Assert.Equal("Check, then import", preview.Heading);
        Assert.DoesNotContain("What are the tiers called?", preview.Words, StringComparison.Ordinal);
    }
}
