using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class FileSourceMapping : IEntityTypeConfiguration<FileSource>
{
    public void Configure(EntityTypeBuilder<FileSource> builder)
    {
        builder.ToTable("FileSources");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Place).HasMaxLength(FileSource.PlaceLength);
        builder.Property(x => x.Header).HasMaxLength(FileSource.HeaderLength);
        builder.Property(x => x.Secret).HasMaxLength(FileSource.SecretLength);
        builder.Property(x => x.Took).HasMaxLength(FileSource.WordsLength);
        builder.Property(x => x.Problem).HasMaxLength(FileSource.WordsLength);
        builder.Property(x => x.StuckOn).HasMaxLength(SourceFile.NameLength);
        builder.Property(x => x.Tag).HasMaxLength(FileSource.HeaderLength);
        builder.HasIndex(x => x.NotBefore);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SavedMapping>().WithMany().HasForeignKey(x => x.MappingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SourceFileMapping : IEntityTypeConfiguration<SourceFile>
{
    public void Configure(EntityTypeBuilder<SourceFile> builder)
    {
        builder.ToTable("SourceFiles");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(SourceFile.NameLength);
        builder.Property(x => x.Hash).HasMaxLength(SourceFile.HashLength);
        builder.Property(x => x.Problem).HasMaxLength(FileSource.WordsLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FileSource>().WithMany().HasForeignKey(x => x.SourceId).OnDelete(DeleteBehavior.Restrict);
    }
}
