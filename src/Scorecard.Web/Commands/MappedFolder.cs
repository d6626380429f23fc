using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Data.Mapped;
using Scorecard.Data.Operations;
using Scorecard.Domain;

namespace Scorecard.Web.Commands;

/// <summary>A table of any shape, read by a mapping that the organization keeps: files of an import in a folder of their own.</summary>
public static class MappedFolder
{
    /// <param name="name">Of the mapping.</param>
    /// <param name="folder">Takes the files.</param>
    /// <returns>What came of reading it.</returns>
    /// <exception cref="RuleViolation">There is no such mapping, or the table is of another kind.</exception>
    public static async Task<MappedResult> WriteAsync(
        CommandContext context,
        long organizationId,
        string name,
        ImportFiles files,
        string folder,
        IProgress<ImportProgress> progress
    )
    {
        var saved = await context.Services.GetRequiredService<TakeMapped>().FindAsync(organizationId, name, context.Cancel);
        var contexts = context.Services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>();
        await using var db = (await contexts.CreateDbContextAsync(context.Cancel)).Scope(organizationId);
        var model = await ScoreBookStore.LoadModelAsync(db, context.Cancel);
        var mapping = MappingJson.Read(saved.Json);
        return MappedReading.Run(mapping, MappedTable.In(files, mapping.Table), model, folder, progress, context.Cancel);
    }
}
