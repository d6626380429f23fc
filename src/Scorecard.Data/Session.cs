using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>How somebody proved who they are.</summary>
public enum SignInMethod
{
    Password,
    Passkey,
    OpenId,
}

/// <summary>
/// One sign-in of a person on one device. The cookie holds its id; without its row the cookie opens nothing, so that signing out ends it on
/// the server too.
/// </summary>
public sealed class Session
{
    public const int DeviceLength = 100;
    public const int AddressLength = 45;

    private Session() { }

    /// <param name="device">The browser and system in words, such as “Firefox on Windows”.</param>
    /// <param name="address">Where the sign-in came from.</param>
    /// <param name="hasSecondFactor">Whether a code or a passkey proved more than a password.</param>
    /// <param name="isKept">Whether the person asked to stay signed in on this device.</param>
    public Session(
        long personId,
        SignInMethod method,
        bool hasSecondFactor,
        bool isKept,
        string device,
        string address,
        DateTime at,
        DateTime endsAt
    )
    {
        Id = Guid.NewGuid();
        PersonId = personId;
        Method = method;
        HasSecondFactor = hasSecondFactor;
        IsKept = isKept;
        Device = device.Length <= DeviceLength ? device : device[..DeviceLength];
        Address = address.Length <= AddressLength ? address : address[..AddressLength];
        StartedAt = at;
        LastUsedAt = at;
        EndsAt = endsAt;
    }

    public Guid Id { get; private set; }

    public long PersonId { get; private set; }

    public SignInMethod Method { get; private set; }

    public bool HasSecondFactor { get; private set; }

    public bool IsKept { get; private set; }

    public string Device { get; private set; } = "";

    public string Address { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>UTC, to within some minutes.</summary>
    public DateTime LastUsedAt { get; private set; }

    /// <summary>When it ends however much it is used, UTC.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>The organization whose OpenID provider vouched for the person, where one did.</summary>
    public long? OpenIdOrganizationId { get; init; }

    /// <summary>Whether it still opens something, if it has not been ended.</summary>
    /// <param name="idle">How long it may go unused.</param>
    public bool Holds(DateTime now, TimeSpan idle) => now < EndsAt && now - LastUsedAt < idle;

    /// <summary>Whether it is enough for an organization that people have to sign in to in a certain way.</summary>
    public bool Meets(SignInRule rule, long organizationId) =>
        rule.IsMet(HasSecondFactor, Method == SignInMethod.OpenId && OpenIdOrganizationId == organizationId);
}
