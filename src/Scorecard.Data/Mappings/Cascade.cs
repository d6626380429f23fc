using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Health;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Toolkit;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class CauseEffectLinkMapping : IEntityTypeConfiguration<CauseEffectLink>
{
    public void Configure(EntityTypeBuilder<CauseEffectLink> builder)
    {
        builder.ToTable("CauseEffectLinks");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Note).HasMaxLength(TextRules.DescriptionLength);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<Objective>().WithMany().HasForeignKey(x => x.CauseObjectiveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Objective>().WithMany().HasForeignKey(x => x.EffectObjectiveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Kpi>().WithMany().HasForeignKey(x => x.CauseKpiId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Kpi>().WithMany().HasForeignKey(x => x.EffectKpiId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CascadeAnswerMapping : IEntityTypeConfiguration<CascadeAnswer>
{
    public void Configure(EntityTypeBuilder<CascadeAnswer> builder)
    {
        builder.HasKey(x => new { x.ObjectiveId, x.UnitId });
        builder.Property(x => x.Reason).HasMaxLength(TextRules.DescriptionLength);
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<Objective>().WithMany().HasForeignKey(x => x.ObjectiveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FieldOverrideMapping : IEntityTypeConfiguration<FieldOverride>
{
    public void Configure(EntityTypeBuilder<FieldOverride> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Reason).HasMaxLength(TextRules.DescriptionLength);
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<Objective>().WithMany().HasForeignKey(x => x.ObjectiveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Kpi>().WithMany().HasForeignKey(x => x.KpiId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AcceptedFindingMapping : IEntityTypeConfiguration<AcceptedFinding>
{
    public void Configure(EntityTypeBuilder<AcceptedFinding> builder)
    {
        builder.HasKey(x => new { x.OrganizationId, x.Key });
        builder.Property(x => x.Key).HasMaxLength(AcceptedFinding.KeyLength);
        builder.Property(x => x.Facts).HasMaxLength(AcceptedFinding.KeyLength);
        builder.Property(x => x.Reason).HasMaxLength(TextRules.DescriptionLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnitHealthMapping : IEntityTypeConfiguration<UnitHealth>
{
    public void Configure(EntityTypeBuilder<UnitHealth> builder)
    {
        builder.ToTable("UnitHealth");
        builder.HasKey(x => new { x.UnitId, x.Month });
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TickMapping : IEntityTypeConfiguration<Tick>
{
    public void Configure(EntityTypeBuilder<Tick> builder)
    {
        builder.HasKey(x => new
        {
            x.OrganizationId,
            x.PersonId,
            x.Item,
        });
        builder.Property(x => x.Item).HasMaxLength(Tick.ItemLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DismissedItemMapping : IEntityTypeConfiguration<DismissedItem>
{
    public void Configure(EntityTypeBuilder<DismissedItem> builder)
    {
        builder.HasKey(x => new
        {
            x.OrganizationId,
            x.PersonId,
            x.Key,
        });
        builder.Property(x => x.Key).HasMaxLength(DismissedItem.KeyLength);
        builder.Property(x => x.Facts).HasMaxLength(DismissedItem.KeyLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SavedMappingMapping : IEntityTypeConfiguration<SavedMapping>
{
    public void Configure(EntityTypeBuilder<SavedMapping> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(TextRules.NameLength);
        builder.Property(x => x.NameNormalized).HasMaxLength(TextRules.NameLength);
        builder.HasIndex(x => new { x.OrganizationId, x.NameNormalized }).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.By).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SavedTemplateMapping : IEntityTypeConfiguration<SavedTemplate>
{
    public void Configure(EntityTypeBuilder<SavedTemplate> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(TextRules.NameLength);
        builder.Property(x => x.Summary).HasMaxLength(TextRules.DescriptionLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.By).OnDelete(DeleteBehavior.Restrict);
    }
}
