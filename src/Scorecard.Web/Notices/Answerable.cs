using Scorecard.Domain.Access;
using Scorecard.Domain.Model;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Notices;

/// <summary>Who answers for what in an organization, and who sees it; asked for many things in one pass.</summary>
public sealed class Answerable(OrganizationModel model, IReadOnlyCollection<Membership> memberships)
{
    private readonly ILookup<long, Membership> byPerson = memberships.ToLookup(m => m.PersonId);
    private readonly Dictionary<long, IReadOnlyList<long>> heads = [];

    public IEnumerable<Actor> Everyone => byPerson.Select(own => new Actor(own.Key, [.. own]));

    /// <summary>Who is told of a unit: its head or, where nobody heads it or one above, those who run the organization.</summary>
    public IReadOnlyList<long> HeadsOf(Unit unit)
    {
        if (!heads.TryGetValue(unit.Id, out var known))
            heads[unit.Id] = known = model.HeadOf(unit, memberships) is { } head ? [head] : Administrators;
        return known;
    }

    /// <summary>Those who run the organization.</summary>
    public IReadOnlyList<long> Administrators =>
        [.. memberships.Where(m => m.Role == Role.Administrator).Select(m => m.PersonId).Distinct()];

    /// <summary>Who owns something and who heads its unit, as far as they see it.</summary>
    public IReadOnlyList<long> OwnerAndHeads(long? owner, Unit unit) =>
        [.. new[] { owner }.OfType<long>().Concat(HeadsOf(unit)).Distinct().Where(person => Sees(person, unit))];

    public Actor ActorOf(long person) => new(person, [.. byPerson[person]]);

    public bool Sees(long person, Unit unit) => model.Allows(ActorOf(person), Operation.View, unit);
}
