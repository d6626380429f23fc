using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain;
using Scorecard.Domain.Comments;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("Comments");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Words).HasMaxLength(TextRules.DescriptionLength);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.Topic);
        builder.HasIndex(x => new { x.OrganizationId, x.Id });
        // Those on one thing, in the order in which they were written.
        builder.HasIndex(x => new { x.ObjectiveId, x.Id });
        builder.HasIndex(x => new { x.KpiId, x.Id });
        builder.HasIndex(x => new { x.InitiativeId, x.Id });
        builder.HasIndex(x => new { x.LinkId, x.Id });
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Objective>().WithMany().HasForeignKey(x => x.ObjectiveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Kpi>().WithMany().HasForeignKey(x => x.KpiId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Initiative>().WithMany().HasForeignKey(x => x.InitiativeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CauseEffectLink>().WithMany().HasForeignKey(x => x.LinkId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Comment>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.WithdrawnBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.ResolvedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CommentMentionMapping : IEntityTypeConfiguration<CommentMention>
{
    public void Configure(EntityTypeBuilder<CommentMention> builder)
    {
        builder.ToTable("CommentMentions");
        builder.HasKey(x => new { x.CommentId, x.PersonId });
        // What waits for a person.
        builder.HasIndex(x => new
        {
            x.OrganizationId,
            x.PersonId,
            x.AnsweredAt,
        });
        builder.HasOne<Comment>().WithMany().HasForeignKey(x => x.CommentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CommentFileMapping : IEntityTypeConfiguration<CommentFile>
{
    public void Configure(EntityTypeBuilder<CommentFile> builder)
    {
        builder.ToTable("CommentFiles");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(CommentFile.LongestName);
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<Comment>().WithMany().HasForeignKey(x => x.CommentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CommentFileContentMapping : IEntityTypeConfiguration<CommentFileContent>
{
    public void Configure(EntityTypeBuilder<CommentFileContent> builder)
    {
        builder.ToTable("CommentFileContents");
        builder.HasKey(x => x.FileId);
        builder.Property(x => x.FileId).ValueGeneratedNever();
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<CommentFile>().WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
