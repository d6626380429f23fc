using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain.Feeds;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class FeedDatabaseMapping : IEntityTypeConfiguration<FeedDatabase>
{
    public void Configure(EntityTypeBuilder<FeedDatabase> builder)
    {
        builder.ToTable("FeedDatabases");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(FeedDatabase.NameLength);
        builder.Property(x => x.Server).HasMaxLength(FeedDatabase.ServerLength);
        builder.Property(x => x.Database).HasMaxLength(FeedDatabase.ServerLength);
        builder.Property(x => x.User).HasMaxLength(FeedDatabase.ServerLength);
        builder.Property(x => x.Password).HasMaxLength(FeedDatabase.SecretLength);
        builder.Ignore(x => x.Address);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class KpiFeedMapping : IEntityTypeConfiguration<KpiFeed>
{
    public void Configure(EntityTypeBuilder<KpiFeed> builder)
    {
        builder.ToTable("KpiFeeds");
        builder.HasKey(x => x.KpiId);
        builder.Property(x => x.KpiId).ValueGeneratedNever();
        builder.Property(x => x.Query).HasMaxLength(KpiFeed.QueryLength);
        builder.Property(x => x.Problem).HasMaxLength(KpiFeed.ProblemLength);
        builder.HasIndex(x => x.NotBefore);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Kpi>().WithMany().HasForeignKey(x => x.KpiId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FeedDatabase>().WithMany().HasForeignKey(x => x.DatabaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
