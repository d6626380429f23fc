using System.Globalization;
using System.Threading.RateLimiting;
using Scorecard.Data.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Hosting;

/// <summary>How much of something costly one may have: at once, or in a minute. docs/access.md has them as a table.</summary>
/// <param name="Name">Its setting, under Limits.</param>
/// <param name="Default">At least 1.</param>
/// <param name="Waiting">How many requests wait for their turn; those after them are refused. 0 where it counts by the minute.</param>
public sealed record Limit(string Name, Costly What, Limit.Whose Of, Limit.Counting By, int Default, int Waiting = 0)
{
    public enum Whose
    {
        Program,
        Address,
        Person,
        Organization,
    }

    public enum Counting
    {
        AtOnce,
        PerMinute,
    }

    /// <summary>What programs may ask in the name of one person, or one service.</summary>
    public static readonly Limit Calls = new("CallsPerMinute", Costly.Call, Whose.Person, Counting.PerMinute, 600);

    private const Costly Quick = Costly.WhatIf | Costly.Search | Costly.Export | Costly.Discovery;

    // What counts at once comes first: a request that has to wait for its turn is not counted twice by the minute.
    public static readonly IReadOnlyList<Limit> All =
    [
        // The other half of the cores is for everybody else.
        new("HashingAtOnce", Costly.Hashing, Whose.Program, Counting.AtOnce, Math.Max(1, Environment.ProcessorCount / 2), 100),
        new("HashingAtOncePerAddress", Costly.Hashing, Whose.Address, Counting.AtOnce, 4, 60),
        new("AtOncePerPerson", Quick, Whose.Person, Counting.AtOnce, 2, 20),
        new("AtOncePerOrganization", Quick, Whose.Organization, Counting.AtOnce, 8, 100),
        new("ImportChecksAtOnce", Costly.ImportCheck, Whose.Organization, Counting.AtOnce, 2, 4),
        new("HashingPerMinutePerAddress", Costly.Hashing, Whose.Address, Counting.PerMinute, 120),
        new("HashingPerMinutePerPerson", Costly.Hashing, Whose.Person, Counting.PerMinute, 20),
        new("WhatIfPerMinute", Costly.WhatIf, Whose.Person, Counting.PerMinute, 300),
        new("SearchesPerMinute", Costly.Search, Whose.Person, Counting.PerMinute, 300),
        new("ExportsPerMinute", Costly.Export, Whose.Person, Counting.PerMinute, 60),
        new("ImportChecksPerMinute", Costly.ImportCheck, Whose.Person, Counting.PerMinute, 20),
        new("DiscoveriesPerMinute", Costly.Discovery, Whose.Person, Counting.PerMinute, 6),
        Calls,
    ];

    public string Setting => $"Limits:{Name}";

    /// <summary>Counts the requests that this limit is about, each for whom it is from.</summary>
    /// <exception cref="CannotStart">The setting is no number of at least 1.</exception>
    public PartitionedRateLimiter<HttpContext> Read(IConfiguration settings)
    {
        var most = MostOf(settings[Setting]);
        return PartitionedRateLimiter.Create<HttpContext, string>(context =>
            (CostsAttribute.Of(context) & What) == Costly.Nothing || KeyOf(context) is not { } key
                ? RateLimitPartition.GetNoLimiter("")
                : Partition(key, most)
        );
    }

    /// <summary>How many there may be.</summary>
    /// <inheritdoc cref="Read"/>
    public int MostOf(string? setting) =>
        string.IsNullOrEmpty(setting) ? Default
        : int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? most
        : throw new CannotStart($"{Setting} is {setting}. Set it to a whole number from 1, or leave it away for {Default}.");

    private RateLimitPartition<string> Partition(string key, int most) =>
        By switch
        {
            Counting.AtOnce => RateLimitPartition.GetConcurrencyLimiter(
                key,
                _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = Waiting }
            ),
            // By the system's clock, whatever day the program thinks it is.
            Counting.PerMinute => RateLimitPartition.Get(key, _ => new MinuteLimiter(most, TimeProvider.System)),
        };

    /// <summary>Whom a request counts for; null for nobody.</summary>
    private string? KeyOf(HttpContext context)
    {
        var person = context.RequestServices.GetRequiredService<SignedInPerson>();
        return Of switch
        {
            Whose.Program => "all",
            Whose.Address => context.SenderAddress(),
            Whose.Person => person.IsSignedIn ? $"person {person.Id}" : null,
            Whose.Organization => person.Organizations is [var inUse, ..] ? $"organization {inUse.Id}" : null,
        };
    }
}
