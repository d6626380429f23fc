using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class RebaseMapping : IEntityTypeConfiguration<Rebase>
{
    public void Configure(EntityTypeBuilder<Rebase> builder)
    {
        builder.ToTable("Rebases");
        builder.HasKey(x => new { x.KpiId, x.From });
        builder.Property(x => x.Reason).HasMaxLength(TextRules.DescriptionLength);
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<Kpi>().WithMany().HasForeignKey(x => x.KpiId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LinkRecordMapping : IEntityTypeConfiguration<LinkRecord>
{
    public void Configure(EntityTypeBuilder<LinkRecord> builder)
    {
        builder.ToTable("LinkRecords");
        builder.HasKey(x => new { x.LinkId, x.On });
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<CauseEffectLink>().WithMany().HasForeignKey(x => x.LinkId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LeadWarningMapping : IEntityTypeConfiguration<LeadWarning>
{
    public void Configure(EntityTypeBuilder<LeadWarning> builder)
    {
        builder.ToTable("LeadWarnings");
        builder.HasKey(x => new
        {
            x.LinkId,
            x.CauseKpiId,
            x.EffectKpiId,
            x.SignalOn,
        });
        builder.HasIndex(x => x.OrganizationId);
        builder.HasIndex(x => x.EffectKpiId);
        builder.HasOne<CauseEffectLink>().WithMany().HasForeignKey(x => x.LinkId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("Proposals");
        builder.HasKey(x => new { x.CauseKpiId, x.EffectKpiId });
        builder.Property(x => x.Reason).HasMaxLength(TextRules.DescriptionLength);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.OrganizationId);
    }
}

internal sealed class LinkSearchMapping : IEntityTypeConfiguration<LinkSearch>
{
    public void Configure(EntityTypeBuilder<LinkSearch> builder)
    {
        builder.ToTable("Searches");
        builder.HasKey(x => x.OrganizationId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
