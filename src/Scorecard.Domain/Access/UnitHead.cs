using Scorecard.Domain.Model;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Access;

/// <summary>Who is taken to answer for what is new in a unit, until somebody says otherwise.</summary>
public static class UnitHead
{
    /// <summary>
    /// The person whose own scorecard the unit is; else its manager; else who owns most of its objectives; else the manager of the nearest
    /// unit above. Among several, who owns most there.
    /// </summary>
    /// <param name="memberships">Of the organization; who holds none is never the head.</param>
    public static long? HeadOf(this OrganizationModel model, Unit unit, IReadOnlyCollection<Membership> memberships)
    {
        var members = memberships.Select(m => m.PersonId).ToHashSet();
        var owners = model
            .ObjectivesOf(unit)
            .Select(o => o.OwnerId)
            .OfType<long>()
            .Where(members.Contains)
            .GroupBy(id => id)
            .ToDictionary(g => g.Key, g => g.Count());
        IEnumerable<long> own = unit.PersonId is { } person && members.Contains(person) ? [person] : [];
        return own.Concat(ManagersOf(unit))
            .Concat(Ranked(owners.Keys))
            .Concat(model.PathUp(unit).Skip(1).SelectMany(ManagersOf))
            .Select(id => (long?)id)
            .FirstOrDefault();

        IEnumerable<long> ManagersOf(Unit of) =>
            Ranked(memberships.Where(m => m.UnitId == of.Id && m.Role == Role.Manager).Select(m => m.PersonId));

        IEnumerable<long> Ranked(IEnumerable<long> people) => people.OrderByDescending(id => owners.GetValueOrDefault(id)).ThenBy(id => id);
    }
}
