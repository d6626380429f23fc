using System.Globalization;
using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Units;

/// <summary>
/// A node of the organization: the organization itself (tier 1), a department, a team. Its tier is its parent's plus one.
/// </summary>
public sealed class Unit : IOwned, IJournaled, IVersioned
{
    private Unit() { }

    /// <summary>The organization's own unit, its only one in tier 1.</summary>
    public static Unit Root(long id, Organization organization, string code, string name) => new(id, organization.Id, null, 1, code, name);

    /// <summary>A unit below another.</summary>
    /// <exception cref="RuleViolation">The organization has no tier below the parent's.</exception>
    public static Unit Below(long id, Organization organization, Unit parent, string code, string name)
    {
        RuleViolation.Unless(parent.OrganizationId == organization.Id, "The parent belongs to another organization.");
        RuleViolation.Unless(
            parent.Tier < organization.Tiers.Count,
            $"“{parent.Name}” is in the lowest tier ({organization.Tiers[^1].Name}), so it cannot have units below it. "
                + $"Choose a parent in a higher tier, or add a tier."
        );
        return new(id, organization.Id, parent.Id, parent.Tier + 1, code, name);
    }

    private Unit(long id, long organizationId, long? parentId, int tier, string code, string name)
    {
        Id = id;
        OrganizationId = organizationId;
        ParentId = parentId;
        Tier = tier;
        Recode(code);
        Rename(name);
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Unit;

    long IJournaled.SubjectId => Id;

    FormattableString IJournaled.Label => $"{Code} {Name}";

    /// <summary>The user's own code, unique among the organization's units without regard to case.</summary>
    public string Code { get; private set; } = "";

    public string CodeNormalized { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Description { get; private set; }

    /// <summary>Null for the one root.</summary>
    public long? ParentId { get; private set; }

    /// <summary>1 for the root, else the parent's tier plus one.</summary>
    public int Tier { get; private set; }

    /// <summary>Seen only by its members and those above.</summary>
    public bool Private { get; private set; }

    /// <summary>First day on which it no longer counts; null while it is open.</summary>
    public DateOnly? ClosedFrom { get; private set; }

    /// <summary>The person whose own scorecard this is, where employees are a tier; null for a unit of several.</summary>
    public long? PersonId { get; private set; }

    public int Version { get; private set; }

    /// <summary>What of it holds from a month on.</summary>
    public UnitTerms Terms => new(ParentId);

    /// <summary>Takes on terms that were checked before.</summary>
    public void Hold(UnitTerms terms) => ParentId = terms.ParentId;

    /// <summary>The same unit under other terms, to be read only.</summary>
    internal Unit Under(UnitTerms terms)
    {
        var copy = Copy();
        copy.Hold(terms);
        return copy;
    }

    /// <summary>The unit as it is, to be read only; what is changed later leaves it.</summary>
    public Unit Copy() => (Unit)MemberwiseClone();

    public void Rename(string name) => Name = TextRules.Name(name, "Unit");

    public void Describe(string? text) => Description = TextRules.Description(text, $"Unit “{Name}”");

    public void Recode(string code)
    {
        Code = TextRules.Code(code, "Unit");
        CodeNormalized = TextRules.Normalize(Code);
    }

    /// <summary>
    /// Moves the unit, with all below it, to another parent of the same tier as the present one, so that links between tiers stay right.
    /// </summary>
    public void MoveUnder(Unit parent)
    {
        RuleViolation.Unless(parent.OrganizationId == OrganizationId, "The new parent belongs to another organization.");
        RuleViolation.Unless(ParentId is not null, $"“{Name}” is the organization itself and has no parent.");
        RuleViolation.Unless(
            parent.Tier == Tier - 1,
            string.Create(
                CultureInfo.InvariantCulture,
                $"“{Name}” is in tier {Tier}, so its parent must be in tier {Tier - 1}; “{parent.Name}” is in tier {parent.Tier}."
            )
        );
        ParentId = parent.Id;
    }

    /// <summary>Hides the unit and all below it from everyone but its members and those above. The root stays public.</summary>
    public void SetPrivate(bool value)
    {
        RuleViolation.Unless(
            !value || ParentId is not null,
            "The organization's own scorecard is meant for everyone in it and cannot be private."
        );
        Private = value;
    }

    /// <summary>Makes it a person's own scorecard, which is private until somebody opens it, or one of several people again.</summary>
    public void BelongTo(long? personId)
    {
        RuleViolation.Unless(personId is null || ParentId is not null, "The organization's own scorecard belongs to everyone.");
        if (personId is not null && personId != PersonId)
            SetPrivate(true);
        PersonId = personId;
    }

    /// <summary>Hands a person's own scorecard over to another account of theirs; who sees it stays.</summary>
    public void BelongToAccount(long personId) => PersonId = personId;

    /// <summary>
    /// Closes the unit: its KPIs take no values for periods that start on or after the day, and count as not applicable there.
    /// </summary>
    public void Close(DateOnly from)
    {
        RuleViolation.Unless(ParentId is not null, "The organization itself cannot be closed.");
        ClosedFrom = from;
    }

    public void Reopen() => ClosedFrom = null;

    /// <summary>Why it cannot be deleted, as a sentence; null where it can. Closing it keeps its history instead.</summary>
    /// <param name="below">How many units are directly below it.</param>
    /// <param name="objectives">How many objectives it has.</param>
    /// <param name="initiatives">How many initiatives it has.</param>
    public string? WhatHindersDeletion(int below, int objectives, int initiatives) =>
        ParentId is null ? $"“{Name}” is the organization itself and cannot be deleted."
        : below > 0 ? $"“{Name}” has {Plural.Of(below, "unit")} below it. Move or delete them first."
        : objectives > 0 ? $"“{Name}” has {Plural.Of(objectives, "objective")}. Delete them first."
        : initiatives > 0 ? $"“{Name}” has {Plural.Of(initiatives, "initiative")}. Delete them first."
        : null;
}
