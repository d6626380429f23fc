using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Periods;
using Scorecard.TestData;
using Scorecard.Web.Tests.Import;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Api;

/// <summary>One application for all tests of the API: beside Acme a company of daily KPIs, and a program of its administrator.</summary>
public sealed class ApiCompany : IAsyncLifetime
{
    /// <summary>Those that are fed by the thousand.</summary>
    public const int Kpis = 20;

    public const int AllKpis = Kpis + 6;

    public ApiCompany()
        : this(null) { }

    /// <param name="elsewhere">A database that is no SQLite file of its own.</param>
    internal ApiCompany((string Provider, string ConnectionString)? elsewhere) => App = new() { Elsewhere = elsewhere };

    public TestApp App { get; }

    public World World { get; } = Build();

    public long Id => World.Model.Organization.Id;

    public Person Administrator { get; } = new(71_001, "Dora Daily", "dora@daily.example");

    /// <summary>May all that there is.</summary>
    public HttpClient Program { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        await App.SaveAsync(World.Model);
        await App.AddAsync(Administrator, World.Unit("ORG"), Role.Administrator);
        Program = await App.CallAsync(Administrator, Id);
        await App.KeepMappingAsync(Id, "Till", Administrator.Id);
    }

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    private static World Build()
    {
        var builder = new ModelBuilder("Daily", firstId: 70_001).Unit("SHOP").Objective("RUN", of: "SHOP").Objective("GROW");
        builder.Contribution("RUN", "GROW");
        for (var kpi = 0; kpi < Kpis; kpi++)
            builder.Kpi($"D{kpi}", of: "RUN", target: 100, frequency: Frequency.Day);
        // Each kind of test writes into KPIs of its own.
        return builder
            .Kpi("SALES", of: "GROW", target: 100)
            .Kpi("COSTS", of: "GROW", target: 100)
            .Kpi("FILED", of: "GROW", target: 100)
            .Kpi("NOISE", of: "GROW", target: 100)
            .Kpi("TABLES", of: "GROW", target: 100)
            .Kpi("NOISE-DAILY", of: "RUN", target: 100, frequency: Frequency.Day)
            .Build();
    }
}

[CollectionDefinition(Name)]
public sealed class ApiTests : ICollectionFixture<ApiCompany>
{
    public const string Name = "API";
}
