using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Scorecard.Data;
using Scorecard.Web.People;

namespace Scorecard.Web.Tests.Account;

public sealed class GuessedPasswordTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("Password1234!")]
    [InlineData("P@ssw0rd2024")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiop123")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabc")]
    [InlineData("iloveyou2026")]
    [InlineData("letmeinletmein")]
    public async Task What_many_people_have_is_refused(string password) =>
        Assert.Equal(GuessedPasswords.Common, await RefusalAsync(password));

    [Theory]
    [InlineData("una@example.com")]
    [InlineData("unaunauna2026")]
    [InlineData("UnaUpdater123")]
    [InlineData("updater-una!")]
    [InlineData("acme-acme-2026")]
    [InlineData("AcmeScorecard1")]
    [InlineData("scorecard2026")]
    public async Task What_is_made_of_the_person_the_organization_or_the_program_is_refused(string password) =>
        Assert.Equal(GuessedPasswords.Own, await RefusalAsync(password));

    [Theory]
    [InlineData(TestApp.Password)]
    [InlineData("nine ladies dancing")]
    [InlineData("six white boomerangs")]
    [InlineData("xK9#mQ2$vL7w")]
    [InlineData("Straßenbahn über Zürich")]
    [InlineData("拍手喝采の夏祭りは楽しいな")]
    public async Task A_few_words_or_enough_letters_by_chance_are_taken(string password) => Assert.Null(await RefusalAsync(password));

    [Fact]
    public async Task The_longest_password_is_estimated_quickly()
    {
        var started = TimeProvider.System.GetTimestamp();

        await RefusalAsync(string.Concat(Enumerable.Repeat("p4$$w0rd", 32)));

        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 5);
    }

    [Fact]
    public void A_hash_takes_210000_rounds()
    {
        using var services = new ServiceCollection().AddSignIn(new ConfigurationBuilder().Build()).BuildServiceProvider();

        Assert.Equal(210_000, services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount);
    }

    [Fact]
    public async Task A_hash_of_fewer_rounds_is_made_anew_at_the_next_sign_in()
    {
        var stronger = new TestApp
        {
            Host = host => host.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(o => o.IterationCount = 3)),
        };
        await stronger.InitializeAsync();
        var vic = stronger.Companies.Viewer;
        var old = new PasswordHasher<Person>(Options.Create(new PasswordHasherOptions { IterationCount = 2 }));
        await stronger.WriteAsync(
            stronger.Companies.Acme.Model.Organization.Id,
            async db => (await db.Users.SingleAsync(p => p.Id == vic.Id)).PasswordHash = old.HashPassword(vic, TestApp.Password)
        );
        Assert.Equal(2, await RoundsAsync());

        Assert.NotEqual("/account/sign-in", (await stronger.Browse().SignInAsync(vic.Email!)).Path);

        Assert.Equal(3, await RoundsAsync());
        Assert.NotEqual("/account/sign-in", (await stronger.Browse().SignInAsync(vic.Email!)).Path);
        await ((IAsyncLifetime)stronger).DisposeAsync();

        // A hash begins with its format and its function, then the rounds.
        async Task<int> RoundsAsync() =>
            BinaryPrimitives.ReadInt32BigEndian(
                Convert
                    .FromBase64String(
                        (await stronger.ReadAsync(0, db => db.Users.Where(p => p.Id == vic.Id).Select(p => p.PasswordHash).SingleAsync()))!
                    )
                    .AsSpan(5)
            );
    }

    private async Task<string?> RefusalAsync(string password)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var guessed = people.PasswordValidators.OfType<GuessedPasswords>().Single();
        return (await guessed.ValidateAsync(people, app.Companies.NorthUpdater, password)).Errors.SingleOrDefault()?.Description;
    }
}
