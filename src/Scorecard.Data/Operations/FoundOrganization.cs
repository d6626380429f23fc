using Scorecard.Domain.Access;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Operations;

/// <summary>What every organization begins with.</summary>
public static class FoundOrganization
{
    /// <summary>Adds the organization's own unit, its perspectives and its first administrator, inside its first write.</summary>
    public static void Found(this ScorecardDbContext db, Organization organization, Person administrator, NewIds ids)
    {
        var root = Unit.Root(ids.Next(), organization, "ORG", organization.Name);
        db.Add(root);
        db.AddRange(Perspective.DefaultNames.Select((name, i) => new Perspective(ids.Next(), organization.Id, name, i)));
        db.Add(new Membership(administrator.Id, root, Role.Administrator));
    }
}
