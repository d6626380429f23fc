using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Web.People;

namespace Scorecard.Web.Tests.Account;

internal static class SignIns
{
    /// <summary>Signs in as a person does, through the page.</summary>
    public static async Task<TestPage> SignInAsync(
        this TestBrowser browser,
        string email,
        string password = TestApp.Password,
        string query = ""
    ) =>
        await (await browser.GetAsync($"/account/sign-in{query}"))
            .Form()
            .Type("Input.Email", email)
            .Type("Input.Password", password)
            .SubmitAsync();

    /// <summary>A link with which a person chooses a password.</summary>
    public static async Task<string> LinkAsync(this TestApp app, Person person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        return await people.WelcomePathAsync((await people.FindByIdAsync($"{person.Id}"))!);
    }

    /// <summary>Adds another account, with a password of its own, for the e-mail of a person.</summary>
    public static async Task<Person> AddTwinAsync(this TestApp app, Person of, string password)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var twin = new Person(of.Id + 500, "Tim Twin", of.Email!) { UserName = "twin", NormalizedUserName = "TWIN" };
        twin.NormalizedEmail = scope.ServiceProvider.GetRequiredService<ILookupNormalizer>().NormalizeEmail(of.Email);
        twin.PasswordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>().HashPassword(twin, password);
        var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
        db.Add(twin);
        await db.SaveChangesAsync();
        return twin;
    }

    public static async Task<bool> IsSignedInAsync(this TestBrowser browser) => (await browser.GetAsync("/account")).Path == "/account";
}
