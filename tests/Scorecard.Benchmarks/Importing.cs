using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Data.Import;
using Scorecard.Domain.Model;

namespace Scorecard.Benchmarks;

/// <summary>
/// The import of a file of values with everything it checks, against inserting the very same rows into the very same table as fast as the database takes
/// them. Both run in one transaction in the same database, with foreign keys on, into an emptied table.
/// </summary>
internal abstract class Importing : IDisposable
{
    private readonly BigFiles files;
    private readonly ServiceProvider services;
    private readonly long organizationId;

    protected Importing(BigFiles files, DatabaseProvider provider, string connectionString)
    {
        this.files = files;
        services = new ServiceCollection().AddScorecardData(provider, connectionString).BuildServiceProvider();
        using (var db = services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>().CreateDbContext())
        {
            db.Database.Migrate();
            db.Provider.PrepareAsync(db, CancellationToken.None).Wait();
        }
        organizationId = Run(files.Folder, new(null, "Big"));
        Import();
    }

    /// <summary>What the import wrote, in the order in which it was written.</summary>
    protected List<object[]> Rows { get; } = [];

    public void Import() => Import(files.Values);

    public void Import(string path) => Run(path, new(organizationId));

    /// <summary>The structure that the values are of.</summary>
    public OrganizationModel Model()
    {
        using var db = services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>().CreateDbContext().Scope(organizationId);
        return ScoreBookStore.LoadModelAsync(db, CancellationToken.None).GetAwaiter().GetResult();
    }

    public abstract void Raw();

    /// <summary>Empties the table and the log, so that each turn starts alike.</summary>
    public abstract void Empty();

    public virtual void Dispose()
    {
        services.Dispose();
        files.Dispose();
    }

    protected void CheckRows()
    {
        if (Rows.Count != files.Rows)
            throw new InvalidOperationException($"{Rows.Count} rows were imported, not {files.Rows}.");
    }

    private long Run(string path, ImportTarget target) => services.ImportAsync(path, target).GetAwaiter().GetResult();
}
