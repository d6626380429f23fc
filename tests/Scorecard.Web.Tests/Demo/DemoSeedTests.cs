using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Data.Operations;
using Scorecard.Data.Sqlite;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Periods;
using Scorecard.TestData;
using Scorecard.Web.Demo;

namespace Scorecard.Web.Tests.Demo;

public sealed class DemoSeedTests : IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 11, 24, 9, 30, 0, DateTimeKind.Utc);

    private readonly TestDatabase database = TestDatabases.CreateSqlite();
    private ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        services = new ServiceCollection()
            .AddLogging()
            .AddScorecardData(new SqliteProvider(), database.ConnectionString + ";Pooling=False")
            .BuildServiceProvider();
        await using var db = Context();
        await db.Database.MigrateAsync();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Seeding_writes_the_organization_once_and_its_book_can_be_read()
    {
        Assert.True(await SeedAsync());
        Assert.False(await SeedAsync());
        await RenameAsync("Anything Else");
        Assert.False(await SeedAsync());

        await using var db = Context();
        var organization = await db.Organizations.IgnoreQueryFilters().SingleAsync();
        db.Scope(organization.Id);
        var built = DemoOrganization.Build(Now, new NewIds(TimeProvider.System));
        Assert.Equal(
            (
                built.Units.Count,
                built.Objectives.Count,
                built.Contributions.Count,
                built.Kpis.Count,
                built.Measurements.Count,
                built.Memberships.Count
            ),
            (
                await db.Units.CountAsync(),
                await db.Objectives.CountAsync(),
                await db.Contributions.CountAsync(),
                await db.Kpis.CountAsync(),
                await db.Measurements.CountAsync(),
                await db.Memberships.CountAsync()
            )
        );
        Assert.Equal(built.Measurements.Count, await db.Changes.CountAsync(c => c.Subject == Subject.Measurement));

        var month = Window.Of(new Period(Frequency.Month, new DateOnly(2026, 10, 1)));
        var score = await services
            .GetRequiredService<ScoreBookStore>()
            .ReadAsync(organization.Id, book => book.Unit(book.Model.Root!.Id, month));
        Assert.InRange(score.Value, 55, 75);
    }

    [Fact]
    public async Task The_journal_is_one_chain_after_seeding_and_what_is_recorded_then()
    {
        await SeedAsync();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
        var organization = await db.Organizations.IgnoreQueryFilters().Select(o => o.Id).SingleAsync();
        await scope.ServiceProvider.GetRequiredService<RecordHealth>().ExecuteAsync(organization, Now);
        await scope.ServiceProvider.GetRequiredService<RecordEvidence>().ExecuteAsync(organization, Now);

        var outcome = await new VerifyJournal(Context().Scope(organization)).ExecuteAsync(null, null, CancellationToken.None);

        Assert.Null(outcome.Break);
        Assert.True(outcome.Lines > 1_000 && outcome.Unchained == 0, $"{outcome.Lines} lines");
    }

    [Fact]
    public async Task Every_printed_sign_in_has_the_printed_password()
    {
        await SeedAsync();

        await using var db = Context();
        foreach (var (email, name, _) in DemoOrganization.SignIns)
        {
            var normalized = new UpperInvariantLookupNormalizer().NormalizeEmail(email);
            var person = await db.Users.SingleAsync(p => p.NormalizedEmail == normalized && p.IsDemo);
            Assert.Equal(name, person.DisplayName);
            Assert.Equal(
                PasswordVerificationResult.Success,
                new PasswordHasher<Person>().VerifyHashedPassword(person, person.PasswordHash!, DemoOrganization.Password)
            );
        }
    }

    private async Task RenameAsync(string name)
    {
        await using var db = Context();
        var organization = await db.Organizations.IgnoreQueryFilters().AsNoTracking().SingleAsync();
        await using var write = await db.BeginWriteAsync(organization.Id, null, Now);
        (await db.Organizations.SingleAsync()).Rename(name);
        await write.CommitAsync();
    }

    private ScorecardDbContext Context() => services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>().CreateDbContext();

    private async Task<bool> SeedAsync()
    {
        await using var db = Context();
        return await DemoOrganization.SeedAsync(db, services.GetRequiredService<NewIds>(), new PasswordHasher<Person>(), Now);
    }
}
