using Scorecard.Domain.Units;

namespace Scorecard.Data.Tests;

/// <summary>Tests that run on one kind of database, each on one of its own that two companies share.</summary>
public abstract class StoreTests(Func<Task<Store>> create) : IAsyncLifetime
{
    protected Store Store { get; private set; } = null!;

    protected TwoCompanies World { get; } = new();

    protected Organization Acme => World.Acme.Organization;

    protected Organization Globex => World.Globex.Organization;

    public async Task InitializeAsync() => Store = await create();

    public async Task DisposeAsync()
    {
        if (Store is not null)
            await Store.DisposeAsync();
    }
}
