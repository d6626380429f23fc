using System.Threading.Channels;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.Hosting;

/// <summary>Runs what takes longer than a person waits, in the background and on the node that was asked.</summary>
public sealed partial class JobRunner(IServiceScopeFactory scopes, ILogger<JobRunner> log) : BackgroundService
{
    private readonly Channel<Job> asked = Channel.CreateUnbounded<Job>();

    private sealed record Job(string What, long OrganizationId, Func<IServiceProvider, CancellationToken, Task> Work);

    /// <summary>Runs the work as soon as there is room for it.</summary>
    /// <param name="what">What the log calls it, should it fail.</param>
    /// <param name="work">Has services of its own; it is told when the program stops.</param>
    public void Run(string what, long organizationId, Func<IServiceProvider, CancellationToken, Task> work)
    {
        if (asked.Writer.TryWrite(new(what, organizationId, work)))
            Telemetry.JobWaits();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(
            asked.Reader.ReadAllAsync(stoppingToken),
            stoppingToken,
            async (job, cancel) =>
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await Telemetry.RunJobAsync(job.What, () => job.Work(scope.ServiceProvider, cancel));
                }
                catch (Exception e) when (!cancel.IsCancellationRequested)
                {
                    Failed(e, job.What, PublicIds.Format(job.OrganizationId));
                }
            }
        );

    [LoggerMessage(Level = LogLevel.Error, Message = "The {What} in the organization {Organization} failed")]
    private partial void Failed(Exception e, string what, string organization);
}
