using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class ApiTokenMapping : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("ApiTokens");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(TextRules.NameLength);
        builder.Property(x => x.Hash).HasMaxLength(ApiToken.HashLength);
        builder.Property(x => x.Hint).HasMaxLength(ApiToken.HintLength);
        // Several scopes in one number.
        builder.Property(x => x.Scopes).HasMaxLength(60);
        builder.HasIndex(x => x.Hash).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.MadeBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ApiAnswerMapping : IEntityTypeConfiguration<ApiAnswer>
{
    public void Configure(EntityTypeBuilder<ApiAnswer> builder)
    {
        builder.ToTable("ApiAnswers");
        builder.HasKey(x => new
        {
            x.OrganizationId,
            x.TokenId,
            x.Key,
        });
        builder.Property(x => x.Key).HasMaxLength(ApiToken.HashLength);
        builder.Property(x => x.Body).HasMaxLength(ApiToken.HashLength);
        builder.HasIndex(x => x.At);
        builder.HasOne<ApiToken>().WithMany().HasForeignKey(x => x.TokenId).OnDelete(DeleteBehavior.Cascade);
    }
}
