using System.Threading.Channels;
using Scorecard.Data.Operations;
using Scorecard.Domain;

namespace Scorecard.Web.Hosting;

/// <summary>Runs searches for leads in the background, on the node that was asked.</summary>
public sealed partial class SearchRunner(IServiceScopeFactory scopes, ILogger<SearchRunner> log) : BackgroundService
{
    private readonly Channel<long> asked = Channel.CreateUnbounded<long>();

    /// <summary>Runs the search that has begun in an organization.</summary>
    public void Run(long organizationId) => asked.Writer.TryWrite(organizationId);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(
            asked.Reader.ReadAllAsync(stoppingToken),
            stoppingToken,
            async (id, cancel) =>
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<DiscoverLinks>().ExecuteAsync(id, cancel);
                }
                catch (Exception e) when (!cancel.IsCancellationRequested)
                {
                    Failed(e, PublicIds.Format(id));
                }
            }
        );

    [LoggerMessage(Level = LogLevel.Error, Message = "The search for leads in the organization {Organization} failed")]
    private partial void Failed(Exception e, string organization);
}
