using System.Collections;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>
/// The rows that an organization's structure is made of, read and tracked by nobody. Writes can be taken back from them, the last first:
/// what one changed or removed stands there again as it was, what it added is gone.
/// </summary>
internal sealed class StructureRows
{
    private readonly ScorecardDbContext db;
    private readonly Dictionary<Type, Rows> kinds = [];
    private IReadOnlyDictionary<long, string> feedProblems = new Dictionary<long, string>();
    private ILookup<long, long> unitsOfMembers = Array.Empty<long>().ToLookup(person => person);

    private StructureRows(ScorecardDbContext db) => this.db = db;

    /// <summary>As the database has them; inside a write, with what was saved in it.</summary>
    public static async Task<StructureRows> LoadAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        var rows = new StructureRows(db);
        await rows.PutAsync(db.Organizations, cancel);
        await rows.PutAsync(db.Perspectives, cancel);
        await rows.PutAsync(db.Units, cancel);
        await rows.PutAsync(db.Objectives, cancel);
        await rows.PutAsync(db.Contributions, cancel);
        await rows.PutAsync(db.Kpis.AsSplitQuery(), cancel);
        await rows.PutAsync(db.EarlierTerms, cancel);
        await rows.PutAsync(db.Closings, cancel);
        await rows.PutAsync(db.Causes, cancel);
        await rows.PutAsync(db.Rebases, cancel);
        await rows.PutAsync(db.CascadeAnswers, cancel);
        await rows.PutAsync(db.FieldOverrides, cancel);
        await rows.PutAsync(db.Initiatives.AsSplitQuery(), cancel);
        rows.unitsOfMembers = (
            await db
                .Memberships.AsNoTracking()
                .Where(m => db.Users.Any(p => p.Id == m.PersonId && p.DisabledAt == null))
                .Select(m => new { m.PersonId, m.UnitId })
                .ToListAsync(cancel)
        ).ToLookup(m => m.PersonId, m => m.UnitId);
        rows.feedProblems = await db
            .KpiFeeds.AsNoTracking()
            .Where(f => f.Problem != null)
            .ToDictionaryAsync(f => f.KpiId, f => f.Problem!, cancel);
        return rows;
    }

    /// <summary>Takes all writes back that came after a day.</summary>
    public async Task UndoAsync(AsOf asOf, CancellationToken cancel)
    {
        var later = db
            .Replaced.AsNoTracking()
            .Where(r => r.At >= asOf.Before)
            .OrderByDescending(r => r.Sequence)
            .ThenByDescending(r => r.Part);
        await foreach (var replaced in later.AsAsyncEnumerable().WithCancellation(cancel))
            Undo(ReplacedRows.Unpack(replaced.Rows));
    }

    /// <summary>The units as they are now, by which rights are settled; what is taken back later leaves them.</summary>
    public OrganizationModel Rights() => new(Of<Organization>().Single(), [], [.. Of<Unit>().Select(u => u.Copy())], [], [], []);

    /// <param name="today">The structure of today, where this is that of an earlier day.</param>
    public OrganizationModel Model(OrganizationModel? today = null) =>
        new(Of<Organization>().Single(), Of<Perspective>(), Of<Unit>(), Of<Objective>(), Of<Contribution>(), Of<Kpi>())
        {
            Today = today,
            UnitsOfMembers = unitsOfMembers,
            FeedProblems = feedProblems,
            History = new(Of<EarlierTerms>()),
            Closed = new([.. Of<Closing>().Where(c => c.ReopenedAt is null)]),
            Causes = [.. Of<CauseEffectLink>()],
            Rebases = [.. Of<Rebase>()],
            Answers = [.. Of<CascadeAnswer>()],
            Overrides = [.. Of<FieldOverride>()],
            Initiatives = [.. Of<Initiative>().OrderBy(i => i.Due).ThenBy(i => i.Code, StringComparer.OrdinalIgnoreCase)],
        };

    private IEnumerable<T> Of<T>() => kinds[typeof(T)].All.Cast<T>();

    /// <summary>Takes the rows of one kind in, with their parts.</summary>
    private async Task PutAsync<T>(IQueryable<T> query, CancellationToken cancel)
        where T : class
    {
        var rows = await query.AsNoTracking().ToListAsync(cancel);
        var type = db.Model.FindEntityType(typeof(T))!;
        kinds[typeof(T)] = new(type, rows, null);
        foreach (var parts in type.GetNavigations().Where(n => n.IsCollection))
            kinds[parts.TargetEntityType.ClrType] = new(parts.TargetEntityType, rows, parts);
    }

    private void Undo(ReplacedRows replaced)
    {
        foreach (var (kind, (added, was)) in replaced.ByKind)
        {
            foreach (var key in added)
                kinds[kind].Remove(key, kinds);
            foreach (var row in was)
                kinds[kind].Put(row, kinds);
        }
    }

    /// <summary>The rows of a kind by their keys, which are looked up only once one is asked for.</summary>
    /// <param name="given">Of parts, their wholes.</param>
    private sealed class Rows(IEntityType type, IReadOnlyList<object> given, INavigation? parts)
    {
        private readonly IReadOnlyList<IProperty> key = type.FindPrimaryKey()!.Properties;
        private Dictionary<string, object>? byKey;

        public IEnumerable<object> All => byKey is null ? given : byKey.Values;

        private Dictionary<string, object> ByKey =>
            byKey ??= (parts is null ? given : given.SelectMany(whole => PartsOf(whole).Cast<object>())).ToDictionary(row =>
                Text(key.Select(k => k.GetGetter().GetClrValue(row)))
            );

        public void Remove(Dictionary<string, JsonElement> row, Dictionary<Type, Rows> kinds)
        {
            if (ByKey.Remove(KeyOf(row), out var known) && WholeOf(known, kinds) is { } whole)
                PartsOf(whole).Remove(known);
        }

        public void Put(Dictionary<string, JsonElement> row, Dictionary<Type, Rows> kinds)
        {
            var isThere = ByKey.TryGetValue(KeyOf(row), out var known);
            known ??= ByKey[KeyOf(row)] = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
            IEnumerable<IPropertyBase> columns = [.. type.GetProperties(), .. type.GetComplexProperties()];
            foreach (var column in columns)
                if (row.TryGetValue(column.Name, out var value))
                    column.FieldInfo!.SetValue(known, ReplacedRows.Read(value, column.ClrType));
            if (!isThere && WholeOf(known, kinds) is { } whole)
                PartsOf(whole).Add(known);
        }

        private IList PartsOf(object whole) => (IList)parts!.FieldInfo!.GetValue(whole)!;

        private object? WholeOf(object part, Dictionary<Type, Rows> kinds) =>
            parts is null
                ? null
                : kinds[parts.DeclaringEntityType.ClrType]
                    .ByKey.GetValueOrDefault(Text(parts.ForeignKey.Properties.Select(p => p.GetGetter().GetClrValue(part))));

        private string KeyOf(Dictionary<string, JsonElement> row) => Text(key.Select(k => ReplacedRows.Read(row[k.Name], k.ClrType)));

        private static string Text(IEnumerable<object?> key) =>
            string.Join('|', key.Select(k => Convert.ToString(k, CultureInfo.InvariantCulture)));
    }
}
