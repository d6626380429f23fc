using Scorecard.Domain;
using Scorecard.Domain.Changes;

namespace Scorecard.Data;

/// <summary>Units that an organization saved as a template of its own: a zip of files in the import format.</summary>
public sealed class SavedTemplate : IOwned, IJournaled
{
    private SavedTemplate() { }

    public SavedTemplate(long id, long organizationId, string name, string? summary, byte[] files, DateTime at, long by)
    {
        Id = id;
        OrganizationId = organizationId;
        Name = TextRules.Name(name, "Template");
        Files = files;
        At = at;
        By = by;
        Summary = TextRules.Description(summary, "The summary");
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Organization;

    long IJournaled.SubjectId => OrganizationId;

    FormattableString IJournaled.Label => $"template {Name}";

    public string Name { get; private set; } = "";

    public string? Summary { get; private set; }

    public byte[] Files { get; private set; } = [];

    public DateTime At { get; private set; }

    public long By { get; private set; }
}
