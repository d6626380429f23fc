using Microsoft.EntityFrameworkCore;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Tests.Templates;

/// <summary>Files that are no templates are refused, and leave the application as it was.</summary>
public sealed class BrokenTemplateTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(
        "template.json",
        """{"format":9,"name":"Farm","summary":"Fields."}""",
        "it has format 9, and this version reads formats up to 1. Update Scorecard."
    )]
    [InlineData("template.json", null, "template.json is missing.")]
    [InlineData("units.csv", "code,name,parent\nA,A,\nB,B,\n", "units.csv needs one unit at the top")]
    [InlineData("units.csv", "code,name,parent\nTOP,A,\nTOP,B,TOP\n", "units.csv has the code TOP twice.")]
    [InlineData("units.csv", "code,name,parent\n,A,\n", "units.csv has a row without a code.")]
    [InlineData("objectives.csv", "code,unit,perspective,name\nAIM,TOP,Customer,Aim\n", "objectives.csv has no column contributes_to.")]
    [InlineData(
        "objectives.csv",
        "code,unit,perspective,name,contributes_to\nAIM,HILL,Customer,Aim,\n",
        "objectives.csv names the unit HILL"
    )]
    [InlineData("links.csv", "cause,effect,lag,sign,note\nAIM,MISS,1,+,\n", "links.csv names AIM and MISS")]
    [InlineData("links.csv", "cause,effect,lag,sign,note\nAIM,AIM,soon,+,\n", "a cell of its tables holds what does not belong there.")]
    [InlineData("library.csv", "kpi,formula,typical_owner\n", "library.csv has no row for the KPI HITS.")]
    public async Task A_file_that_is_malformed_or_newer_is_refused_with_a_sentence_and_nothing_is_kept(
        string file,
        string? text,
        string sentence
    )
    {
        var refused = await SavedTemplateTests.BringAsync(
            await app.SignInAsync(app.Companies.SalesManager),
            SmallTemplate.Packed("Farm", (file, text))
        );

        Assert.Contains("The template “small.zip” cannot be read:", refused.Problems, StringComparison.Ordinal);
        Assert.Contains(sentence, refused.Problems, StringComparison.Ordinal);
        Assert.Equal(0, await app.ReadAsync(app.Companies.Acme.Model.Organization.Id, db => db.SavedTemplates.CountAsync()));
    }

    [Fact]
    public async Task What_is_no_zip_and_what_is_too_large_is_refused()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        Assert.Contains(
            "not a whole zip",
            (await SavedTemplateTests.BringAsync(browser, "hello"u8.ToArray())).Problems,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "units.csv is larger than 4 MB",
            (
                await SavedTemplateTests.BringAsync(
                    browser,
                    SmallTemplate.Packed("Bomb", ("units.csv", new string(' ', TemplateZip.Largest + 1)))
                )
            ).Problems,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await app.ReadAsync(app.Companies.Acme.Model.Organization.Id, db => db.SavedTemplates.CountAsync()));
    }
}
