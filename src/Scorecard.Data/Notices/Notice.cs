using Scorecard.Domain;

namespace Scorecard.Data.Notices;

/// <summary>
/// Something that a person was told. There is one for a person, kind and key, however often and on however many nodes it is found: that is
/// what keeps anybody from being told twice.
/// </summary>
public sealed class Notice : IUnjournaled
{
    public const int KeyLength = 100;
    public const int TextLength = 2000;
    public const int PathLength = 200;

    private Notice() { }

    /// <param name="key">Names what it is about, such as a KPI and a period.</param>
    /// <param name="text">A sentence on the first line, details on those after it.</param>
    /// <param name="path">The page that shows more, from the application's root.</param>
    /// <param name="isListed">Whether the person wants this kind in the application.</param>
    /// <param name="at">UTC.</param>
    public Notice(
        long id,
        long organizationId,
        long personId,
        NoticeKind kind,
        string key,
        string text,
        string path,
        bool isListed,
        DateTime at
    )
    {
        Id = id;
        OrganizationId = organizationId;
        PersonId = personId;
        Kind = kind;
        Key = key;
        Text = TextRules.Shortened(text, TextLength);
        Path = path;
        IsListed = isListed;
        At = at;
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    public long PersonId { get; private set; }

    public NoticeKind Kind { get; private set; }

    public string Key { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Path { get; private set; } = "";

    /// <summary>Whether it stands in the person's list; else it is kept so that nobody is told again.</summary>
    public bool IsListed { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>UTC; null while unread.</summary>
    public DateTime? ReadAt { get; private set; }

    public void Read(DateTime at) => ReadAt ??= at;
}
