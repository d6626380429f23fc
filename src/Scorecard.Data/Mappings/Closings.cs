using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class ClosingMapping : IEntityTypeConfiguration<Closing>
{
    public void Configure(EntityTypeBuilder<Closing> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.ReopenedWhy).HasMaxLength(Restatement.LongestReason);
        // Each write asks for the last closed day.
        builder.HasIndex(x => new { x.OrganizationId, x.Through });
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.ClosedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.ReopenedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ClosingScoresMapping : IEntityTypeConfiguration<ClosingScores>
{
    public void Configure(EntityTypeBuilder<ClosingScores> builder)
    {
        builder.ToTable("ClosingScores");
        builder.HasKey(x => x.ClosingId);
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<Closing>().WithOne().HasForeignKey<ClosingScores>(x => x.ClosingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RestatementMapping : IEntityTypeConfiguration<Restatement>
{
    public void Configure(EntityTypeBuilder<Restatement> builder)
    {
        builder.HasKey(x => new { x.OrganizationId, x.Sequence });
        builder.Property(x => x.Sequence).ValueGeneratedNever();
        builder.Property(x => x.Reason).HasMaxLength(Restatement.LongestReason);
        builder.Property(x => x.What).HasMaxLength(100);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.By).OnDelete(DeleteBehavior.Restrict);
    }
}
