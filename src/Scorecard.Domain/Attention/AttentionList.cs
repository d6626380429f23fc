using System.Globalization;
using Scorecard.Domain.Health;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Attention;

/// <summary>
/// What needs attention in a unit and all below it in one window, by kind and within a kind by what it costs the unit's score. It holds
/// what is true for everyone; who looks says which private units are seen, as every member of the organization sees all others. It is
/// immutable, and may be read when the book has gone on.
/// </summary>
public sealed class AttentionList
{
    private readonly OrganizationModel model;
    private readonly Window window;
    private readonly List<AttentionItem>[] byKind;
    private readonly int[] open;
    private readonly Dictionary<long, int[]> countsOfPrivate = [];
    private readonly Lazy<Dictionary<AttentionKey, AttentionItem>> byKey;
    private readonly Lazy<AttentionBundles>[] bundles;

    internal AttentionList(ScoreBook book, Unit unit, Window window, DateOnly today)
    {
        model = book.Model;
        this.window = window;
        byKind = new AttentionPass(book, unit, window, today).Run();
        open = new int[byKind.Length];
        foreach (var kind in Kinds.Where(k => !SpeaksOfOthers(k)))
        foreach (var item in byKind[(int)kind])
            CountsOf(item.UnitId)[(int)kind]++;
        byKey = new(() => byKind.SelectMany(items => items).ToDictionary(item => item.Key));
        bundles = [.. byKind.Select(items => new Lazy<AttentionBundles>(() => AttentionBundles.Of(items, NameOf)))];
    }

    internal static IReadOnlyList<AttentionKind> Kinds { get; } = Enum.GetValues<AttentionKind>();

    /// <summary>The list is kept with the book until a value changes.</summary>
    public static AttentionList Of(ScoreBook book, Unit unit, Window window, DateOnly today) =>
        book.Remember(new Question(unit.Id, window, today), () => new AttentionList(book, unit, window, today));

    /// <summary>The items of a kind that a person may be told, the costliest first.</summary>
    /// <param name="sees">Whether the person may see a unit.</param>
    public IEnumerable<AttentionItem> Items(AttentionKind kind, Func<Unit, bool> sees) =>
        byKind[(int)kind].Where(item => IsTold(item, sees));

    /// <summary>
    /// The same, with the items that are called the same as many others together, where the costliest of them stands; all others alone.
    /// </summary>
    /// <param name="sees">Whether the person may see a unit.</param>
    /// <param name="keeps">Which of them are told to the person; null for all.</param>
    public IEnumerable<IReadOnlyList<AttentionItem>> Bundles(
        AttentionKind kind,
        Func<Unit, bool> sees,
        Func<AttentionItem, bool>? keeps = null
    )
    {
        var all = bundles[(int)kind].Value.All;
        return keeps is null && countsOfPrivate.Count == 0 && !SpeaksOfOthers(kind)
            ? all
            : all.SelectMany(some => AttentionBundles.Split([.. some.Where(i => IsTold(i, sees) && keeps?.Invoke(i) != false)]));
    }

    /// <summary>The name of what an item is about; of what the health check found, the rule's.</summary>
    public string NameOf(AttentionItem item) =>
        item switch
        {
            { Kind: AttentionKind.Finding, Finding: { } finding } => HealthRules.Of(finding.Rule).Title,
            { Kind: AttentionKind.Initiative } => model.TryInitiative(item.SubjectId, out var initiative) ? initiative.Name : "",
            { Subject: FindingSubject.Kpi } => model.Kpi(item.SubjectId).Name,
            _ => model.Objective(item.SubjectId).Name,
        };

    /// <summary>How many items of each kind a person may be told.</summary>
    /// <param name="sees">Whether the person may see a unit.</param>
    public IReadOnlyDictionary<AttentionKind, int> Counts(Func<Unit, bool> sees)
    {
        int[] sums = [.. open];
        foreach (var (unit, counts) in countsOfPrivate)
            if (sees(model.Unit(unit)))
                for (var kind = 0; kind < counts.Length; kind++)
                    sums[kind] += counts[kind];
        return Kinds.ToDictionary(kind => kind, kind => SpeaksOfOthers(kind) ? Items(kind, sees).Count() : sums[(int)kind]);
    }

    /// <summary>The item with a key, where there is one that the person may be told.</summary>
    public AttentionItem? Find(in AttentionKey key, Func<Unit, bool> sees) =>
        byKey.Value.TryGetValue(key, out var item) && IsTold(item, sees) ? item : null;

    /// <summary>
    /// What an item rests on, short; a dismissed one comes back when it changes. At most <see cref="DismissedItem.KeyLength"/> characters.
    /// </summary>
    public string Facts(AttentionItem item) =>
        item switch
        {
            { Kind: AttentionKind.Finding, Finding: { } finding } => FindingWords.Facts(model, finding),
            { Kind: AttentionKind.Initiative } => string.Create(
                CultureInfo.InvariantCulture,
                $"{item.Trouble} {item.Since:yyyy-MM-dd} {item.AwaitsId}"
            ),
            { History.LastSignal: { } signal } => string.Create(
                CultureInfo.InvariantCulture,
                $"{signal.Rule} {signal.Side} {item.Since:yyyy-MM-dd}"
            ),
            { Kind: AttentionKind.Overdue } => string.Create(CultureInfo.InvariantCulture, $"{item.Since:yyyy-MM-dd} {item.Count}"),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{window.Period.Frequency} {window.Start:yyyy-MM-dd} {window.Period.Start:yyyy-MM-dd} {item.Now:0.0}"
            ),
        };

    private sealed record Question(long UnitId, Window Window, DateOnly Today) : IQuestion<AttentionList>;

    private static bool SpeaksOfOthers(AttentionKind kind) => kind is AttentionKind.Finding or AttentionKind.Initiative;

    /// <summary>All units but private ones are counted as one: every member sees them.</summary>
    private int[] CountsOf(long unit)
    {
        if (!model.IsWithinPrivate(model.Unit(unit)))
            return open;
        if (!countsOfPrivate.TryGetValue(unit, out var counts))
            countsOfPrivate[unit] = counts = new int[byKind.Length];
        return counts;
    }

    private bool IsTold(AttentionItem item, Func<Unit, bool> sees) =>
        sees(model.Unit(item.UnitId))
        && item switch
        {
            { Kind: AttentionKind.Finding, Finding: { } finding } => FindingReach.IsWithin(model, finding, sees),
            { Trouble: InitiativeTrouble.Blocked } => model.TryInitiative(item.AwaitsId, out var first) && sees(model.UnitOf(first)),
            _ => true,
        };
}
