using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class SentFormMapping : IEntityTypeConfiguration<SentForm>
{
    public void Configure(EntityTypeBuilder<SentForm> builder)
    {
        builder.ToTable("SentForms");
        builder.HasKey(x => new
        {
            x.OrganizationId,
            x.PersonId,
            x.Key,
        });
        builder.Property(x => x.Key).HasMaxLength(SentForm.KeyLength);
        builder.Property(x => x.Path).HasMaxLength(SentForm.PathLength);
        builder.HasIndex(x => x.At);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
