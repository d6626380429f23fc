using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;

namespace Scorecard.Web.Tests.Account;

/// <summary>How long a refusal takes tells nothing either: whatever is wrong, a password is hashed once.</summary>
public sealed class SignInTimeTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("nobody.at.all@example.com")]
    [InlineData("una@example.com")]
    [InlineData("invited@example.com")]
    [InlineData("resting@example.com")]
    public async Task Every_refusal_hashes_once(string email)
    {
        var hasher = new CountingHasher();
        using var counted = app.WithWebHostBuilder(host =>
            host.ConfigureTestServices(services => services.AddSingleton<IPasswordHasher<Person>>(hasher))
        );
        await using (var scope = counted.Services.CreateAsyncScope())
        {
            var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            if (email.StartsWith("invited", StringComparison.Ordinal))
                await people.CreateAsync(new Person(9_501, "Ivo Invited", email));
            if (email.StartsWith("resting", StringComparison.Ordinal))
            {
                await people.CreateAsync(new Person(9_502, "Rea Resting", email), TestApp.Password);
                await people.SetLockoutEndDateAsync((await people.FindByEmailAsync(email))!, TestApp.Now.AddYears(100));
            }
        }
        var browser = new TestBrowser(counted.CreateClient(new() { BaseAddress = TestBrowser.Home }));
        hasher.Reset();

        var page = await browser.SignInAsync(email, "not the right one");

        Assert.StartsWith("This e-mail and password do not fit together.", page.Problems, StringComparison.Ordinal);
        Assert.Equal(1, hasher.Count);
    }
}
