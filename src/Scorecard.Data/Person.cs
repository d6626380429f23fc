using Microsoft.AspNetCore.Identity;
using Scorecard.Domain;

namespace Scorecard.Data;

/// <summary>Someone who can sign in. What the person may do is said by memberships.</summary>
public sealed class Person : IdentityUser<long>
{
    public const int CultureLength = 85;

    private Person() { }

    /// <param name="email">Other accounts may have the same: those that two organizations offer to one person.</param>
    /// <exception cref="RuleViolation">The name or the address is none.</exception>
    public Person(long id, string displayName, string email)
    {
        Id = id;
        Rename(displayName);
        UserName = PublicIds.Format(id);
        Email = EmailAddress.Checked(email);
        EmailConfirmed = true;
        EndSignIns();
    }

    public string DisplayName { get; private set; } = "";

    /// <summary>What the person does in the company, such as “Head of Operations”.</summary>
    public string? Title { get; private set; }

    /// <summary>Since when nobody signs in to this account any more, UTC; null while they may.</summary>
    public DateTime? DisabledAt { get; private set; }

    /// <summary>Whether the person runs the installation: makes organizations, disables accounts.</summary>
    public bool RunsInstallation { get; private set; }

    /// <summary>Whether the account belongs to the fictional company, whose password everyone knows.</summary>
    public bool IsDemo { get; private set; }

    /// <summary>The organization that the person last chose to work in.</summary>
    public long? OrganizationInUse { get; private set; }

    /// <summary>
    /// The language and country that the person's browser asked for at the last sign-in, such as “de-DE”, so that mails write numbers as
    /// pages do.
    /// </summary>
    public string? Culture { get; private set; }

    public void Disable(DateTime at)
    {
        DisabledAt ??= at;
        EndSignIns();
    }

    public void Enable() => DisabledAt = null;

    /// <summary>Takes all from the account that somebody could sign in with. The name stays for the journals that name it.</summary>
    public void Close(DateTime at)
    {
        Disable(at);
        Title = null;
        Email = NormalizedEmail = null;
        PhoneNumber = PasswordHash = null;
        UserName = PublicIds.Format(Id);
        NormalizedUserName = UserName.ToUpperInvariant();
        TwoFactorEnabled = false;
        RunsInstallation = false;
    }

    public void RunInstallation(bool may = true) => RunsInstallation = may;

    public void BelongToDemo() => IsDemo = true;

    public void WorkIn(long organization) => OrganizationInUse = organization;

    public void Rename(string displayName, string? title = null)
    {
        DisplayName = TextRules.Name(displayName, "Person");
        Title = string.IsNullOrWhiteSpace(title) ? null : TextRules.Name(title, "Job title");
    }

    /// <summary>Ends all the person's sign-ins and links; each request checks.</summary>
    public void EndSignIns() => SecurityStamp = Guid.NewGuid().ToString("N");
}
