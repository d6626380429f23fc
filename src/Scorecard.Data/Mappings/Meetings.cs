using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder
            .HasIndex(x => new
            {
                x.UnitId,
                x.HeldOn,
                x.Frequency,
                x.PeriodStart,
            })
            .IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.OpenedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MeetingEntryMapping : IEntityTypeConfiguration<MeetingEntry>
{
    public void Configure(EntityTypeBuilder<MeetingEntry> builder)
    {
        builder.ToTable("MeetingEntries");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Words).HasMaxLength(TextRules.DescriptionLength);
        builder.Property(x => x.Version).IsConcurrencyToken();
        // The newest of an organization, of a unit and of an objective.
        builder.HasIndex(x => new { x.OrganizationId, x.Id });
        builder.HasIndex(x => new { x.UnitId, x.Id });
        builder.HasIndex(x => new { x.ObjectiveId, x.Id });
        builder.HasOne<Meeting>().WithMany().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Objective>().WithMany().HasForeignKey(x => x.ObjectiveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
