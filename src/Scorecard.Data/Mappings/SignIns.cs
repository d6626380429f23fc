using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mappings;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Device).HasMaxLength(Session.DeviceLength);
        builder.Property(x => x.Address).HasMaxLength(Session.AddressLength);
        builder.HasIndex(x => x.EndsAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SecurityEventMapping : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> builder)
    {
        builder.ToTable("SecurityEvents");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.What).HasMaxLength(SecurityEvent.WhatLength);
        builder.Property(x => x.Address).HasMaxLength(Session.AddressLength);
        builder.Property(x => x.Detail).HasMaxLength(SecurityEvent.DetailLength);
        builder.HasIndex(x => x.At);
        builder.HasIndex(x => new { x.PersonId, x.At });
        builder.HasIndex(x => new { x.OrganizationId, x.At });
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class GroupRoleMapping : IEntityTypeConfiguration<GroupRole>
{
    public void Configure(EntityTypeBuilder<GroupRole> builder)
    {
        builder.ToTable("GroupRoles");
        builder.HasKey(x => new
        {
            x.OrganizationId,
            x.Group,
            x.UnitId,
        });
        builder.Property(x => x.Group).HasMaxLength(TextRules.NameLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
