namespace Scorecard.Domain.Attention;

/// <summary>
/// Something on the attention list that a person wants to see no more while its facts are the same. It is the person's own.
/// </summary>
public sealed class DismissedItem : IUnjournaled
{
    /// <summary>Most characters of a key and of the facts.</summary>
    public const int KeyLength = Health.AcceptedFinding.KeyLength;

    private DismissedItem() { }

    /// <param name="facts">What the item was about when it was dismissed.</param>
    public DismissedItem(long organizationId, long personId, AttentionKey key, string facts)
    {
        OrganizationId = organizationId;
        PersonId = personId;
        Key = key.ToString();
        Facts = facts;
    }

    public long OrganizationId { get; private set; }

    public long PersonId { get; private set; }

    /// <summary>The item's, as <see cref="AttentionKey"/> writes it.</summary>
    public string Key { get; private set; } = "";

    public string Facts { get; private set; } = "";

    /// <summary>Dismisses it once more, as it is now.</summary>
    public void Dismiss(string facts) => Facts = facts;
}
