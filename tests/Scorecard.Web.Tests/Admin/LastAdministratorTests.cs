using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;

namespace Scorecard.Web.Tests.Admin;

public sealed class LastAdministratorTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Refusal = "This is the last administrator who can sign in";

    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task The_last_administrator_can_neither_be_demoted_nor_removed_nor_leave()
    {
        var admin = await app.SignInAsync(app.Companies.Administrator);
        await MakeAdministratorAsync(await NewcomerAsync());
        var path = PathOf(app.Companies.Administrator);

        Assert.StartsWith(
            Refusal,
            (await (await admin.GetAsync(path)).Form("form[action*=Role]").Type("Role", "Manager").SubmitAsync()).Problems,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            Refusal,
            (await (await admin.GetAsync($"{path}/remove")).Form().SubmitAsync()).Problems,
            StringComparison.Ordinal
        );
        Assert.Equal(Role.Administrator, await RoleOfAsync(app.Companies.Administrator));
    }

    [Fact]
    public async Task Two_administrators_who_demote_each_other_at_once_leave_one()
    {
        var (ada, max) = (app.Companies.Administrator, app.Companies.SalesManager);
        await MakeAdministratorAsync(max);
        var forms = new[]
        {
            (await (await app.SignInAsync(ada)).GetAsync(PathOf(max))).Form("form[action*=Role]").Type("Role", "Viewer"),
            (await (await app.SignInAsync(max)).GetAsync(PathOf(ada))).Form("form[action*=Role]").Type("Role", "Viewer"),
        };

        await Task.WhenAll(forms.Select(form => form.SubmitAsync()));

        Assert.Single([await RoleOfAsync(ada), await RoleOfAsync(max)], role => role == Role.Administrator);
        await MakeAdministratorAsync(ada);
        await app.WriteAsync(
            Acme,
            async db =>
                db.Remove(await db.Memberships.SingleAsync(m => m.PersonId == max.Id && m.UnitId == app.Companies.Acme.Unit("ORG").Id))
        );
    }

    private static string PathOf(Person person) => $"/admin/people/{PublicIds.Format(person.Id)}";

    private Task<Role> RoleOfAsync(Person person) =>
        app.ReadAsync(
            Acme,
            db =>
                db.Memberships.Where(m => m.PersonId == person.Id && m.UnitId == app.Companies.Acme.Unit("ORG").Id)
                    .Select(m => m.Role)
                    .SingleAsync()
        );

    private Task MakeAdministratorAsync(Person person) =>
        app.WriteAsync(
            Acme,
            async db =>
            {
                var root = await db.Units.SingleAsync(u => u.ParentId == null);
                if (await db.Memberships.SingleOrDefaultAsync(m => m.PersonId == person.Id && m.UnitId == root.Id) is { } known)
                    known.Grant(Role.Administrator, root);
                else
                    db.Add(new Membership(person.Id, root, Role.Administrator));
            }
        );

    /// <summary>Somebody who has not chosen a password yet, and so does not count.</summary>
    private async Task<Person> NewcomerAsync()
    {
        var newcomer = new Person(app.Companies.Nobody.Id + 500, "New Comer", "new@example.com");
        await app.ReadAsync(
            Acme,
            async db =>
            {
                db.Add(newcomer);
                return await db.SaveChangesAsync();
            }
        );
        return newcomer;
    }
}
