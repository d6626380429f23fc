using Scorecard.Data;
using Scorecard.Domain.Kpis;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Enter;

/// <summary>For whom the rows of a page wait, by name.</summary>
public sealed record EntryApprovers(IReadOnlyDictionary<long, string> Names)
{
    public static EntryApprovers None { get; } = new(new Dictionary<long, string>());

    /// <summary>Asks the database for nobody where nothing waits.</summary>
    public static async Task<EntryApprovers> ReadAsync(
        ScorecardDbContext db,
        IEnumerable<(EntryTarget Target, EntryResult Result)> rows,
        CancellationToken cancel
    ) => new(await db.NamesAsync(rows.Select(row => PersonOf(row.Target, row.Result)).OfType<long>(), cancel));

    /// <summary>“waits for Jonas”; null where nothing does.</summary>
    public string? WaitsOf(EntryTarget target, EntryResult result) =>
        result.State == EntryState.Waiting
            ? "waits for "
                + ApprovalWords.For(PersonOf(target, result) is { } person ? Names.GetValueOrDefault(person, "someone") : null, target.Unit)
            : null;

    /// <summary>“Jonas gave 95.1% back: the fleet of May is missing.”</summary>
    public static string ReturnedOf(EntryTarget target, Measurement returned, string? who) =>
        $"{who ?? "Someone"} gave {EntryWords.Value(target, returned.Measured)} back: {returned.Note}";

    private static long? PersonOf(EntryTarget target, EntryResult result) =>
        result.State == EntryState.Waiting ? target.ApproverOf(result.Current!.RecordedBy) : null;
}
