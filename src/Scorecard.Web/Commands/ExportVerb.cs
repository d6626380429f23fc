using Scorecard.Data;
using Scorecard.Data.Export;
using Scorecard.Domain;

namespace Scorecard.Web.Commands;

/// <summary><c>export FOLDER --organization NAME</c>: an organization as the files that an import reads.</summary>
public static class ExportVerb
{
    private const string Organization = "--organization";
    private const string People = "--people";

    public static async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var line = CommandLine.Parse(args, [Organization], [People]);
        if (line.Words is not [var folder] || line[Organization] is not { } name)
            throw new WrongUse("export needs a folder and --organization.");
        var id = await NamedOrganizations.GetAsync(context, name);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new RuleViolation($"{folder} is not an empty folder. Name one that is new or empty: an export replaces nothing.");
        Directory.CreateDirectory(folder);
        await using var scope = context.Services.CreateAsyncScope();
        var export = new OrganizationExport(scope.ServiceProvider.GetRequiredService<ScorecardDbContext>().Scope(id));
        var left = await export.WriteAsync(folder, line.Has(People), context.Cancel);
        await context.Output.WriteLineAsync($"{name} is written to {folder}.");
        if (left.Count > 0)
            await context.Output.WriteLineAsync($"Not in the files:{string.Concat(left.Select(sentence => $"\n  {sentence}"))}");
        return 0;
    }
}
