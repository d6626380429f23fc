using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Objectives;

/// <summary>One of the views under which an organization's objectives stand; the classic four by default, at least one.</summary>
public sealed class Perspective : IOwned, IJournaled, IVersioned
{
    /// <summary>The classic four, from outcome to cause.</summary>
    public static readonly IReadOnlyList<string> DefaultNames = ["Financial", "Customer", "Internal process", "Learning and growth"];

    private Perspective() { }

    public Perspective(long id, long organizationId, string name, int position, decimal weight = 1)
    {
        Id = id;
        OrganizationId = organizationId;
        Position = position;
        Change(name, weight);
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Perspective;

    long IJournaled.SubjectId => Id;

    FormattableString IJournaled.Label => $"{Name}";

    public string Name { get; private set; } = "";

    public string NameNormalized { get; private set; } = "";

    /// <summary>Order on the dashboard, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>Relative weight in every unit's score, 0 or more.</summary>
    public decimal Weight { get; private set; }

    public int Version { get; private set; }

    public void Change(string name, decimal weight)
    {
        Name = TextRules.Name(name, "Perspective");
        NameNormalized = TextRules.Normalize(Name);
        Weight = TextRules.Weight(weight, $"Perspective “{Name}”");
    }

    /// <summary>What of it holds from a month on.</summary>
    public PerspectiveTerms Terms => new(Weight);

    /// <summary>Takes on terms that were checked before.</summary>
    public void Hold(PerspectiveTerms terms) => Weight = terms.Weight;

    /// <summary>The same perspective under other terms, to be read only.</summary>
    internal Perspective Under(PerspectiveTerms terms)
    {
        var copy = (Perspective)MemberwiseClone();
        copy.Hold(terms);
        return copy;
    }

    public void MoveTo(int position) => Position = position;

    /// <summary>Why the perspective cannot be removed, as a sentence; null where it can.</summary>
    /// <param name="objectives">How many objectives of the organization stand under it.</param>
    /// <param name="others">How many other perspectives the organization has.</param>
    public string? Obstacle(int objectives, int others)
    {
        var (noun, pronoun) = objectives == 1 ? ("objective", "it") : ("objectives", "them");
        return objectives > 0 ? $"“{Name}” has {objectives} {noun}. Move {pronoun} to another perspective or delete {pronoun} first."
            : others == 0 ? $"“{Name}” is the only perspective, and an organization needs one. Add another first."
            : null;
    }
}
