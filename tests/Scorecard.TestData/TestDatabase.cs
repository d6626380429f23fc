namespace Scorecard.TestData;

/// <summary>An empty database of a test's own. Disposing it removes the database.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> _remove;

    internal TestDatabase(string connectionString, Func<Task> remove)
    {
        ConnectionString = connectionString;
        _remove = remove;
    }

    public string ConnectionString { get; }

    public async ValueTask DisposeAsync() => await _remove();
}
