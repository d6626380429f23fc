namespace Scorecard.Data;

/// <summary>Something that happened to sign-ins and accounts, for those who look after them. Never changed, removed when old.</summary>
public sealed class SecurityEvent
{
    public const int WhatLength = 40;
    public const int DetailLength = 200;

    private SecurityEvent() { }

    /// <param name="what">Such as “wrong password”.</param>
    /// <param name="personId">Whose account it is about; null where it is nobody's.</param>
    /// <param name="organizationId">The organization that it happened in; null where it is about the account as a whole.</param>
    /// <param name="address">Where it came from.</param>
    public SecurityEvent(
        long id,
        DateTime at,
        string what,
        long? personId = null,
        long? organizationId = null,
        string? address = null,
        string? detail = null
    )
    {
        Id = id;
        At = at;
        What = what;
        PersonId = personId;
        OrganizationId = organizationId;
        Address = address;
        Detail = detail is { Length: > DetailLength } ? detail[..DetailLength] : detail;
    }

    public long Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public string What { get; private set; } = "";

    public long? PersonId { get; private set; }

    public long? OrganizationId { get; private set; }

    public string? Address { get; private set; }

    public string? Detail { get; private set; }
}
