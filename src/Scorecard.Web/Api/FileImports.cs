using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

/// <summary>Takes the next file of a mapping that is kept, and files of the import format, by which the structure is written.</summary>
internal static class FileImports
{
    private static readonly string[] Archives = [".zip", ".xlsx"];
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/imports", TakeAsync)
            .WithName("importFile")
            .WithTags("Imports")
            .WithSummary("Imports a file: all of it, or nothing with what is wrong in it.")
            .WithDescription(
                "Of administrators. The body is the file itself: a CSV file or a workbook for a mapping that is kept, or a file of the "
                    + "import format, whose name is file, such as objectives.csv, or a zip or workbook of several. meant takes values that "
                    + "are far from the usual; from is the month from which on changes of the structure hold."
            )
            .Accepts<Stream>("text/csv", "text/tab-separated-values", "text/plain", Workbook, "application/octet-stream")
            .Produces<ImportAnswer>();

    private static async Task<IResult> TakeAsync(
        HttpContext context,
        ApiWrites writes,
        ImportCalls calls,
        SignedInPerson me,
        TakeMapped take,
        IServiceProvider services,
        string? mapping,
        bool? meant,
        string? reason,
        string? file,
        string? from,
        CancellationToken cancel
    )
    {
        ApiWrites.RefusePast(context);
        await calls.CheckAdministersAsync(cancel);
        var saved = file is null ? await FindAsync(take, writes.OrganizationId, mapping, cancel) : null;
        var name = file is null ? null : NameOf(file, mapping);
        var largest = ImportLimits.LargestFile(services);
        using var folder = new WorkFolder();
        var (path, hash) = await CallBody.SaveAsync(context.Request, folder.Path, largest, cancel);
        if (name is not null)
            File.Move(path, path = Path.Combine(folder.Path, name));
        return await writes.OnceAsync(
            context,
            hash,
            () =>
                calls.AnswerAsync(
                    context,
                    new(writes.OrganizationId)
                    {
                        Choices = new() { Reason = Given(reason), From = Given(from) },
                        Why = me.Why ?? (saved is null ? name : $"mapping {saved.Name}"),
                    },
                    target => saved is null ? TakeFilesAsync(target) : TakeMappedAsync(saved, target),
                    cancel
                ),
            cancel
        );

        // Of the one file that was sent, its name is not said.
        async Task<MappedOutcome> TakeMappedAsync(SavedMapping by, ImportTarget target)
        {
            var outcome = await take.ExecuteAsync(by, path, largest, target, me.By, meant == true, cancel);
            return outcome with { Problems = [.. outcome.Problems.Select(p => p with { File = "" })] };
        }

        async Task<MappedOutcome> TakeFilesAsync(ImportTarget target)
        {
            using var files = ImportFiles.Open(path, largest, Path.GetFileName(path), cancel);
            return await take.ExecuteAsync(files, target, me.By, meant == true, cancel);
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The name that says what a file of the import format holds.</summary>
    private static string NameOf(string file, string? mapping)
    {
        if (mapping is not null)
            throw Refused.Bad("Say either by which mapping, or which file of the import format it is, not both.");
        if (Archives.FirstOrDefault(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } archive)
            return "sent" + archive;
        return ImportFormat.All.Select(format => format.File).FirstOrDefault(f => f.Equals(file, StringComparison.OrdinalIgnoreCase))
            ?? throw Refused.Bad(
                $"“{TypedText.Cut(file)}” is no file of the import format. It is one of "
                    + $"{string.Join(", ", ImportFormat.All.Select(format => format.File))}, or a .zip or .xlsx of several."
            );
    }

    private static async Task<SavedMapping> FindAsync(TakeMapped take, long organizationId, string? name, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw Refused.Bad(
                "Say by which mapping, ?mapping= and the name under which it is kept, or which file of the import format it is, "
                    + "?file=objectives.csv."
            );
        try
        {
            return await take.FindAsync(organizationId, name, cancel);
        }
        catch (RuleViolation none)
        {
            throw new Refused(StatusCodes.Status404NotFound, none.Message);
        }
    }
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
