using Scorecard.Domain;

namespace Scorecard.Data;

/// <summary>A form that a person sent and that was saved, kept for a day: the same form sent again saves nothing.</summary>
public sealed class SentForm : IUnjournaled
{
    /// <summary>Of a SHA-256 in hexadecimal.</summary>
    public const int KeyLength = 64;
    public const int PathLength = 1000;

    private SentForm() { }

    /// <param name="key">Of the key that the form was made with and of all that it says.</param>
    /// <param name="path">The page that says what was done, below the application's own root.</param>
    /// <param name="at">When, UTC.</param>
    public SentForm(long organizationId, long personId, string key, string path, DateTime at)
    {
        OrganizationId = organizationId;
        PersonId = personId;
        Key = key;
        At = at;
        LeadTo(path);
    }

    public long OrganizationId { get; private set; }

    public long PersonId { get; private set; }

    public string Key { get; private set; } = "";

    public string Path { get; private set; } = "";

    public DateTime At { get; private set; }

    public void LeadTo(string path) => Path = path.Length <= PathLength ? path : path.Split('?')[0];
}
