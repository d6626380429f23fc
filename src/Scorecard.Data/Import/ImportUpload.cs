using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>
/// Files that one person has sent: a zip or a workbook in parts until they are imported, and what was last said of them. They wait in the
/// database because that is all that several web nodes share; they are no part of the organization's content, so they have no line in the
/// journal.
/// </summary>
public sealed class ImportUpload : IUnjournaled
{
    public const int LongestNames = 500;

    private ImportUpload() { }

    internal ImportUpload(long id, long organizationId, long personId, string names, string extension, DateTime at)
    {
        Id = id;
        OrganizationId = organizationId;
        PersonId = personId;
        Names = TextRules.Shortened(names, LongestNames);
        Extension = extension;
        At = at;
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    /// <summary>Whose files these are; nobody else sees what is in them.</summary>
    public long PersonId { get; private set; }

    /// <summary>The names of the files as they were sent.</summary>
    public string Names { get; private set; } = "";

    /// <summary>.zip or .xlsx: what the parts make up.</summary>
    public string Extension { get; private set; } = "";

    public DateTime At { get; private set; }

    /// <summary>What the preview or the import said, as JSON; null until the files have arrived and were read.</summary>
    public byte[]? Report { get; private set; }

    /// <summary>Whether the report is that of the import. Then the parts are gone.</summary>
    public bool Imported { get; private set; }
}

/// <summary>Some of the bytes of an upload.</summary>
internal sealed class ImportUploadPart : IUnjournaled, IPartOf<ImportUpload>
{
    private ImportUploadPart() { }

    public ImportUploadPart(ImportUpload whole, int number, byte[] bytes)
    {
        OrganizationId = whole.OrganizationId;
        UploadId = whole.Id;
        Number = number;
        Bytes = bytes;
    }

    public long OrganizationId { get; private set; }

    public long UploadId { get; private set; }

    long IPartOf.WholeId => UploadId;

    public int Number { get; private set; }

    public byte[] Bytes { get; private set; } = [];
}
