using System.Globalization;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Web.Forms;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Commands;

/// <summary>
/// <c>plan FOLDER --organization NAME</c> says what files would change, and <c>apply</c> changes it in one act, which
/// <c>apply --undo NUMBER</c> takes back.
/// </summary>
public static class PlanVerbs
{
    private const string Undo = "--undo";

    public static async Task<int> PlanAsync(string[] args, CommandContext context)
    {
        var line = CommandLine.Parse(args, ImportOptions.All, []);
        using var files = Files(line, "plan", context);
        var plan = await PlanAsync(files, await TargetAsync(line, context), context);
        return plan.Report.ProblemCount > 0 ? 1 : 0;
    }

    public static async Task<int> ApplyAsync(string[] args, CommandContext context)
    {
        var line = CommandLine.Parse(args, [.. ImportOptions.All, Undo], []);
        if (line[Undo] is { } number)
            return await UndoAsync(line, number, context);
        using var files = Files(line, "apply", context);
        var target = await TargetAsync(line, context);
        var plan = await PlanAsync(files, target, context);
        if (plan.Report.ProblemCount > 0 || !plan.Report.ChangesAnything)
            return plan.Report.ProblemCount > 0 ? 1 : 0;
        using var bar = new ProgressBar(context.Error);
        var report = await context
            .Services.GetRequiredService<ImportOrganization>()
            .ExecuteAsync(files, target, by: null, bar, cancel: context.Cancel);
        bar.Dispose();
        // Somebody may have changed something since the plan.
        await ImportOptions.WriteProblemsAsync(report, context.Output);
        await context.Output.WriteLineAsync(
            !report.Written ? "Nothing was changed."
            : target.OrganizationId is null ? $"“{report.Organization}” was created."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Done, as change {report.Sequence}. “apply {Undo} {report.Sequence} {ImportOptions.Organization} NAME” takes it back."
            )
        );
        return report.Written ? 0 : 1;
    }

    private static ImportFiles Files(CommandLine line, string verb, CommandContext context) =>
        line.Words is [var path] && line[ImportOptions.Organization] is not null
            ? ImportFiles.Open(path, ImportLimits.LargestFile(context.Services), cancel: context.Cancel)
            : throw new WrongUse($"{verb} needs a folder and --organization.");

    /// <summary>The folder is the organization: what is emptied there goes.</summary>
    private static async Task<ImportTarget> TargetAsync(CommandLine line, CommandContext context)
    {
        var target = await ImportOptions.TargetAsync(line, context);
        return target with { Choices = target.Choices with { EmptyIsNothing = true } };
    }

    private static async Task<ImportPlan> PlanAsync(ImportFiles files, ImportTarget target, CommandContext context)
    {
        using var bar = new ProgressBar(context.Error);
        var plan = await context.Services.GetRequiredService<ImportOrganization>().PlanAsync(files, target, bar, context.Cancel);
        bar.Dispose();
        foreach (var said in PlanWords.Of(plan))
            await context.Output.WriteLineAsync(said);
        await ImportOptions.WriteProblemsAsync(plan.Report, context.Output);
        return plan;
    }

    private static async Task<int> UndoAsync(CommandLine line, string number, CommandContext context)
    {
        if (line.Words.Count > 0 || line[ImportOptions.Organization] is not { } name)
            throw new WrongUse($"apply {Undo} needs a number and --organization, and no folder.");
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            throw new WrongUse($"{Undo} takes the number that apply told.");
        var id = await NamedOrganizations.GetAsync(context, name);
        var undo = context.Services.GetRequiredService<UndoImport>();
        await undo.ExecuteAsync(id, by: null, sequence, line[ImportOptions.Reason], context.Cancel);
        await context.Output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"Change {sequence} is taken back: {name} is as it was before it.")
        );
        return 0;
    }
}
