using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

/// <summary>Imports that programs ask for: of administrators, as one act that can be taken back, or nothing with what is wrong.</summary>
public sealed class ImportCalls(ApiReader reader, ApiWrites writes)
{
    /// <exception cref="Refused">The token's person does not run the organization.</exception>
    public async Task CheckAdministersAsync(CancellationToken cancel)
    {
        if (!(await reader.ReadAsync(o => new { o.Administers }, cancel)).Administers)
            throw new Refused(
                StatusCodes.Status403Forbidden,
                "Only who runs the organization imports and changes it. Ask an administrator."
            );
    }

    /// <param name="take">Imports into the target that it gets, and says what came of it.</param>
    /// <exception cref="Refused">Nothing was imported, for what its faults say.</exception>
    public async Task<(int Status, object Answer)> AnswerAsync(
        HttpContext context,
        ImportTarget asked,
        Func<ImportTarget, Task<MappedOutcome>> take,
        CancellationToken cancel
    )
    {
        var outcome = await take(asked with { Kept = report => writes.Keep(context, StatusCodes.Status200OK, ImportAnswer.Of(report)) });
        if (!outcome.IsTaken)
            throw new Refused(StatusCodes.Status422UnprocessableEntity, $"Nothing was imported. {outcome.Words}")
            {
                Faults = [.. outcome.Problems.Select(FaultOf)],
            };
        var answer = ImportAnswer.Of(outcome.Report!);
        if (answer.Sequence is null)
            await writes.KeepUnwrittenAsync(context, StatusCodes.Status200OK, answer, cancel);
        return (StatusCodes.Status200OK, answer);
    }

    private static FileFault FaultOf(ImportProblem problem) =>
        new(
            problem.Line > 0 ? problem.Line : null,
            problem.Column,
            problem.Sentence,
            problem.More,
            problem.File.Length > 0 ? problem.File : null
        );
}
