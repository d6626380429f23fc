using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Scorecard.Data;

/// <summary>The tables that Identity brings along, beside that of people.</summary>
internal static class IdentityTables
{
    // Identity leaves these to the application's options, which the migration tool does not see. Two of them fit into a key on SQL Server.
    private const int IdentityKeyLength = 128;

    // As long as a key may be on SQL Server. WebAuthn allows 1,023 bytes; authenticators use 16 to 200.
    private const int CredentialIdLength = 900;

    public static void MapIdentity(this ModelBuilder builder)
    {
        builder.Entity<IdentityUserClaim<long>>().ToTable("PersonClaims");
        builder.Entity<IdentityUserPasskey<long>>(passkey =>
        {
            passkey.ToTable("PersonPasskeys");
            passkey.HasKey(x => x.CredentialId);
            passkey.Property(x => x.CredentialId).HasMaxLength(CredentialIdLength);
            passkey.OwnsOne(x => x.Data).ToJson();
            passkey.HasOne<Person>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<IdentityUserLogin<long>>(login =>
        {
            login.ToTable("PersonLogins");
            login.Property(x => x.LoginProvider).HasMaxLength(IdentityKeyLength);
            login.Property(x => x.ProviderKey).HasMaxLength(IdentityKeyLength);
        });
        builder.Entity<IdentityUserToken<long>>(token =>
        {
            token.ToTable("PersonTokens");
            token.Property(x => x.LoginProvider).HasMaxLength(IdentityKeyLength);
            token.Property(x => x.Name).HasMaxLength(IdentityKeyLength);
        });
    }
}
