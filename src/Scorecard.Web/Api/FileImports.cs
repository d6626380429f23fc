using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

/// <summary>Takes the next file of a mapping that is kept.</summary>
internal static class FileImports
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/imports", TakeAsync)
            .WithName("importFile")
            .WithTags("Imports")
            .WithSummary("Imports a CSV file or a workbook by a mapping that is kept: all of it, or nothing with what is wrong in it.")
            .WithDescription("Of administrators. The body is the file itself. meant takes values that are far from the usual.")
            .Accepts<Stream>("text/csv", "text/tab-separated-values", "text/plain", Workbook, "application/octet-stream")
            .Produces<ImportAnswer>();

    private static async Task<IResult> TakeAsync(
        HttpContext context,
        ApiReader reader,
        ApiWrites writes,
        SignedInPerson me,
        TakeMapped take,
        IServiceProvider services,
        string? mapping,
        bool? meant,
        string? reason,
        CancellationToken cancel
    )
    {
        ApiWrites.RefusePast(context);
        if (!(await reader.ReadAsync(o => new { o.Administers }, cancel)).Administers)
            throw new Refused(StatusCodes.Status403Forbidden, "Only who runs the organization imports files. Ask an administrator.");
        var saved = await FindAsync(take, writes.OrganizationId, mapping, cancel);
        var largest = ImportLimits.LargestFile(services);
        using var folder = new WorkFolder();
        var (path, hash) = await CallBody.SaveAsync(context.Request, folder.Path, largest, cancel);
        return await writes.OnceAsync(
            context,
            hash,
            async () =>
            {
                var target = new ImportTarget(writes.OrganizationId)
                {
                    Choices = new() { Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim() },
                    Why = me.Why ?? $"mapping {saved.Name}",
                    Kept = report => writes.Keep(context, StatusCodes.Status200OK, ImportAnswer.Of(report)),
                };
                var outcome = await take.ExecuteAsync(saved, path, largest, target, me.By, meant == true, cancel);
                if (!outcome.IsTaken)
                    throw Refusal(outcome);
                var answer = ImportAnswer.Of(outcome.Report!);
                if (answer.Sequence is null)
                    await writes.KeepUnwrittenAsync(context, StatusCodes.Status200OK, answer, cancel);
                return (StatusCodes.Status200OK, answer);
            },
            cancel
        );
    }

    private static async Task<SavedMapping> FindAsync(TakeMapped take, long organizationId, string? name, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw Refused.Bad("Say by which mapping: ?mapping= and the name under which it is kept.");
        try
        {
            return await take.FindAsync(organizationId, name, cancel);
        }
        catch (RuleViolation none)
        {
            throw new Refused(StatusCodes.Status404NotFound, none.Message);
        }
    }

    private static Refused Refusal(MappedOutcome outcome) =>
        new(StatusCodes.Status422UnprocessableEntity, $"Nothing was imported. {outcome.Words}")
        {
            Faults = [.. outcome.Problems.Select(p => new FileFault(p.Line > 0 ? p.Line : null, p.Column, p.Sentence, p.More))],
        };
}

/// <param name="Sequence">The number of the write, by which it is taken back; null where the file says nothing new.</param>
/// <param name="Undo">The page that takes it back; null where nothing was written.</param>
public sealed record ImportAnswer(long? Sequence, string? Undo, IReadOnlyList<ImportedData> Imported, IReadOnlyList<string> Notes)
{
    internal static ImportAnswer Of(ImportReport report) =>
        new(
            report.Written ? report.Sequence : null,
            report.Written ? FormattableString.Invariant($"/import/undo?sequence={report.Sequence}") : null,
            [.. report.Counts.Select(c => new ImportedData(c.Kind, c.Added, c.Changed, c.Unchanged, c.Removed))],
            report.Notes
        );
}

/// <param name="Kind">Such as values or KPIs.</param>
public sealed record ImportedData(string Kind, int Added, int Changed, int Unchanged, int Removed);
