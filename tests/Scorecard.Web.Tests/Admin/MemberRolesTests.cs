using System.Net;
using Scorecard.Domain;
using Scorecard.Domain.Access;

namespace Scorecard.Web.Tests.Admin;

public sealed class MemberRolesTests(TestApp app) : PeopleTests(app)
{
    [Fact]
    public async Task Roles_are_given_changed_and_taken_and_act_at_once()
    {
        var admin = await AdminAsync();
        var path = (await InviteAsync(admin, "Ron Roles", "ron@example.com", Role.Viewer, "OPS")).Path;
        var ron = App.Browse();
        await (await ron.GetAsync((await (await admin.GetAsync(path)).Form("form[action*=Link]").SubmitAsync()).Link))
            .Form()
            .Type("Input.Password", "swans a-swimming")
            .SubmitAsync();
        var edit = $"/units/{PublicIds.Format(App.Companies.Acme.Unit("PLANT").Id)}/edit";
        var lab = $"/units/{PublicIds.Format(App.Companies.Acme.Unit("LAB").Id)}";
        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.NotFound),
            ((await ron.GetAsync(edit)).Status, (await ron.GetAsync(lab)).Status)
        );

        var changed = await (await admin.GetAsync(path)).Form("form[action*=Role]").Type("Role", "Manager").SubmitAsync();
        Assert.Equal("Ron Roles is now Manager of OPS.", changed.Message);
        Assert.Equal(HttpStatusCode.OK, (await ron.GetAsync(edit)).Status);

        var given = await (await admin.GetAsync(path))
            .Form("form[action*=Give]")
            .Type("Role", "Viewer")
            .Type("Unit", UnitId("LAB"))
            .SubmitAsync();
        Assert.Equal("Ron Roles is now Viewer of LAB.", given.Message);
        Assert.Equal(HttpStatusCode.OK, (await ron.GetAsync(lab)).Status);
        var twice = await (await admin.GetAsync(path))
            .Form("form[action*=Give]")
            .Type("Role", "Viewer")
            .Type("Unit", UnitId("LAB"))
            .SubmitAsync();
        Assert.Equal("Ron Roles has a role on “LAB” already. Change that one.", twice.Problems);

        var taken = await (await admin.GetAsync(path)).Form("form[action*=Take]").SubmitAsync("Unit", UnitId("LAB"));
        Assert.Equal("Ron Roles no longer has a role on LAB.", taken.Message);
        Assert.Equal(HttpStatusCode.NotFound, (await ron.GetAsync(lab)).Status);

        var only = await admin.PostAsync(
            $"{path}?handler=Take",
            [new("Unit", UnitId("OPS")), new("__RequestVerificationToken", taken.Form()["__RequestVerificationToken"]!)]
        );
        Assert.Contains("This is the only role that Ron Roles has.", only.Problems, StringComparison.Ordinal);
    }
}
