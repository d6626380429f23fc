using Microsoft.AspNetCore.Identity;
using Scorecard.Domain;

namespace Scorecard.Web.People;

/// <summary>How Identity compares e-mail addresses; names of accounts are ids.</summary>
public sealed class AddressNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name?.ToUpperInvariant();

    public string? NormalizeEmail(string? email) => email is null ? null : EmailAddress.Normalize(email);
}
