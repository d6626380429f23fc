using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Data.Notices;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Key).HasMaxLength(Notice.KeyLength);
        builder.Property(x => x.Text).HasMaxLength(Notice.TextLength);
        builder.Property(x => x.Path).HasMaxLength(Notice.PathLength);
        builder
            .HasIndex(x => new
            {
                x.OrganizationId,
                x.PersonId,
                x.Kind,
                x.Key,
            })
            .IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoticeChoiceMapping : IEntityTypeConfiguration<NoticeChoice>
{
    public void Configure(EntityTypeBuilder<NoticeChoice> builder)
    {
        builder.ToTable("NoticeChoices");
        builder.HasKey(x => new
        {
            x.OrganizationId,
            x.PersonId,
            x.Kind,
        });
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("OutboxMails");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Key).HasMaxLength(OutboxMail.KeyLength);
        builder.Property(x => x.To).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(x => x.Subject).HasMaxLength(OutboxMail.SubjectLength);
        builder.Property(x => x.LastError).HasMaxLength(OutboxMail.ErrorLength);
        builder.HasIndex(x => x.Key).IsUnique();
        builder.HasIndex(x => new
        {
            x.SentAt,
            x.GivenUpAt,
            x.NotBefore,
        });
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HookMapping : IEntityTypeConfiguration<Hook>
{
    public void Configure(EntityTypeBuilder<Hook> builder)
    {
        builder.ToTable("Hooks");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Address).HasMaxLength(Hook.AddressLength);
        builder.Property(x => x.Secret).HasMaxLength(Hook.SecretLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HookPostMapping : IEntityTypeConfiguration<HookPost>
{
    public void Configure(EntityTypeBuilder<HookPost> builder)
    {
        builder.ToTable("HookPosts");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Key).HasMaxLength(OutboxMail.KeyLength);
        builder.Property(x => x.Text).HasMaxLength(Notice.TextLength);
        builder.Property(x => x.Path).HasMaxLength(Notice.PathLength);
        builder.Property(x => x.LastError).HasMaxLength(OutboxMail.ErrorLength);
        builder.HasIndex(x => new { x.HookId, x.Key }).IsUnique();
        builder.HasIndex(x => new
        {
            x.SentAt,
            x.GivenUpAt,
            x.NotBefore,
        });
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Hook>().WithMany().HasForeignKey(x => x.HookId).OnDelete(DeleteBehavior.Cascade);
    }
}
