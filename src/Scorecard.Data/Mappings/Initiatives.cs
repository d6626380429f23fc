using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class InitiativeMapping : IEntityTypeConfiguration<Initiative>
{
    public void Configure(EntityTypeBuilder<Initiative> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Code).HasMaxLength(TextRules.CodeLength);
        builder.Property(x => x.CodeNormalized).HasMaxLength(TextRules.CodeLength);
        builder.Property(x => x.Name).HasMaxLength(TextRules.NameLength);
        builder.Property(x => x.Description).HasMaxLength(TextRules.DescriptionLength);
        builder.Property(x => x.Note).HasMaxLength(TextRules.DescriptionLength);
        builder.HasIndex(x => new { x.OrganizationId, x.CodeNormalized }).IsUnique();
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.OwnerId).OnDelete(DeleteBehavior.Restrict);
        Part<Milestone>(builder, nameof(Initiative.Milestones));
        Part<InitiativeObjective>(builder, "objectives");
        Part<InitiativeKpi>(builder, "kpis");
        Part<InitiativeDependency>(builder, "awaits");
    }

    private static void Part<T>(EntityTypeBuilder<Initiative> builder, string field)
        where T : class
    {
        builder.HasMany<T>(field).WithOne().HasForeignKey(nameof(Milestone.InitiativeId)).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(field).AutoInclude();
    }
}

internal sealed class MilestoneMapping : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.ToTable("Milestones");
        builder.HasKey(x => new { x.InitiativeId, x.Number });
        builder.Property(x => x.Number).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(TextRules.NameLength);
        builder.HasIndex(x => x.OrganizationId);
    }
}

internal sealed class InitiativeObjectiveMapping : IEntityTypeConfiguration<InitiativeObjective>
{
    public void Configure(EntityTypeBuilder<InitiativeObjective> builder)
    {
        builder.ToTable("InitiativeObjectives");
        builder.HasKey(x => new { x.InitiativeId, x.ObjectiveId });
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<Objective>().WithMany().HasForeignKey(x => x.ObjectiveId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InitiativeKpiMapping : IEntityTypeConfiguration<InitiativeKpi>
{
    public void Configure(EntityTypeBuilder<InitiativeKpi> builder)
    {
        builder.ToTable("InitiativeKpis");
        builder.HasKey(x => new { x.InitiativeId, x.KpiId });
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<Kpi>().WithMany().HasForeignKey(x => x.KpiId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InitiativeDependencyMapping : IEntityTypeConfiguration<InitiativeDependency>
{
    public void Configure(EntityTypeBuilder<InitiativeDependency> builder)
    {
        builder.ToTable("InitiativeDependencies");
        builder.HasKey(x => new { x.InitiativeId, x.AwaitsId });
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<Initiative>().WithMany().HasForeignKey(x => x.AwaitsId).OnDelete(DeleteBehavior.Restrict);
    }
}
