using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Domain;
using Scorecard.Web.Hosting.Keys;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Commands;

/// <summary><c>backup FILE</c>, <c>verify-backup FILE</c> and <c>restore FILE</c>.</summary>
public static class BackupVerbs
{
    public static async Task<int> BackupAsync(string[] args, CommandContext context)
    {
        var file = FileOf(args, "backup");
        var db = context.Services.GetRequiredService<ScorecardDbContext>();
        // Read before: what they stand for is in the backup, whoever writes meanwhile.
        var heads = await JournalHeads.OfAllAsync(db, context.Cancel);
        await db.Provider.BackupAsync(db, file, context.Cancel);
        await context.Output.WriteLineAsync(
            $"{file}, {Plural.Of((int)(new FileInfo(file).Length / 1024), "kilobyte")}. Check it with verify-backup."
        );
        await context.Output.WriteLineAsync(
            "It holds the journals up to these heads. Note them elsewhere: verify-journal --head compares with them."
        );
        foreach (var (id, name) in (await NamedOrganizations.AllAsync(context)).Where(o => heads.ContainsKey(o.Id)))
            await context.Output.WriteLineAsync(NotedHeads.Write(id, heads[id], name));
        await context.Output.WriteLineAsync(
            $"It does not hold {context.Services.GetRequiredService<KeyProtection>().Path}, which opens its keys: keep that elsewhere. "
                + "Restored without it, everybody signs in anew, and what is kept encrypted has to be entered again."
        );
        return 0;
    }

    public static async Task<int> VerifyAsync(string[] args, CommandContext context)
    {
        var file = FileOf(args, "verify-backup");
        var organizations = await context.Services.GetRequiredService<BackupCheck>().CheckAsync(file, context.Cancel);
        foreach (var organization in organizations)
        {
            await context.Output.WriteLineAsync(
                $"{organization.Name}: {Plural.Of((int)organization.Rows, "row")}, {Standing(organization)}"
            );
            if (organization.Head is { } head)
                await context.Output.WriteLineAsync($"  {NotedHeads.Write(organization.Id, head, organization.Name)}");
            foreach (var difference in organization.Differences)
                await context.Error.WriteLineAsync($"  {difference}");
        }
        var good = organizations.All(o => o.Differences.Count == 0);
        var whole = $"The backup holds {Plural.Of(organizations.Count, "organization")} and can be restored.";
        await context.Output.WriteLineAsync(good ? whole : "The backup is not what the database was. Make another one.");
        return good ? 0 : 1;
    }

    /// <summary>Also where the present database cannot be opened any more.</summary>
    public static async Task<int> RestoreAsync(string[] args, CommandContext context)
    {
        var file = FileOf(args, "restore");
        var db = context.Services.GetRequiredService<ScorecardDbContext>();
        var log = context.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Scorecard.Restore");
        await db.Provider.RestoreAsync(db, file, log, context.Cancel);
        await context.Output.WriteLineAsync($"{file} is the database now. What was there is kept in the folder backups beside it.");
        return 0;
    }

    private static string Standing(BackupCheck.Organization organization)
    {
        var scores = $"{Plural.Of(organization.Scores, "score")} of the last 12 months";
        return organization.Since switch
        {
            > 0 => $"{scores} worked out; the database has gone on by {Plural.Of((int)organization.Since, "change")} since.",
            _ => organization.Differences.Count == 0 ? $"{scores}, the same as in the database in use." : $"{scores}, but not the same:",
        };
    }

    private static string FileOf(string[] args, string verb) =>
        CommandLine.Parse(args, [], []).Words is [var file] ? Path.GetFullPath(file) : throw new WrongUse($"{verb} needs one FILE.");
}
