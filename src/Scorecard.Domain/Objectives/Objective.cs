using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Objectives;

/// <summary>
/// What a unit wants to achieve, in one perspective: verb and noun, no number. KPIs measure it; objectives below or beside contribute to
/// it.
/// </summary>
public sealed class Objective : IOwned, IJournaled, IVersioned
{
    private Objective() { }

    public Objective(long id, Unit unit, Perspective perspective, string code, string name, decimal weight = 1)
    {
        RuleViolation.Unless(unit.OrganizationId == perspective.OrganizationId, "The perspective belongs to another organization.");
        Id = id;
        OrganizationId = unit.OrganizationId;
        UnitId = unit.Id;
        Recode(code);
        Change(name, null, perspective, weight, CascadeShare, Rule, null);
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Objective;

    long IJournaled.SubjectId => Id;

    FormattableString IJournaled.Label => $"{Code} {Name}";

    public long UnitId { get; private set; }

    public long PerspectiveId { get; private set; }

    /// <summary>The user's own code, unique among the organization's objectives without regard to case.</summary>
    public string Code { get; private set; } = "";

    public string CodeNormalized { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Description { get; private set; }

    /// <summary>The priority that it belongs to, such as “Operational excellence”: a column of the strategy map. Null for none.</summary>
    public string? Theme { get; private set; }

    /// <summary>Relative weight within its perspective, 0 or more.</summary>
    public decimal Weight { get; private set; }

    /// <summary>The <see cref="CascadeShare"/> of an objective of which nobody said another.</summary>
    public const decimal UsualShare = 0.5m;

    /// <summary>The share of the score that comes from contributing objectives rather than its own KPIs, 0 to 1.</summary>
    public decimal CascadeShare { get; private set; } = UsualShare;

    public RollUpRule Rule { get; private set; }

    /// <summary>The person who answers for it.</summary>
    public long? OwnerId { get; private set; }

    /// <summary>
    /// The objective above that this one repeats; null where it has words of its own. See <see cref="LinkedDefinition"/>.
    /// </summary>
    public long? SourceId { get; private set; }

    public int Version { get; private set; }

    public void Recode(string code)
    {
        Code = TextRules.Code(code, "Objective");
        CodeNormalized = TextRules.Normalize(Code);
    }

    /// <summary>Keeps its words in step with another objective's, or no longer.</summary>
    public void Follow(Objective? source)
    {
        RuleViolation.Unless(
            source is null || (source.OrganizationId == OrganizationId && source.Id != Id),
            "An objective can only repeat another one of its organization."
        );
        SourceId = source?.Id;
    }

    /// <summary>Takes over fields of the objective that it follows.</summary>
    public void Adopt(Objective source, IReadOnlySet<LinkedField> fields)
    {
        if (fields.Contains(LinkedField.Name))
            Name = source.Name;
        if (fields.Contains(LinkedField.Description))
            Description = source.Description;
    }

    /// <summary>Puts it under a theme, at most 60 characters, or under none.</summary>
    public void GroupUnder(string? theme) => Theme = TextRules.Theme(theme, $"Objective “{Name}”");

    /// <summary>Gives it to another unit, with its KPIs.</summary>
    public void MoveTo(Unit unit)
    {
        RuleViolation.Unless(unit.OrganizationId == OrganizationId, "The unit belongs to another organization.");
        UnitId = unit.Id;
    }

    /// <summary>Hands it over.</summary>
    public void Own(long? ownerId) => OwnerId = ownerId;

    /// <exception cref="RuleViolation">A rule is broken; nothing has changed.</exception>
    public void Change(
        string name,
        string? description,
        Perspective perspective,
        decimal weight,
        decimal cascadeShare,
        RollUpRule rule,
        long? ownerId
    )
    {
        name = TextRules.Name(name, "Objective");
        var what = $"Objective “{name}”";
        description = TextRules.Description(description, what);
        weight = TextRules.Weight(weight, what);
        RuleViolation.Unless(perspective.OrganizationId == OrganizationId, "The perspective belongs to another organization.");
        RuleViolation.Unless(cascadeShare is >= 0 and <= 1, $"{what}: the cascade share lies between 0 and 1 (0 % and 100 %).");
        Name = name;
        Description = description;
        PerspectiveId = perspective.Id;
        Weight = weight;
        CascadeShare = TextRules.Amount(cascadeShare, what);
        Rule = rule;
        OwnerId = ownerId;
    }

    /// <summary>What of it holds from a month on.</summary>
    public ObjectiveTerms Terms => new(UnitId, Weight, CascadeShare, Rule);

    /// <summary>Takes on terms that were checked before.</summary>
    public void Hold(ObjectiveTerms terms) =>
        (UnitId, Weight, CascadeShare, Rule) = (terms.UnitId, terms.Weight, terms.CascadeShare, terms.Rule);

    /// <summary>The same objective under other terms, to be read only.</summary>
    internal Objective Under(ObjectiveTerms terms)
    {
        var copy = (Objective)MemberwiseClone();
        copy.Hold(terms);
        return copy;
    }

    /// <summary>Why it cannot be deleted, as a sentence; null where it can.</summary>
    /// <param name="kpis">How many KPIs measure it.</param>
    /// <param name="links">How many contributions it gives or takes.</param>
    public string? WhatHindersDeletion(int kpis, int links) =>
        kpis > 0 ? $"“{Name}” is measured by {Plural.Of(kpis, "KPI")}. Close or delete what measures it first."
        : links > 0 ? $"“{Name}” has {Plural.Of(links, "link")} to other objectives. Remove them first."
        : null;
}
