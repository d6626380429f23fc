using Scorecard.Data.Import;

namespace Scorecard.Data.Tests.Import;

/// <summary>Tests of the import into a new organization, from a folder that a test may change.</summary>
public abstract class ImportTests(Func<Task<Store>>? create = null) : IAsyncLifetime
{
    protected const string NewName = "The new one";

    private protected static readonly FixedTime Now = new(new DateTime(2025, 6, 15, 8, 30, 0, DateTimeKind.Utc));

    /// <summary>When imports take place.</summary>
    private protected FixedTime At { get; set; } = Now;

    protected Store Store { get; private set; } = null!;

    protected ImportFolder Folder { get; } = ImportFolder.Company();

    public async Task InitializeAsync() => Store = await (create is null ? Store.OnSqliteAsync() : create());

    public async Task DisposeAsync()
    {
        if (Store is not null)
            await Store.DisposeAsync();
        Folder.Dispose();
    }

    protected Task<ImportReport> PreviewAsync(long? organizationId = null) =>
        WithFilesAsync(files => Store.Import(At).PreviewAsync(files, Target(organizationId)));

    protected Task<ImportReport> ImportAsync(long? organizationId = null, long? by = null, bool areMeant = true) =>
        WithFilesAsync(files => Store.Import(At).ExecuteAsync(files, Target(organizationId), by, areMeant: areMeant));

    /// <summary>Imports what has to be without fault; the organization's id.</summary>
    protected async Task<long> ImportedAsync()
    {
        var report = await ImportAsync();
        Assert.Empty(report.Problems);
        Assert.True(report.Written);
        return report.OrganizationId;
    }

    /// <summary>The month from which on changes of the structure hold; null is not said.</summary>
    protected string? From { get; set; }

    /// <summary>Why closed months are changed; null is not said.</summary>
    protected string? Reason { get; set; }

    private ImportTarget Target(long? organizationId) =>
        new(organizationId, NewName)
        {
            Choices = new() { From = From, Reason = Reason },
        };

    private async Task<ImportReport> WithFilesAsync(Func<ImportFiles, Task<ImportReport>> use)
    {
        using var files = Folder.Open();
        return await use(files);
    }
}
