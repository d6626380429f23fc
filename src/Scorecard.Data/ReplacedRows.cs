using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Comments;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>
/// Rows of the structure as a write found them, packed as <see cref="Replaced.Rows"/>: by entity, the keys of what it added, and whole rows
/// of what it changed or removed, each column by the name of its property. Values are not among them, as a later revision replaces none;
/// only of those that an import writes past the change tracker is kept which they are.
/// </summary>
internal sealed class ReplacedRows
{
    /// <summary>What a score book's structure is read from, wholes before their parts.</summary>
    private static readonly IReadOnlyList<Type> Kinds =
    [
        typeof(Organization),
        typeof(Perspective),
        typeof(Unit),
        typeof(Objective),
        typeof(Contribution),
        typeof(Kpi),
        typeof(EarlierTerms),
        typeof(Closing),
        typeof(CauseEffectLink),
        typeof(Rebase),
        typeof(CascadeAnswer),
        typeof(FieldOverride),
        typeof(Initiative),
        typeof(Tier),
        typeof(KpiDefinition),
        typeof(KpiUpdater),
        typeof(Milestone),
        typeof(InitiativeObjective),
        typeof(InitiativeKpi),
        typeof(InitiativeDependency),
    ];

    private static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly Dictionary<string, Of> rows = [];
    private readonly WrittenValues written = new();

    /// <param name="Added">Keys.</param>
    /// <param name="Was">Rows.</param>
    public sealed record Of(List<Dictionary<string, JsonElement>> Added, List<Dictionary<string, JsonElement>> Was);

    public bool IsEmpty => rows.Count == 0 && written.IsEmpty;

    /// <summary>What it holds of each kind of entity, wholes before their parts.</summary>
    public IEnumerable<(Type Kind, Of Rows)> ByKind =>
        Kinds.Where(kind => rows.ContainsKey(kind.Name)).Select(kind => (kind, rows[kind.Name]));

    public void Take(EntityEntry entry)
    {
        if (!Kinds.Contains(entry.Metadata.ClrType))
            return;
        if (entry.State == EntityState.Added)
            TakeAdded(entry.Metadata, entry.Entity);
        else
            Known(entry.Metadata).Was.Add(Row(entry.Metadata, entry.OriginalValues.ToObject(), keyOnly: false));
    }

    /// <summary>Notes a row that is written past the change tracker.</summary>
    public void TakeAdded(IEntityType type, object entity)
    {
        if (Kinds.Contains(type.ClrType) || type.ClrType == typeof(Comment))
            Known(type).Added.Add(Row(type, entity, keyOnly: true));
    }

    /// <summary>Notes a value that is written past the change tracker.</summary>
    public void TakeValue(Measurement value) => written.Add(value);

    /// <summary>The values that an import wrote: KPI, first day of the period, revision.</summary>
    public IEnumerable<(long KpiId, DateOnly PeriodStart, int Revision)> Values =>
        rows.TryGetValue(nameof(Measurement), out var packed) ? WrittenValues.Unpack(packed.Added) : [];

    /// <summary>The comments that an import brought.</summary>
    public IEnumerable<long> CommentIds =>
        rows.TryGetValue(nameof(Comment), out var brought) ? brought.Added.Select(key => key[nameof(Comment.Id)].GetInt64()) : [];

    public byte[] Pack()
    {
        if (!written.IsEmpty)
            rows[nameof(Measurement)] = new(written.Pack(), []);
        using var packed = new MemoryStream();
        using (var squeezing = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(squeezing, rows, Format);
        return packed.ToArray();
    }

    public static ReplacedRows Unpack(byte[] packed)
    {
        using var expanding = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        var unpacked = new ReplacedRows();
        foreach (var (kind, of) in JsonSerializer.Deserialize<Dictionary<string, Of>>(expanding, Format)!)
            unpacked.rows[kind] = of;
        return unpacked;
    }

    /// <summary>What a column of a kept row says.</summary>
    public static object? Read(JsonElement value, Type type) => value.Deserialize(type, Format);

    private Of Known(IEntityType type)
    {
        if (!rows.TryGetValue(type.ClrType.Name, out var known))
            rows[type.ClrType.Name] = known = new([], []);
        return known;
    }

    private static Dictionary<string, JsonElement> Row(IEntityType type, object entity, bool keyOnly)
    {
        IEnumerable<IPropertyBase> columns = keyOnly
            ? type.FindPrimaryKey()!.Properties
            : [.. type.GetProperties(), .. type.GetComplexProperties()];
        return columns.ToDictionary(
            column => column.Name,
            column => JsonSerializer.SerializeToElement(column.GetGetter().GetClrValue(entity), column.ClrType, Format)
        );
    }
}
