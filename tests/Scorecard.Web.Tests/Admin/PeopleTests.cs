using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;

namespace Scorecard.Web.Tests.Admin;

/// <summary>Tests of people and their roles, as an administrator of Acme manages them.</summary>
public abstract class PeopleTests(TestApp app) : IClassFixture<TestApp>
{
    protected TestApp App => app;

    protected long Acme => app.Companies.Acme.Model.Organization.Id;

    protected Task<TestBrowser> AdminAsync() => app.SignInAsync(app.Companies.Administrator);

    protected string UnitId(string code) => PublicIds.Format(app.Companies.Acme.Unit(code).Id);

    protected async Task<TestPage> InviteAsync(TestBrowser admin, string name, string email, Role role, string unit) =>
        await (await admin.GetAsync("/admin/people/invite"))
            .Form()
            .Type("Input.Name", name)
            .Type("Input.Email", email)
            .Type("Role", role.ToString())
            .Type("Unit", UnitId(unit))
            .SubmitAsync();

    protected async Task<string?> LastLineAsync(TestPage person, Subject subject)
    {
        Assert.True(PublicIds.TryParse(person.Path.Split('/')[^1], out var id));
        return await app.ReadAsync(
            Acme,
            db =>
                db.Changes.Where(c => c.Subject == subject && c.SubjectId == id)
                    .OrderByDescending(c => c.Sequence)
                    .ThenByDescending(c => c.Ordinal)
                    .Select(c => c.To)
                    .FirstAsync()
        );
    }
}
