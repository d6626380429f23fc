using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain.Changes;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Commands;

/// <summary><c>verify-journal</c>: follows the hash chain of one organization's journal or of all.</summary>
public static class JournalVerb
{
    private const string Organization = "--organization";
    private const string Head = "--head";

    public static async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var line = CommandLine.Parse(args, [Organization, Head], []);
        if (line.Words.Count > 0)
            throw new WrongUse($"verify-journal takes no {line.Words[0]}.");
        List<long> ids = line[Organization] is { } name
            ? [await NamedOrganizations.GetAsync(context, name)]
            : (await NamedOrganizations.AllAsync(context)).Select(o => o.Id).ToList();
        var noted = await NotedAsync(line[Head], ids, context.Cancel);
        var whole = true;
        foreach (var id in ids)
        {
            var outcome = await VerifyAsync(id, noted.TryGetValue(id, out var head) ? head : null, context);
            whole &= outcome.Break is null;
            await context.Output.WriteLineAsync(JournalWords.Said(outcome));
            if (outcome.Head is { } end)
                await context.Output.WriteLineAsync(NotedHeads.Write(id, end, outcome.Name));
        }
        return whole ? 0 : 1;
    }

    /// <summary>Each in a scope of its own, so that none keeps what another has read.</summary>
    private static async Task<VerifyJournal.Outcome> VerifyAsync(long id, JournalHead? noted, CommandContext context)
    {
        await using var scope = context.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScorecardDbContext>().Scope(id);
        using var bar = new ProgressBar(context.Error);
        return await scope
            .ServiceProvider.GetRequiredService<VerifyJournal>()
            .ExecuteAsync(noted, (done, total) => bar.Report(new ImportProgress(done, total)), context.Cancel);
    }

    /// <exception cref="WrongUse">It is neither a head nor a file that holds one of these organizations.</exception>
    private static async Task<IReadOnlyDictionary<long, JournalHead>> NotedAsync(
        string? given,
        IReadOnlyList<long> organizations,
        CancellationToken cancel
    )
    {
        if (given is null)
            return new Dictionary<long, JournalHead>();
        if (JournalHead.Parse(given) is { } head)
            return organizations is [var one]
                ? new Dictionary<long, JournalHead> { [one] = head }
                : throw new WrongUse($"A head is that of one organization: say which with {Organization}.");
        if (!File.Exists(given))
            throw new WrongUse($"{Head} is SEQUENCE:HASH with 64 hexadecimal digits, or a file of heads. There is no file {given}.");
        var noted = NotedHeads.Read(await File.ReadAllLinesAsync(given, cancel));
        return organizations.Any(noted.ContainsKey) ? noted : throw new WrongUse($"{given} holds no head of these organizations.");
    }
}
