using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Data.Import;
using Scorecard.Data.Sqlite;
using Scorecard.Domain.Access;
using Scorecard.Domain.Periods;

namespace Scorecard.Benchmarks;

/// <summary>The files of <see cref="BigFiles"/> with 36 months of values, imported into a SQLite file. Disposing removes it.</summary>
internal sealed class ImportedCompany : IDisposable
{
    public const long Person = 7;
    private const int Count = 36;

    private readonly BigFiles files = new(5_000 * Count);
    private readonly ServiceProvider services;

    public ImportedCompany()
    {
        var file = Path.Combine(files.Folder, "scorecard.db");
        services = new ServiceCollection().AddScorecardData(new SqliteProvider(), $"Data Source={file}").BuildServiceProvider();
        using (var db = Open())
        {
            db.Database.Migrate();
            db.Provider.PrepareAsync(db, CancellationToken.None).Wait();
            db.Users.Add(new Data.Person(Person, "Ada Smith", "ada@example.org") { NormalizedUserName = "ADA@EXAMPLE.ORG" });
            db.SaveChanges();
        }
        Id = Import(files.Folder, new(null, "Big"));
        Import(files.Values, new(Id));
        using var own = Open().Scope(Id);
        Kpis = [.. own.Kpis.OrderBy(k => k.Id).Select(k => k.Id)];
        var first = own.Measurements.Min(m => m.PeriodStart);
        Months = [.. Enumerable.Range(0, Count).Select(i => new Period(Frequency.Month, first.AddMonths(i)))];
        var root = own.Units.Single(u => u.ParentId == null);
        Actor = new(Person, [new Membership(Person, root, Role.Administrator)]);
    }

    public long Id { get; }

    public Actor Actor { get; }

    public long[] Kpis { get; }

    public Period[] Months { get; }

    public ScoreBookStore Books => services.GetRequiredService<ScoreBookStore>();

    public ScorecardDbContext Open() => services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>().CreateDbContext();

    public void Dispose()
    {
        services.Dispose();
        SqliteConnection.ClearAllPools();
        files.Dispose();
    }

    private long Import(string path, ImportTarget target) => services.ImportAsync(path, target).GetAwaiter().GetResult();
}
