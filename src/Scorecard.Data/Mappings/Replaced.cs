using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class ReplacedMapping : IEntityTypeConfiguration<Replaced>
{
    public void Configure(EntityTypeBuilder<Replaced> builder)
    {
        builder.ToTable("Replaced");
        builder.HasKey(x => new
        {
            x.OrganizationId,
            x.Sequence,
            x.Part,
        });
        builder.Property(x => x.Sequence).ValueGeneratedNever();
        builder.Property(x => x.Part).ValueGeneratedNever();
        // Whether a day lies before what is kept, and which writes came after it.
        builder.HasIndex(x => new { x.OrganizationId, x.At });
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
