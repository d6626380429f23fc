using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Reading;

/// <summary>
/// One organization as one person may see it, for the moment of a read: things are found by the ids in addresses, and what the person
/// may not see is not found.
/// </summary>
/// <param name="book">As the person may have it: <see cref="ScoreBook.SeenBy"/>.</param>
/// <param name="unitId">The unit that an earlier read was about, or null.</param>
public sealed class OrganizationView(ScoreBook book, SignedInPerson person, long? unitId = null)
{
    private readonly Dictionary<long, bool> visible = [];
    private readonly HashSet<long> openedAsAdministrator = [];
    private OrganizationModel? shown;
    private readonly bool isMember = person.Memberships.Any(m => m.OrganizationId == book.Model.Organization.Id);

    public ScoreBook Book => book;

    /// <summary>The structure: of the window that the page shows, or as it is since its last change.</summary>
    public OrganizationModel Model => shown ?? book.Model;

    /// <summary>Lets what is read on be of a window; people's rights stay those of today.</summary>
    public void Show(Window window) => shown = book.Model.In(window);

    public SignedInPerson Person => person;

    /// <summary>The day as reported on which everything is; null where it is as known now.</summary>
    public AsOf? AsOf { get; init; }

    /// <summary>The day it is where the organization is, or was.</summary>
    public DateOnly Today(TimeProvider time) => AsOf?.Day ?? Model.Organization.DateAt(time.GetUtcNow().UtcDateTime);

    /// <summary>The unit the page is about; the frame shows the way to it.</summary>
    public Unit? At { get; private set; } = unitId is { } id && book.Model.TryUnit(id, out var unit) ? unit : null;

    /// <summary>
    /// The private units that were found, or something of theirs, and that the person sees only because they run the organization.
    /// </summary>
    public IReadOnlyCollection<long> OpenedAsAdministrator => openedAsAdministrator;

    /// <summary>The visible unit with an id from an address, or null.</summary>
    public Unit? Unit(string? id) =>
        PublicIds.TryParse(id, out var key) && Model.TryUnit(key, out var unit) && Sees(unit) ? Stand(unit, unit) : null;

    /// <inheritdoc cref="Unit(string?)"/>
    public Objective? Objective(string? id) =>
        PublicIds.TryParse(id, out var key) && Model.TryObjective(key, out var objective) && Sees(Model.UnitOf(objective))
            ? Stand(objective, Model.UnitOf(objective))
            : null;

    /// <inheritdoc cref="Unit(string?)"/>
    public Kpi? Kpi(string? id) =>
        PublicIds.TryParse(id, out var key) && Model.TryKpi(key, out var kpi) && Sees(Model.UnitOf(kpi))
            ? Stand(kpi, Model.UnitOf(kpi))
            : null;

    /// <inheritdoc cref="Unit(string?)"/>
    public Initiative? Initiative(string? id) =>
        PublicIds.TryParse(id, out var key) && Model.TryInitiative(key, out var initiative) && Sees(Model.UnitOf(initiative))
            ? Stand(initiative, Model.UnitOf(initiative))
            : null;

    public bool Sees(Unit unit)
    {
        // For every member, and asked of ten thousand units on one page.
        if (isMember && !Model.IsWithinPrivate(unit))
            return true;
        if (!visible.TryGetValue(unit.Id, out var sees))
            visible[unit.Id] = sees = Allows(Operation.View, unit);
        return sees;
    }

    /// <summary>Whether nothing in the organization is hidden from the person, so that they read what all such persons read.</summary>
    public bool SeesAll => isMember && Model.PrivateUnits.All(Sees);

    /// <summary>How many units the person sees.</summary>
    public int UnitCount => Model.Units.Count - Model.PrivateUnits.Count(u => !Sees(u));

    public bool Allows(Operation operation, Unit unit) => Model.Allows(person.Actor, operation, unit);

    public bool AllowsEntry(Kpi kpi) => Model.AllowsEntry(person.Actor, kpi);

    public bool AllowsApproval(Kpi kpi, long? submitter) => book.Model.AllowsApproval(person.Actor, kpi, submitter);

    /// <summary>What waits for the person to approve it, in no order.</summary>
    public IEnumerable<WaitingEntry> ToApprove => book.Waiting().Where(w => AllowsApproval(w.Kpi, w.Value.By));

    public bool AllowsReport(Initiative initiative) => Model.AllowsReport(person.Actor, initiative);

    public bool AllowsWatch(Unit unit) => Model.AllowsWatch(person.Actor, unit);

    public bool Owes(Kpi kpi) => Model.Owes(person.Actor, kpi);

    /// <summary>What the person has to report for a month.</summary>
    public IEnumerable<OwedValue> Owed(Period month, DateOnly today) => book.OwedBy(person.Actor, month, today);

    /// <summary>Says that something of a visible unit is shown that was asked for, without the page being about it.</summary>
    public void Open(Unit unit)
    {
        if (Model.IsWithinPrivate(unit) && Model.SeesAsAdministratorOnly(person.Actor, unit))
            openedAsAdministrator.Add(unit.Id);
    }

    /// <summary>Whether the person runs this organization.</summary>
    public bool Administers => Model.Root is { } root && Allows(Operation.Administer, root);

    private T Stand<T>(T found, Unit unit)
    {
        At = unit;
        Open(unit);
        return found;
    }
}
