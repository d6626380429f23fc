using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class ScenarioMapping : IEntityTypeConfiguration<Scenario>
{
    public void Configure(EntityTypeBuilder<Scenario> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(TextRules.NameLength);
        builder.HasIndex(x => new
        {
            x.OrganizationId,
            x.PersonId,
            x.UnitId,
        });
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Parts).WithOne().HasForeignKey(x => x.ScenarioId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(x => x.Parts).AutoInclude();
    }
}

internal sealed class ScenarioPartMapping : IEntityTypeConfiguration<ScenarioPart>
{
    public void Configure(EntityTypeBuilder<ScenarioPart> builder)
    {
        builder.ToTable("ScenarioParts");
        builder.HasKey(x => new { x.ScenarioId, x.KpiId });
        builder.Property(x => x.KpiName).HasMaxLength(TextRules.NameLength);
        builder.HasIndex(x => x.OrganizationId);
    }
}
