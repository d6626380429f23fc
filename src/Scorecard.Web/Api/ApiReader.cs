using Microsoft.Extensions.Primitives;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

/// <summary>Reads for programs what pages read for people, through the same scoped reader; things are named by id or by code.</summary>
public sealed class ApiReader(OrganizationReader organizations, TimeProvider time)
{
    public ScorecardDbContext Db => organizations.Db;

    public AsOf? AsOf => organizations.AsOf;

    public async Task<T> ReadAsync<T>(Func<OrganizationView, T> read, CancellationToken cancel)
        where T : class =>
        await organizations.ReadAsync(read, cancel)
        ?? throw new Refused(StatusCodes.Status404NotFound, "There is nothing here for this token.");

    /// <summary>The names of people by id.</summary>
    public Task<IReadOnlyDictionary<long, string>> NamesAsync(IEnumerable<long?> people, CancellationToken cancel) =>
        Db.NamesAsync(people.OfType<long>().Distinct(), cancel);

    /// <summary>The window that is asked for; what is read on is of its structure.</summary>
    /// <exception cref="Refused">The period's code names none, or one far from any value.</exception>
    public PeriodChoice Window(OrganizationView o, string? period, bool? toDate)
    {
        var calendar = o.Model.Organization.Calendar;
        var query = new Dictionary<string, StringValues>();
        if (period is not null)
        {
            var read = PeriodCode.Read(period, calendar);
            if (read.Period is not { } asked)
                throw Refused.Bad(read.Problem ?? $"“{TypedText.Cut(period)}” names no period. Write one such as 2026-03.");
            query[PeriodChoice.PeriodKey] = PeriodCode.Format(asked, calendar);
        }
        if (toDate == true)
            query[PeriodChoice.ToDateKey] = "yes";
        var choice = PeriodChoice.Of(o, new QueryCollection(query), time);
        if (period is not null && PeriodCode.Format(choice.Period, calendar) != query[PeriodChoice.PeriodKey])
            throw Refused.Bad(
                $"“{TypedText.Cut(period)}” is shorter than a month or far from any value. Write a month or longer, near them."
            );
        return choice;
    }

    public static Unit Unit(OrganizationView o, string name) =>
        o.Unit(name) ?? Found(o, o.Model.Units, name, u => u.Code, u => u.Id, o.Unit) ?? throw Refused.NotThere("unit", name);

    public static Objective Objective(OrganizationView o, string name) =>
        o.Objective(name)
        ?? Found(o, o.Model.Objectives, name, x => x.Code, x => x.Id, o.Objective)
        ?? throw Refused.NotThere("objective", name);

    public static Kpi Kpi(OrganizationView o, string name) =>
        o.Kpi(name) ?? Found(o, o.Model.Kpis, name, k => k.Code, k => k.Id, o.Kpi) ?? throw Refused.NotThere("KPI", name);

    public static Initiative Initiative(OrganizationView o, string name) =>
        o.Initiative(name)
        ?? Found(o, o.Model.Initiatives, name, i => i.Code, i => i.Id, o.Initiative)
        ?? throw Refused.NotThere("initiative", name);

    /// <summary>The units below one and itself, that the person sees; all where none is named.</summary>
    public static HashSet<long> Below(OrganizationView o, string? unit) =>
        [.. (unit is null ? o.Model.Units : o.Model.Subtree(Unit(o, unit))).Where(o.Sees).Select(u => u.Id)];

    /// <summary>A kind that an address says: its name, since numbers that no kind has are read too.</summary>
    /// <exception cref="Refused">There is no such kind.</exception>
    public static T Known<T>(T kind)
        where T : struct, Enum =>
        Enum.IsDefined(kind) ? kind : throw Refused.Bad($"There is no kind {kind}. Write one of {string.Join(", ", Enum.GetNames<T>())}.");

    /// <summary>A thing that has a score.</summary>
    public static NodeRef Node(OrganizationView o, ScoredKind kind, string name, string? perspective = null) =>
        Known(kind) switch
        {
            ScoredKind.Unit => new(NodeKind.Unit, Unit(o, name).Id),
            ScoredKind.Objective => new(NodeKind.Objective, Objective(o, name).Id),
            ScoredKind.Kpi => new(NodeKind.Kpi, Kpi(o, name).Id),
            ScoredKind.Perspective => new(NodeKind.Perspective, Unit(o, name).Id, Perspective(o, perspective)),
        };

    private static long Perspective(OrganizationView o, string? name) =>
        o.Model.Perspectives.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Id
        ?? throw Refused.NotThere("perspective", name);

    private static T? Found<T>(
        OrganizationView o,
        IEnumerable<T> all,
        string code,
        Func<T, string> codeOf,
        Func<T, long> idOf,
        Func<string?, T?> open
    )
        where T : class =>
        all.FirstOrDefault(x => codeOf(x).Equals(code, StringComparison.OrdinalIgnoreCase)) is { } found
            ? open(PublicIds.Format(idOf(found)))
            : null;
}

/// <summary>What has a score.</summary>
public enum ScoredKind
{
    Unit,
    Perspective,
    Objective,
    Kpi,
}
