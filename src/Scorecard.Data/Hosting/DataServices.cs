using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;

namespace Scorecard.Data.Hosting;

/// <summary>Registers the store on one database.</summary>
public static class DataServices
{
    /// <param name="books">Null for a quarter of the memory.</param>
    public static IServiceCollection AddScorecardData(
        this IServiceCollection services,
        DatabaseProvider provider,
        string connectionString,
        BookMemory? books = null
    )
    {
        services.AddSingleton(provider);
        services.AddDbContextFactory<ScorecardDbContext>(options => provider.Configure(Quiet(options), connectionString));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<NewIds>();
        services.AddSingleton(books ?? BookMemory.Default);
        services.AddSingleton<ScoreBookStore>();
        services.AddScoped<RecordMeasurement>();
        services.AddScoped<RecordValues>();
        services.AddScoped<SettleWaiting>();
        services.AddScoped<AcceptOffer>();
        services.AddScoped<CloseAccount>();
        services.AddSingleton<FrozenScoreShelf>();
        services.AddScoped<CloseMonth>();
        services.AddScoped<CascadeObjective>();
        services.AddScoped<UndoCascade>();
        services.AddScoped<UndoImport>();
        services.AddScoped<TakeFeed>();
        services.AddScoped<RecordHealth>();
        services.AddScoped<MendFinding>();
        services.AddScoped<BackupCheck>();
        services.AddScoped<RecordEvidence>();
        services.AddScoped<VerifyJournal>();
        services.AddScoped<BeginSearch>();
        services.AddScoped<DiscoverLinks>();
        services.AddSingleton<ImportOrganization>();
        services.AddSingleton<TakeMapped>();
        services.AddSingleton<ImportUploads>();
        return services;
    }

    /// <summary>Whoever catches a failure logs it, once; several collections in one query are meant where they occur.</summary>
    private static DbContextOptionsBuilder Quiet(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings =>
            warnings.Ignore(
                RelationalEventId.CommandError,
                RelationalEventId.ConnectionError,
                RelationalEventId.TransactionError,
                RelationalEventId.MultipleCollectionIncludeWarning,
                CoreEventId.QueryIterationFailed,
                CoreEventId.SaveChangesFailed,
                CoreEventId.OptimisticConcurrencyException
            )
        );
}
