using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Access;

/// <summary>Ids and codes of an organization in the forms of another, whose administrator sends them.</summary>
public sealed class ForeignIdTests(AccessCompany company) : IClassFixture<AccessCompany>
{
    [Theory]
    [InlineData("/units/{SALES}/edit", "", "Input.ParentId", "QUAGGA-SALES")]
    [InlineData("/objectives/{SELL}/edit", "", "Input.OwnerId", "person")]
    [InlineData("/objectives/{SELL}/edit", "", "Input.PerspectiveId", "perspective")]
    [InlineData("/objectives/new?unit={SALES}", "", "Input.PerspectiveId", "perspective")]
    [InlineData("/objectives/{SELL}/contributions", "form[action*=Add]", "Input.ToId", "QUAGGA-GROW")]
    [InlineData("/units/{SALES}/map?edit=yes", "#draw", "Input.EffectId", "objective:QUAGGA-GROW")]
    [InlineData("/kpis/{REVENUE}/edit", "", "Input.ParentId", "QUAGGA-REVENUE")]
    [InlineData("/kpis/{REVENUE}/edit", "", "Input.OwnerId", "person")]
    [InlineData("/kpis/{REVENUE}/edit", "", "Input.UpdaterIds", "person")]
    [InlineData("/kpis/new?objective={SELL}", "", "Input.ParentId", "QUAGGA-REVENUE")]
    [InlineData("/initiatives/new?unit={SALES}", "", "Input.OwnerId", "person")]
    [InlineData("/initiatives/new?objective={SELL}", "", "Input.ObjectiveIds", "QUAGGA-GROW")]
    [InlineData("/initiatives/new?kpi={REVENUE}", "", "Input.KpiIds", "QUAGGA-REVENUE")]
    [InlineData("/admin/people/invite", "", "Unit", "QUAGGA-NORTH")]
    [InlineData("/admin/people/{Stranger}", "form[action*=Give]", "Unit", "QUAGGA-NORTH")]
    [InlineData("/admin/people/{Stranger}", "form[action*=Role]", "Unit", "QUAGGA-NORTH")]
    public async Task An_id_of_another_organization_is_refused_as_one_that_never_was(string path, string form, string box, string code)
    {
        var browser = await company.BrowseAsync("other organization");
        var before = await company.SequencesAsync();
        var address = Globex(path);

        var foreign = await SendAsync(
            code switch
            {
                "person" => PublicIds.Format(company.Callers["Manager"]!.Id),
                "perspective" => PublicIds.Format(company.World.Model.Perspectives[0].Id),
                _ when code.StartsWith("objective:", StringComparison.Ordinal) => PublicIds.Format(
                    company.World.Objective(code["objective:".Length..]).Id
                ),
                _ when path.StartsWith("/kpis", StringComparison.Ordinal) || box.EndsWith("KpiIds", StringComparison.Ordinal) =>
                    PublicIds.Format(company.World.Kpi(code).Id),
                _ when path.StartsWith("/objectives", StringComparison.Ordinal) || box.EndsWith("ObjectiveIds", StringComparison.Ordinal) =>
                    PublicIds.Format(company.World.Objective(code).Id),
                _ => PublicIds.Format(company.World.Unit(code).Id),
            }
        );
        var unknown = await SendAsync("zzzzzzzzzzz");

        Assert.NotEmpty(foreign.Problems);
        Assert.Equal(unknown.Problems, foreign.Problems);
        Assert.DoesNotContain(AccessCompany.Mark, foreign.Document.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before.OrderBy(o => o.Key), (await company.SequencesAsync()).OrderBy(o => o.Key));

        async Task<TestPage> SendAsync(string id)
        {
            // What the form offers is all in use, so it is not there; it is sent all the same.
            if (form.Contains("Add", StringComparison.Ordinal))
                return await browser.PostAsync(
                    $"{address}?handler=Add",
                    [
                        new("Input.ToId", id),
                        new("Input.Weight", "1"),
                        new("Input.Counts", "true"),
                        new("__RequestVerificationToken", (await browser.GetAsync("/account")).Form()["__RequestVerificationToken"]!),
                    ]
                );
            var filled = (await browser.GetAsync(address)).Form(form.Length > 0 ? form : "main form[method=post]").Type(box, id);
            foreach (
                var (name, value) in new[]
                {
                    ("Input.CauseId", PublicIds.Format(company.App.Companies.Globex.Objective("SELL").Id)),
                    ("Input.Name", "Newcomer"),
                    ("Input.Email", "newcomer@example.com"),
                    ("Input.Definition.Boxes[Progress-baseline]", "0"),
                    ("Input.Definition.Boxes[Progress-target]", "9"),
                }
            )
                if (filled.Fields.Any(f => f.Key == name && f.Value.Length == 0))
                    filled.Type(name, value);
            return await filled.SubmitAsync();
        }
    }

    [Fact]
    public async Task A_code_that_is_taken_in_another_organization_is_free()
    {
        var browser = await company.BrowseAsync("other organization");
        var form = (await browser.GetAsync(Globex("/units/new?parent={SALES}"))).Form();

        var added = await form.Type("Input.Name", "Ours").Type("Input.Code", "QUAGGA-NORTH").SubmitAsync();

        Assert.StartsWith("Ours", added.Heading, StringComparison.Ordinal);
        Assert.Equal(
            "QUAGGA-NORTH",
            (await company.App.ReadAsync(company.OrganizationId, db => db.Units.SingleAsync(u => u.CodeNormalized == "QUAGGA-NORTH"))).Name
        );
    }

    [Fact]
    public async Task A_member_of_both_shows_each_administrator_the_person_and_not_the_other_organization()
    {
        var person = await company.MakeMemberAsync();
        var browser = await company.BrowseAsync("other organization");

        var invited = await (await browser.GetAsync("/admin/people/invite"))
            .Form()
            .Type("Input.Name", "Somebody")
            .Type("Input.Email", person.Email!)
            .Type("Role", "Viewer")
            .SubmitAsync();
        Assert.Equal("There is nothing here", (await browser.GetAsync($"/admin/people/{PublicIds.Format(person.Id)}")).Heading);
        var link = invited.Link;
        var member = await company.App.SignInAsync(await company.NowAsync(person));
        await (await member.OpenOfferAsync(link)).Form().SubmitAsync();
        var page = await browser.GetAsync($"/admin/people/{PublicIds.Format(person.Id)}");

        Assert.Equal(person.DisplayName, page.Heading);
        Assert.Contains("Name and password are their own to change", page.Words, StringComparison.Ordinal);
        var rest = page
            .Document.DocumentElement.OuterHtml.Replace(person.DisplayName, "", StringComparison.OrdinalIgnoreCase)
            .Replace(person.Email!, "", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(AccessCompany.Mark, rest, StringComparison.OrdinalIgnoreCase);
    }

    private string Globex(string path)
    {
        var globex = company.App.Companies.Globex;
        return path.Replace("{SALES}", PublicIds.Format(globex.Unit("SALES").Id), StringComparison.Ordinal)
            .Replace("{SELL}", PublicIds.Format(globex.Objective("SELL").Id), StringComparison.Ordinal)
            .Replace("{REVENUE}", PublicIds.Format(globex.Kpi("REVENUE").Id), StringComparison.Ordinal)
            .Replace("{Stranger}", PublicIds.Format(company.App.Companies.Stranger.Id), StringComparison.Ordinal);
    }
}
