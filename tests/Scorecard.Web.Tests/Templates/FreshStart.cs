using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Access;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Templates;

/// <summary>An organization of one unit without objectives, called Fresh Start, and the browser of its administrator.</summary>
internal static class FreshStart
{
    public static async Task<(long Organization, TestBrowser Browser)> OfAsync(TestApp app)
    {
        var fresh = new ModelBuilder("Fresh Start", firstId: 80_001).Build();
        await app.SaveAsync(fresh.Model);
        var person = new Person(80_901, "Fay Founder", "fay@example.com")
        {
            NormalizedEmail = "FAY@EXAMPLE.COM",
            NormalizedUserName = "FAY@EXAMPLE.COM",
        };
        await app.WriteAsync(
            fresh.Model.Organization.Id,
            async db =>
            {
                db.Users.Add(person);
                db.Add(new Membership(person.Id, fresh.Model.Root!, Role.Administrator));
                (await db.Units.SingleAsync()).Rename("Fresh Start");
            }
        );
        return (fresh.Model.Organization.Id, await app.SignInAsync(person));
    }
}
