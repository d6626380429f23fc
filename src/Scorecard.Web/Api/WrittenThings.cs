using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Export;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

/// <summary>A thing that is written by its row of the import format.</summary>
/// <param name="Cells">What is said of it, and which one it is.</param>
/// <param name="Now">Its row as it is; null where there is none yet.</param>
/// <param name="Version"><see cref="NoVersion"/> where there is none.</param>
/// <param name="StillAsync">Throws where that is no longer so.</param>
internal sealed record WrittenThing(
    IReadOnlyDictionary<string, string> Cells,
    ExportRow? Now,
    int Version,
    Func<ScorecardDbContext, CancellationToken, Task> StillAsync
)
{
    public const int NoVersion = -1;
}

/// <summary>Things that a program names by id or code, to be written.</summary>
internal sealed class WrittenThings(OrganizationView view, Dictionary<string, string> said, TimeProvider time)
{
    private readonly StructureExport rows = new(view.Model, new Dictionary<long, string>());

    public WrittenThing Unit(string name) =>
        Of(name, Find(view.Model.Units, name, u => u.Id, u => u.Code), u => u.Id, u => u.Code, rows.OfUnit);

    public WrittenThing Objective(string name) => Of(name, FindObjective(name), x => x.Id, x => x.Code, x => rows.OfObjective(x));

    public WrittenThing Initiative(string name) =>
        Of(name, Find(view.Model.Initiatives, name, i => i.Id, i => i.Code), i => i.Id, i => i.Code, rows.OfInitiative);

    public WrittenThing Kpi(string name) => Of(name, FindKpi(name), k => k.Id, k => k.Code, k => rows.OfKpi(k, Definition(k)));

    /// <exception cref="Refused">There is nothing at an end.</exception>
    public WrittenThing Link(string cause, string effect)
    {
        said["cause"] = CodeOf(cause);
        said["effect"] = CodeOf(effect);
        var link = view.Model.Causes.FirstOrDefault(l => Is(rows.OfLink(l)));
        return Of(link, l => l.Id, rows.OfLink, (_, _) => Task.FromResult(false));

        bool Is(ExportRow row) => Same(row["cause"], said["cause"]) && Same(row["effect"], said["effect"]);
    }

    private string CodeOf(string name) =>
        FindObjective(name)?.Code ?? FindKpi(name)?.Code ?? throw Refused.NotThere("objective or KPI", name);

    private Objective? FindObjective(string name) => Find(view.Model.Objectives, name, x => x.Id, x => x.Code);

    private Kpi? FindKpi(string name) => Find(view.Model.Kpis, name, k => k.Id, k => k.Code);

    /// <summary>The definition over which what is said is laid: that of the day from which on it is to hold.</summary>
    private KpiDefinition Definition(Kpi kpi)
    {
        if (!ChangedRow.Dated.Any(said.ContainsKey))
            return kpi.Definitions[0];
        var calendar = view.Model.Organization.Calendar;
        if (said.GetValueOrDefault("effective_from", "").Length == 0)
            said["effective_from"] = From(kpi, calendar);
        var from = PeriodCode.Read(said["effective_from"], calendar, expected: kpi.Frequency).Period?.Start;
        return (from is { } day ? kpi.DefinitionOn(day) : null) ?? kpi.Definitions[0];
    }

    /// <summary>The present period, or the first of what begins later.</summary>
    private string From(Kpi kpi, FiscalCalendar calendar)
    {
        var today = view.Today(time);
        return PeriodCode.Format(calendar.Containing(kpi.Frequency, kpi.BeginsOn > today ? kpi.BeginsOn : today), calendar);
    }

    private WrittenThing Of<T>(string name, T? thing, Func<T, long> id, Func<T, string> code, Func<T, ExportRow> row)
        where T : class, IVersioned
    {
        said["code"] = thing is null ? name : code(thing);
        return Of(thing, id, row, (db, cancel) => db.Set<T>().AnyAsync(other => EF.Property<string>(other, "Code") == name, cancel));
    }

    private WrittenThing Of<T>(
        T? thing,
        Func<T, long> id,
        Func<T, ExportRow> row,
        Func<ScorecardDbContext, CancellationToken, Task<bool>> isThere
    )
        where T : class, IVersioned
    {
        var (known, version) = thing is null ? (0, WrittenThing.NoVersion) : (id(thing), thing.Version);
        var now = thing is null ? null : row(thing);
        return new(said, now, version, StillAsync);

        async Task StillAsync(ScorecardDbContext db, CancellationToken cancel)
        {
            var isStill = now is null
                ? !await isThere(db, cancel)
                : await db.Set<T>()
                    .AnyAsync(other => EF.Property<long>(other, "Id") == known && EF.Property<int>(other, "Version") == version, cancel);
            if (!isStill)
                throw new DbUpdateConcurrencyException("It was changed since it was read.");
        }
    }

    private static T? Find<T>(IEnumerable<T> all, string name, Func<T, long> id, Func<T, string> code)
        where T : class =>
        PublicIds.TryParse(name, out var known) && all.FirstOrDefault(x => id(x) == known) is { } named
            ? named
            : all.FirstOrDefault(x => Same(code(x), name));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
