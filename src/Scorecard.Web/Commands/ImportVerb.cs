using System.Globalization;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Web.Forms;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Commands;

/// <summary><c>import FOLDER --organization NAME</c>: the whole of it, or nothing.</summary>
public static class ImportVerb
{
    private const string Preview = "--preview";
    private const string Mapping = "--mapping";

    public static async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var line = CommandLine.Parse(args, [.. ImportOptions.All, Mapping], [Preview]);
        if (line.Words is not [var path] || line[ImportOptions.Organization] is null)
            throw new WrongUse("import needs a folder and --organization.");
        var target = await ImportOptions.TargetAsync(line, context);
        var largest = ImportLimits.LargestFile(context.Services);
        using var sent = ImportFiles.Open(path, largest, cancel: context.Cancel);
        using var bar = new ProgressBar(context.Error);
        using var folder = new WorkFolder();
        if (line[Mapping] is { } mapping && !await MapAsync(mapping, sent, target, folder.Path, bar, context))
            return 1;
        using var made = line[Mapping] is null ? null : ImportFiles.Open(folder.Path, largest, cancel: context.Cancel);
        var files = made ?? sent;
        var import = context.Services.GetRequiredService<ImportOrganization>();
        var report = line.Has(Preview)
            ? await import.PreviewAsync(files, target, bar, cancel: context.Cancel)
            : await import.ExecuteAsync(files, target, by: null, bar, cancel: context.Cancel);
        bar.Dispose();
        if (target is { FiscalYearStart: not null, OrganizationId: not null })
            await context.Error.WriteLineAsync(
                $"{ImportOptions.FiscalYearStart} was not used: “{report.Organization}” exists. "
                    + "Change its fiscal year under Administration."
            );
        await WriteAsync(report, line.Has(Preview), context.Output);
        return report.ProblemCount > 0 ? 1 : 0;
    }

    /// <summary>Makes files of an import of a table; false where it cannot be read, which is said.</summary>
    private static async Task<bool> MapAsync(
        string mapping,
        ImportFiles sent,
        ImportTarget target,
        string folder,
        ProgressBar bar,
        CommandContext context
    )
    {
        if (target.OrganizationId is not { } id)
            throw new WrongUse($"{Mapping} needs an organization that is there, for its mappings are.");
        var read = await MappedFolder.WriteAsync(context, id, mapping, sent, folder, bar);
        foreach (var problem in read.Problems)
            await context.Output.WriteLineAsync(problem.ToString());
        foreach (var note in read.Notes)
            await context.Output.WriteLineAsync(note);
        if (!read.IsReady)
            await context.Output.WriteLineAsync($"{Counted.Of(read.ProblemCount, "problem")}. Nothing was imported.");
        return read.IsReady;
    }

    private static async Task WriteAsync(ImportReport report, bool preview, TextWriter output)
    {
        await ImportOptions.WriteProblemsAsync(report, output);
        foreach (var note in report.Notes)
            await output.WriteLineAsync(note);
        foreach (var unusual in report.Unusual)
        {
            var count = Counted.Of(unusual.Count, "value");
            var first = unusual.Examples[0];
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"“{unusual.Code}”: {count} far from its others, such as {first.Value} in {first.Period}."
                )
            );
        }
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{"", -14}{"added", 10}{"changed", 10}{"unchanged", 11}{"removed", 10}")
        );
        foreach (var count in report.Counts)
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count.Kind, -14}{count.Added, 10}{count.Changed, 10}{count.Unchanged, 11}{count.Removed, 10}"
                )
            );
        if (report.HoldsFrom is { } month)
            await output.WriteLineAsync(
                month == FromWhen.Always
                    ? "What changes in the structure holds in every month."
                    : $"What changes in the structure holds from {month} on, unless a row says otherwise; "
                        + $"{ImportOptions.From} MONTH says another."
            );
        await output.WriteLineAsync(Outcome(report, preview));
    }

    private static string Outcome(ImportReport report, bool preview)
    {
        var problems =
            report.ProblemCount == 1 ? "1 problem" : string.Create(CultureInfo.InvariantCulture, $"{report.ProblemCount} problems");
        return report switch
        {
            { ProblemCount: > 0 } => $"{problems}. Nothing was imported.",
            { ChangesAnything: false } => $"“{report.Organization}” has all of this already. Nothing was changed.",
            { IsNew: true } => preview ? $"“{report.Organization}” would be created." : $"“{report.Organization}” was created.",
            _ => preview ? $"“{report.Organization}” would be changed." : $"“{report.Organization}” was changed.",
        };
    }
}
