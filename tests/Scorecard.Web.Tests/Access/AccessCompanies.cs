namespace Scorecard.Web.Tests.Access;

/// <summary>A company that is made anew after some requests: each leaves things in it, and all takes longer the more there are.</summary>
public sealed class AccessCompanies : IAsyncLifetime
{
    private const int RequestsEach = 8;

    private AccessCompany? current;
    private int asked;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The company for one more request.</summary>
    public async Task<AccessCompany> NextAsync()
    {
        if (asked++ % RequestsEach != 0)
            return current!;
        await DisposeAsync();
        current = new();
        await current.InitializeAsync();
        return current;
    }

    public async Task DisposeAsync()
    {
        if (current is not null)
            await current.DisposeAsync();
    }
}
