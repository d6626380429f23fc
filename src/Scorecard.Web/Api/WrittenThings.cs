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
internal sealed partial class WrittenThings(OrganizationView view, Dictionary<string, string> said, TimeProvider time)
{
    private readonly StructureExport rows = new(view.Model, new Dictionary<long, string>());

    /// <exception cref="Refused">It would have none above it.</exception>
    public WrittenThing Unit(string name)
    {
        var unit = Find(view.Model.Units, name, u => u.Id, u => u.CodeNormalized);
        if (said.GetValueOrDefault("parent") is { } above && string.IsNullOrWhiteSpace(above) && unit != view.Model.Root)
            throw Unfit("Each unit but the organization's own lies below another: send the code of one as parent, or leave parent away.");
        return Of(name, unit, u => u.Id, u => u.Code, rows.OfUnit);
    }

    public WrittenThing Objective(string name) => Of(name, FindObjective(name), x => x.Id, x => x.Code, x => rows.OfObjective(x));

    public WrittenThing Initiative(string name) =>
        Of(name, Find(view.Model.Initiatives, name, i => i.Id, i => i.CodeNormalized), i => i.Id, i => i.Code, rows.OfInitiative);

    public WrittenThing Kpi(string name) => Of(name, FindKpi(name), k => k.Id, k => k.Code, k => rows.OfKpi(k, Definition(k)));

    /// <exception cref="Refused">There is nothing at an end, or codes would mean something else.</exception>
    public WrittenThing Link(string cause, string effect)
    {
        var objectives = (From: FindObjective(cause), To: FindObjective(effect));
        var kpis = (From: FindKpi(cause), To: FindKpi(effect));
        if (objectives.From is null && kpis.From is null)
            throw Refused.NotThere("objective or KPI", cause);
        if (objectives.To is null && kpis.To is null)
            throw Refused.NotThere("objective or KPI", effect);
        said["cause"] = objectives.From?.Code ?? kpis.From!.Code;
        said["effect"] = objectives.To?.Code ?? kpis.To!.Code;
        var ofObjectives = objectives is { From: not null, To: not null };
        if (!ofObjectives && FindObjective(said["cause"]) is not null && FindObjective(said["effect"]) is not null)
            throw Unfit("These KPIs have the codes of two objectives, which the link would join. Link them on their pages.");
        var ends = ofObjectives ? (objectives.From!.Id, objectives.To!.Id) : (kpis.From?.Id ?? 0, kpis.To?.Id ?? 0);
        var link = view.Model.Causes.FirstOrDefault(l => (l.CauseId, l.EffectId) == ends && l.CauseKpiId is null == ofObjectives);
        return Of(link, l => l.Id, rows.OfLink, (_, _) => Task.FromResult(false));
    }

    private Objective? FindObjective(string name) => Find(view.Model.Objectives, name, x => x.Id, x => x.CodeNormalized);

    private Kpi? FindKpi(string name) => Find(view.Model.Kpis, name, k => k.Id, k => k.CodeNormalized);

    private WrittenThing Of<T>(string name, T? thing, Func<T, long> id, Func<T, string> code, Func<T, ExportRow> row)
        where T : class, IVersioned
    {
        said["code"] = thing is null ? name : code(thing);
        var normalized = TextRules.Normalize(name);
        return Of(thing, id, row, IsThereAsync);

        Task<bool> IsThereAsync(ScorecardDbContext db, CancellationToken cancel) =>
            db.Set<T>().AnyAsync(other => EF.Property<string>(other, "CodeNormalized") == normalized, cancel);
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

    private static T? Find<T>(IEnumerable<T> all, string name, Func<T, long> id, Func<T, string> normalized)
        where T : class
    {
        if (PublicIds.TryParse(name, out var known) && all.FirstOrDefault(x => id(x) == known) is { } named)
            return named;
        var code = TextRules.Normalize(name);
        return all.FirstOrDefault(x => normalized(x) == code);
    }

    private static Refused Unfit(string sentence) => new(StatusCodes.Status422UnprocessableEntity, sentence);
}
