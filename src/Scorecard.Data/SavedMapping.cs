using Scorecard.Domain;
using Scorecard.Domain.Changes;

namespace Scorecard.Data;

/// <summary>How an organization reads somebody's own table, kept under a name for the next file of the kind.</summary>
public sealed class SavedMapping : IOwned, IJournaled
{
    private SavedMapping() { }

    public SavedMapping(long id, long organizationId, string name, byte[] json, DateTime at, long by)
    {
        Id = id;
        OrganizationId = organizationId;
        Rename(name);
        Json = json;
        At = at;
        By = by;
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Organization;

    long IJournaled.SubjectId => OrganizationId;

    FormattableString IJournaled.Label => $"file mapping {Name}";

    public string Name { get; private set; } = "";

    /// <summary>Unique within the organization.</summary>
    public string NameNormalized { get; private set; } = "";

    public byte[] Json { get; private set; } = [];

    public DateTime At { get; private set; }

    public long By { get; private set; }

    /// <exception cref="RuleViolation">It is no name.</exception>
    public void Rename(string? name)
    {
        Name = TextRules.Name(name, "Mapping");
        NameNormalized = TextRules.Normalize(Name);
    }

    /// <summary>Takes another way of reading the file under the same name.</summary>
    public void Change(byte[] json, DateTime at, long by) => (Json, At, By) = (json, at, by);
}
