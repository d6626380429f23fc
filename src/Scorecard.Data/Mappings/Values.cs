using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class KpiMapping : IEntityTypeConfiguration<Kpi>
{
    public void Configure(EntityTypeBuilder<Kpi> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Code).HasMaxLength(TextRules.CodeLength);
        builder.Property(x => x.CodeNormalized).HasMaxLength(TextRules.CodeLength);
        builder.Property(x => x.Name).HasMaxLength(TextRules.NameLength);
        builder.Property(x => x.Description).HasMaxLength(TextRules.DescriptionLength);
        builder.Property(x => x.UnitOfMeasure).HasMaxLength(40);
        builder.Property(x => x.NumeratorName).HasMaxLength(TextRules.NameLength);
        builder.Property(x => x.DenominatorName).HasMaxLength(TextRules.NameLength);
        // The organization last: PostgreSQL, before it has counted the rows, would check the foreign key of each value by this index and
        // so look through all KPIs of the organization.
        builder.HasIndex(x => new { x.CodeNormalized, x.OrganizationId }).IsUnique();
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasOne<Objective>().WithMany().HasForeignKey(x => x.ObjectiveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Kpi>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Kpi>().WithMany().HasForeignKey(x => x.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.SponsorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Definitions).WithOne().HasForeignKey(x => x.KpiId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Updaters).WithOne().HasForeignKey(x => x.KpiId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(x => x.Definitions).AutoInclude();
        builder.Navigation(x => x.Updaters).AutoInclude();
        builder.Ignore(x => x.Details);
        builder.Ignore(x => x.Latest);
    }
}

internal sealed class KpiDefinitionMapping : IEntityTypeConfiguration<KpiDefinition>
{
    public void Configure(EntityTypeBuilder<KpiDefinition> builder)
    {
        builder.ToTable("KpiDefinitions");
        builder.HasKey(x => new { x.KpiId, x.EffectiveFrom });
        builder.HasIndex(x => x.OrganizationId);
        builder.Ignore(x => x.Formula);
        builder.ComplexProperty(
            x => x.Scale,
            scale =>
            {
                scale.Property(x => x.Kind).HasColumnName("Scale");
                foreach (var field in ScaleKinds.Fields)
                    scale.Property(field.Name).HasColumnName(field.Name);
                scale.Property(x => x.Points).HasMaxLength(TextRules.DescriptionLength);
            }
        );
    }
}

internal sealed class KpiUpdaterMapping : IEntityTypeConfiguration<KpiUpdater>
{
    public void Configure(EntityTypeBuilder<KpiUpdater> builder)
    {
        builder.ToTable("KpiUpdaters");
        builder.HasKey(x => new { x.KpiId, x.PersonId });
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MeasurementMapping : IEntityTypeConfiguration<Measurement>
{
    public void Configure(EntityTypeBuilder<Measurement> builder)
    {
        // Loading a book reads one organization's values in this order; the foreign key leads with the organization too,
        // so one index serves all.
        builder.HasKey(x => new
        {
            x.OrganizationId,
            x.KpiId,
            x.PeriodStart,
            x.Revision,
        });
        builder.Property(x => x.Revision).ValueGeneratedNever();
        builder.Property(x => x.Note).HasMaxLength(TextRules.DescriptionLength);
        builder
            .HasOne<Kpi>()
            .WithMany()
            .HasForeignKey(x => new { x.OrganizationId, x.KpiId })
            .HasPrincipalKey(x => new { x.OrganizationId, x.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(x => x.Measured);
    }
}

internal sealed class HeldValueMapping : IEntityTypeConfiguration<HeldValue>
{
    public void Configure(EntityTypeBuilder<HeldValue> builder)
    {
        builder.ToTable("HeldValues");
        builder.HasKey(x => new { x.KpiId, x.PeriodStart });
        builder.HasIndex(x => x.OrganizationId);
        builder.Property(x => x.Note).HasMaxLength(TextRules.DescriptionLength);
        builder.HasOne<Kpi>().WithMany().HasForeignKey(x => x.KpiId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.HeldBy).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(x => x.Measured);
    }
}

internal sealed class ChangeMapping : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.HasKey(x => new
        {
            x.OrganizationId,
            x.Sequence,
            x.Ordinal,
        });
        builder.Property(x => x.Sequence).ValueGeneratedNever();
        builder.Property(x => x.Ordinal).ValueGeneratedNever();
        builder.Property(x => x.What).HasMaxLength(40);
        builder.Property(x => x.From).HasMaxLength(500);
        builder.Property(x => x.To).HasMaxLength(500);
        builder.Property(x => x.Why).HasMaxLength(500);
        builder.Property(x => x.Hash).HasMaxLength(32);
        builder.HasIndex(x => new
        {
            x.OrganizationId,
            x.Subject,
            x.SubjectId,
            x.Sequence,
        });
        // The page of changes reads the newest of one kind.
        builder.HasIndex(x => new
        {
            x.OrganizationId,
            x.Subject,
            x.Sequence,
            x.Ordinal,
        });
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
