using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Data.Import;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class ImportUploadMapping : IEntityTypeConfiguration<ImportUpload>
{
    public void Configure(EntityTypeBuilder<ImportUpload> builder)
    {
        builder.ToTable("ImportUploads");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Names).HasMaxLength(ImportUpload.LongestNames);
        builder.Property(x => x.Extension).HasMaxLength(10);
        builder.HasIndex(x => new { x.OrganizationId, x.PersonId });
        builder.HasIndex(x => x.At);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ImportUploadPartMapping : IEntityTypeConfiguration<ImportUploadPart>
{
    public void Configure(EntityTypeBuilder<ImportUploadPart> builder)
    {
        builder.ToTable("ImportUploadParts");
        builder.HasKey(x => new { x.UploadId, x.Number });
        builder.Property(x => x.Number).ValueGeneratedNever();
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<ImportUpload>().WithMany().HasForeignKey(x => x.UploadId).OnDelete(DeleteBehavior.Cascade);
    }
}
