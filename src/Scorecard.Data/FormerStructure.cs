using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>What one write replaced of the structure, to be put back by another that is open.</summary>
internal sealed class FormerStructure
{
    /// <summary>What a write keeps count with, and is no content.</summary>
    private static readonly HashSet<string> Bookkeeping =
    [
        nameof(IVersioned.Version),
        nameof(Organization.Sequence),
        nameof(Organization.ChainedFrom),
        nameof(Organization.KeptFrom),
    ];

    private readonly ScorecardDbContext db;
    private readonly long sequence;
    private readonly IReadOnlyList<ReplacedRows> parts;

    private FormerStructure(ScorecardDbContext db, long sequence, IReadOnlyList<ReplacedRows> parts)
    {
        this.db = db;
        this.sequence = sequence;
        this.parts = parts;
        Values = [.. parts.SelectMany(p => p.Values)];
        AddedKpis =
        [
            .. Rows.Where(of => of.Kind.ClrType == typeof(Kpi))
                .SelectMany(of => of.Added)
                .Select(key => (long)Key(Type(typeof(Kpi)), key)[0]),
        ];
    }

    /// <summary>The reports that the write made.</summary>
    public IReadOnlyList<(long KpiId, DateOnly PeriodStart, int Revision)> Values { get; }

    public HashSet<long> AddedKpis { get; }

    public bool IsEmpty => parts.Count == 0;

    private IEnumerable<(IEntityType Kind, List<Dictionary<string, JsonElement>> Added, List<Dictionary<string, JsonElement>> Was)> Rows =>
        parts.SelectMany(p => p.ByKind).Select(of => (Type(of.Kind), of.Rows.Added, of.Rows.Was));

    /// <summary>Reads it, and the structure as it is, tracked.</summary>
    public static async Task<FormerStructure> LoadAsync(ScorecardDbContext db, long sequence, CancellationToken cancel)
    {
        var packed = await db
            .Replaced.AsNoTracking()
            .Where(r => r.Sequence == sequence)
            .OrderBy(r => r.Part)
            .Select(r => r.Rows)
            .ToListAsync(cancel);
        await db.Organizations.LoadAsync(cancel);
        await db.Perspectives.LoadAsync(cancel);
        await db.Units.LoadAsync(cancel);
        await db.Objectives.LoadAsync(cancel);
        await db.Contributions.LoadAsync(cancel);
        await db.Kpis.AsSplitQuery().LoadAsync(cancel);
        await db.EarlierTerms.LoadAsync(cancel);
        await db.Causes.LoadAsync(cancel);
        await db.Initiatives.AsSplitQuery().LoadAsync(cancel);
        return new(db, sequence, [.. packed.Select(ReplacedRows.Unpack)]);
    }

    /// <exception cref="RuleViolation">A later write changed some of it.</exception>
    public async Task RefuseChangedSinceAsync(CancellationToken cancel)
    {
        var own = Keys(Rows).Select(k => k.Text).ToHashSet(StringComparer.Ordinal);
        await foreach (
            var later in db.Replaced.AsNoTracking().Where(r => r.Sequence > sequence).AsAsyncEnumerable().WithCancellation(cancel)
        )
        {
            var rows = ReplacedRows.Unpack(later.Rows);
            var both = Keys(rows.ByKind.Select(of => (Type(of.Kind), of.Rows.Added, of.Rows.Was)))
                .Where(k => own.Contains(k.Text))
                .ToList();
            if (both.Count > 0)
                throw new RuleViolation(
                    $"{Named(both[0])} was changed since, so this import is not taken back. Change by hand what you want."
                );
        }
    }

    /// <summary>Marks what was added for deletion, with its ties, and gives everything else its former fields.</summary>
    public async Task RestoreAsync(CancellationToken cancel)
    {
        var brought = parts.SelectMany(p => p.CommentIds).ToList();
        db.RemoveRange(await db.Comments.Where(c => EF.Parameter(brought).Contains(c.Id)).ToListAsync(cancel));
        foreach (var (kind, added, _) in Rows.Reverse())
        foreach (var key in added)
            if (Find(kind, key) is { } entity)
            {
                await RemoveTiesAsync(entity, cancel);
                db.Remove(entity);
            }
        foreach (var (kind, _, was) in Rows)
        foreach (var row in was)
            Put(kind, row);
    }

    private async Task RemoveTiesAsync(object entity, CancellationToken cancel)
    {
        switch (entity)
        {
            case Unit unit:
                await db.RemoveDependentsAsync(unit, cancel);
                break;
            case Objective objective:
                await db.RemoveDependentsAsync(objective, cancel);
                break;
            case Kpi kpi:
                await db.RemoveDependentsAsync(kpi, cancel);
                break;
            case Initiative initiative:
                await db.RemoveDependentsAsync(initiative, cancel);
                break;
            case CauseEffectLink link:
                await db.RemoveDependentsAsync(link, cancel);
                break;
        }
    }

    private void Put(IEntityType kind, Dictionary<string, JsonElement> row)
    {
        var entity = Find(kind, row);
        var entry = db.Entry(entity ?? Activator.CreateInstance(kind.ClrType, nonPublic: true)!);
        foreach (var property in kind.GetProperties().Where(p => row.ContainsKey(p.Name)))
            if (entity is null || !(property.IsPrimaryKey() || Bookkeeping.Contains(property.Name)))
                entry.Property(property.Name).CurrentValue = ReplacedRows.Read(row[property.Name], property.ClrType);
        foreach (var complex in kind.GetComplexProperties().Where(p => row.ContainsKey(p.Name)))
            entry.ComplexProperty(complex.Name).CurrentValue = ReplacedRows.Read(row[complex.Name], complex.ClrType)!;
        if (entity is null)
            entry.State = EntityState.Added;
    }

    private object? Find(IEntityType kind, Dictionary<string, JsonElement> row) => db.Find(kind.ClrType, Key(kind, row));

    private IEntityType Type(Type kind) => db.Model.FindEntityType(kind)!;

    private static object[] Key(IEntityType kind, Dictionary<string, JsonElement> row) =>
        [.. kind.FindPrimaryKey()!.Properties.Select(p => ReplacedRows.Read(row[p.Name], p.ClrType)!)];

    private static IEnumerable<(IEntityType Kind, string Text, Dictionary<string, JsonElement> Row)> Keys(
        IEnumerable<(IEntityType Kind, List<Dictionary<string, JsonElement>> Added, List<Dictionary<string, JsonElement>> Was)> rows
    ) => from of in rows from row in of.Added.Concat(of.Was) select (of.Kind, Text(of.Kind, row), row);

    private static string Text(IEntityType kind, Dictionary<string, JsonElement> row) =>
        string.Join('|', Key(kind, row).Select(k => Convert.ToString(k, CultureInfo.InvariantCulture)).Prepend(kind.ClrType.Name));

    /// <summary>What a person calls it.</summary>
    private string Named((IEntityType Kind, string Text, Dictionary<string, JsonElement> Row) key) =>
        Find(key.Kind, key.Row) is { } entity && NameOf(entity) is { } name ? $"“{name}”" : "Some of what it changed";

    private string? NameOf(object entity) =>
        (entity is IPartOf part ? db.Find(part.Whole, part.WholeId) : entity) switch
        {
            Unit unit => unit.Name,
            Objective objective => objective.Name,
            Kpi kpi => kpi.Name,
            Initiative initiative => initiative.Name,
            _ => null,
        };
}
