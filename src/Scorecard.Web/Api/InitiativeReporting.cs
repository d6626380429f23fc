using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Plans;
using Scorecard.Web.Hosting;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Api;

internal static class InitiativeReporting
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPatch("/initiatives/{initiative}", ReportAsync)
            .WithName("reportInitiative")
            .WithTags("Initiatives")
            .WithSummary("Says how an initiative stands. What is left away stays; If-Match takes the ETag with which it was read.")
            .Accepts<ReportSent>("application/json")
            .Produces<InitiativeData>();

    private static Task<IResult> ReportAsync(
        HttpContext context,
        ApiWrites writes,
        ApiReader reader,
        OrganizationWriter writer,
        string initiative,
        CancellationToken cancel
    ) =>
        writes.OnceAsync(
            context,
            async body =>
            {
                var sent = CallBody.Parse<ReportSent>(context, body);
                var id = await reader.ReadAsync(
                    o =>
                    {
                        var seen = ApiReader.Initiative(o, initiative);
                        return o.AllowsReport(seen)
                            ? Tuple.Create(seen.Id)
                            : throw new Refused(StatusCodes.Status403Forbidden, $"You may not report “{seen.Name}”. Ask its owner.");
                    },
                    cancel
                );
                await using (var write = await writer.BeginAsync(cancel))
                {
                    var found = await writer.Db.Initiatives.Where(i => i.Id == id.Item1).PresentAsync(cancel);
                    if (Versions.Known(context.Request, WrittenThing.NoVersion) is { } version && version != found.Version)
                        throw new DbUpdateConcurrencyException("Somebody saved it since it was read.");
                    found.Report(
                        sent.Status ?? found.Status,
                        sent.Progress ?? found.Progress,
                        sent.Spent ?? found.Spent,
                        sent.Note ?? found.Note
                    );
                    await write.CommitAsync(cancel);
                }
                var owners = new List<long?>();
                var saved = await reader.ReadAsync(o => InitiativeData.Of(o, ApiReader.Initiative(o, initiative), owners), cancel);
                context.Response.Headers.ETag = Versions.Tag(saved.Version);
                var names = await reader.NamesAsync(owners, cancel);
                return (StatusCodes.Status200OK, saved with { Owner = ObjectiveApi.Named(names, owners[0]) });
            },
            cancel
        );
}

/// <param name="Progress">0 to 1.</param>
public sealed record ReportSent(InitiativeStatus? Status, decimal? Progress, decimal? Spent, string? Note);
