using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Export;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

/// <summary>Lays what is sent of a thing over what it is, and imports that.</summary>
public sealed class StructureCalls(
    ApiReader reader,
    ApiWrites writes,
    ImportCalls imports,
    SignedInPerson me,
    TakeMapped take,
    TimeProvider time
)
{
    /// <summary>What says which thing it is stands in the address.</summary>
    private static readonly string[] Keys = ["code", "cause", "effect"];

    internal static IReadOnlyList<string> Columns(TableFormat format) => [.. format.Columns.Except(Keys)];

    /// <summary>The properties without which nothing is added.</summary>
    private static List<string> Missing(TableFormat format, Dictionary<string, string> said) =>
        [.. format.Required.Except(Keys).Where(column => !said.ContainsKey(column)).Select(SentCells.Property)];

    /// <param name="find">The thing that the address names.</param>
    /// <param name="reason">Why closed months are changed.</param>
    internal Task<IResult> PutAsync(
        HttpContext context,
        TableFormat format,
        Func<WrittenThings, WrittenThing> find,
        string? reason,
        CancellationToken cancel
    ) =>
        writes.OnceAsync(
            context,
            async body =>
            {
                await imports.CheckAdministersAsync(cancel);
                var said = SentCells.Read(context, body, Columns(format));
                var thing = await reader.ReadAsync(o => find(new(o, said, time)), cancel);
                if (thing.Now is null && Missing(format, said) is { Count: > 0 } missing)
                    throw new Refused(
                        StatusCodes.Status404NotFound,
                        $"There is nothing of that name here. To add it, send {string.Join(", ", missing)} too."
                    );
                if (thing.Now is null && context.Request.Headers.IfMatch == "*")
                    throw new DbUpdateConcurrencyException("It is not there.");
                if (Versions.Known(context.Request, WrittenThing.NoVersion) is { } known && known != thing.Version)
                    throw new DbUpdateConcurrencyException("It was changed since it was read.");
                using var files = new ChangedRow(format, thing.Cells).ToFiles(thing.Now);
                return await imports.AnswerAsync(
                    context,
                    new(writes.OrganizationId)
                    {
                        Choices = new()
                        {
                            DecimalMark = '.',
                            EmptyIsNothing = true,
                            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
                        },
                        Why = me.Why,
                        Still = thing.StillAsync,
                    },
                    target => TakeAsync(files, target, cancel),
                    cancel
                );
            },
            cancel
        );

    private async Task<MappedOutcome> TakeAsync(ImportFiles files, ImportTarget target, CancellationToken cancel)
    {
        var outcome = await take.ExecuteAsync(files, target, me.By, areMeant: true, cancel);
        return outcome with { Problems = [.. outcome.Problems.Select(SentCells.Named)] };
    }
}
