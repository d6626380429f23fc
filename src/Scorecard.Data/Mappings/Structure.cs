using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class OrganizationMapping : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(TextRules.NameLength);
        builder.Property(x => x.NameNormalized).HasMaxLength(TextRules.NameLength);
        builder.HasIndex(x => x.NameNormalized);
        builder.Property(x => x.TimeZone).HasMaxLength(64);
        builder.Property(x => x.Currency).HasMaxLength(3);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasMany(x => x.Tiers).WithOne().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(x => x.Tiers).AutoInclude();
    }
}

internal sealed class TierMapping : IEntityTypeConfiguration<Tier>
{
    public void Configure(EntityTypeBuilder<Tier> builder)
    {
        builder.ToTable("Tiers");
        builder.HasKey(x => new { x.OrganizationId, x.Number });
        builder.Property(x => x.Name).HasMaxLength(TextRules.NameLength);
    }
}

internal sealed class PerspectiveMapping : IEntityTypeConfiguration<Perspective>
{
    public void Configure(EntityTypeBuilder<Perspective> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(TextRules.NameLength);
        builder.Property(x => x.NameNormalized).HasMaxLength(TextRules.NameLength);
        builder.HasIndex(x => new { x.OrganizationId, x.NameNormalized }).IsUnique();
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Code).HasMaxLength(TextRules.CodeLength);
        builder.Property(x => x.CodeNormalized).HasMaxLength(TextRules.CodeLength);
        builder.Property(x => x.Name).HasMaxLength(TextRules.NameLength);
        builder.Property(x => x.Description).HasMaxLength(TextRules.DescriptionLength);
        builder.HasIndex(x => new { x.OrganizationId, x.CodeNormalized }).IsUnique();
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ObjectiveMapping : IEntityTypeConfiguration<Objective>
{
    public void Configure(EntityTypeBuilder<Objective> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Code).HasMaxLength(TextRules.CodeLength);
        builder.Property(x => x.CodeNormalized).HasMaxLength(TextRules.CodeLength);
        builder.Property(x => x.Name).HasMaxLength(TextRules.NameLength);
        builder.Property(x => x.Description).HasMaxLength(TextRules.DescriptionLength);
        builder.Property(x => x.Theme).HasMaxLength(TextRules.ThemeLength);
        builder.HasIndex(x => new { x.OrganizationId, x.CodeNormalized }).IsUnique();
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Perspective>().WithMany().HasForeignKey(x => x.PerspectiveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Objective>().WithMany().HasForeignKey(x => x.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ContributionMapping : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.HasKey(x => new { x.FromId, x.ToId });
        builder.HasIndex(x => x.OrganizationId);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasOne<Objective>().WithMany().HasForeignKey(x => x.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Objective>().WithMany().HasForeignKey(x => x.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EarlierTermsMapping : IEntityTypeConfiguration<EarlierTerms>
{
    public void Configure(EntityTypeBuilder<EarlierTerms> builder)
    {
        builder.ToTable("EarlierTerms");
        // The subject is a thing of any of five kinds, so that no foreign key can name it.
        builder.HasKey(x => new
        {
            x.OrganizationId,
            x.Of,
            x.SubjectId,
            x.OtherId,
            x.Until,
        });
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasKey(x => new { x.PersonId, x.UnitId });
        builder.HasIndex(x => x.OrganizationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.DisplayName).HasMaxLength(TextRules.NameLength);
        builder.Property(x => x.Title).HasMaxLength(TextRules.NameLength);
        builder.Property(x => x.Culture).HasMaxLength(Person.CultureLength);
        builder.Property(x => x.PhoneNumber).HasMaxLength(40);
    }
}
