using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Health;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Toolkit;
using Scorecard.Domain.Units;
using Scorecard.Domain.Views;

namespace Scorecard.Data;

/// <summary>
/// The one store. Every row belongs to an organization, and a context sees only the rows of the one it is scoped to; unscoped it sees none.
/// </summary>
public sealed class ScorecardDbContext(DbContextOptions<ScorecardDbContext> options, DatabaseProvider provider)
    : IdentityUserContext<Person, long>(options), IDataProtectionKeyContext
{
    // Identity leaves these to the application's options, which the migration tool does not see. Two of them fit into a key on SQL Server.
    private const int IdentityKeyLength = 128;

    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<Perspective> Perspectives => Set<Perspective>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Objective> Objectives => Set<Objective>();
    public DbSet<Contribution> Contributions => Set<Contribution>();
    public DbSet<Kpi> Kpis => Set<Kpi>();
    public DbSet<Measurement> Measurements => Set<Measurement>();
    public DbSet<CauseEffectLink> Causes => Set<CauseEffectLink>();
    public DbSet<CascadeAnswer> CascadeAnswers => Set<CascadeAnswer>();
    public DbSet<FieldOverride> FieldOverrides => Set<FieldOverride>();
    public DbSet<Rebase> Rebases => Set<Rebase>();
    public DbSet<LinkRecord> LinkRecords => Set<LinkRecord>();
    public DbSet<LeadWarning> LeadWarnings => Set<LeadWarning>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<LinkSearch> Searches => Set<LinkSearch>();
    public DbSet<Initiative> Initiatives => Set<Initiative>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<MeetingEntry> MeetingEntries => Set<MeetingEntry>();
    public DbSet<AcceptedFinding> AcceptedFindings => Set<AcceptedFinding>();
    public DbSet<UnitHealth> UnitHealth => Set<UnitHealth>();
    public DbSet<Tick> Ticks => Set<Tick>();
    public DbSet<DismissedItem> DismissedItems => Set<DismissedItem>();
    public DbSet<SavedTemplate> SavedTemplates => Set<SavedTemplate>();
    public DbSet<Scenario> Scenarios => Set<Scenario>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<ImportUpload> ImportUploads => Set<ImportUpload>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DatabaseProvider Provider => provider;

    /// <summary>The organization whose rows this context sees; 0 for none.</summary>
    public long OrganizationId { get; private set; }

    /// <summary>Lets this context see one organization's rows.</summary>
    public ScorecardDbContext Scope(long organizationId)
    {
        OrganizationId = organizationId;
        return this;
    }

    /// <summary>Starts a writing transaction in one organization; see <see cref="Write"/>.</summary>
    public Task<Write> BeginWriteAsync(long organizationId, long? by, DateTime at, string? why = null, CancellationToken cancel = default) =>
        Write.BeginAsync(Scope(organizationId), by, at, why, cancel);

    /// <summary>The write that is open on this context.</summary>
    internal Write? Writing { get; set; }

    /// <summary>For libraries that know no other way, such as the key ring. It does not take a turn in the queue, since waiting here would hold a thread.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Complete();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Complete();
        var saved = 0;
        await InTurnAsync(async () => saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
        return saved;
    }

    /// <summary>Writes when it is this context's turn; inside a transaction it has been taken already.</summary>
    internal async Task InTurnAsync(Func<Task> write, CancellationToken cancel)
    {
        var queue = Database.CurrentTransaction is null ? provider.WriterQueue : null;
        if (queue is not null)
            await queue.WaitAsync(cancel);
        try
        {
            await write();
        }
        finally
        {
            queue?.Release();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<Utc>();
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<long>>().ToTable("PersonClaims");
        builder.Entity<IdentityUserLogin<long>>(login =>
        {
            login.ToTable("PersonLogins");
            login.Property(x => x.LoginProvider).HasMaxLength(IdentityKeyLength);
            login.Property(x => x.ProviderKey).HasMaxLength(IdentityKeyLength);
        });
        builder.Entity<IdentityUserToken<long>>(token =>
        {
            token.ToTable("PersonTokens");
            token.Property(x => x.LoginProvider).HasMaxLength(IdentityKeyLength);
            token.Property(x => x.Name).HasMaxLength(IdentityKeyLength);
        });
        builder.ApplyConfigurationsFromAssembly(typeof(ScorecardDbContext).Assembly);

        builder.Entity<Organization>().HasQueryFilter(x => x.Id == OrganizationId);
        builder.Entity<Tier>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Perspective>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Unit>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Objective>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Contribution>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Kpi>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<KpiDefinition>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<KpiUpdater>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Measurement>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<CauseEffectLink>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<CascadeAnswer>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<FieldOverride>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Rebase>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<LinkRecord>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<LeadWarning>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Proposal>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<LinkSearch>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Initiative>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Milestone>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<InitiativeObjective>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<InitiativeKpi>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<InitiativeDependency>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Meeting>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<MeetingEntry>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<AcceptedFinding>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<UnitHealth>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Tick>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<DismissedItem>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<SavedTemplate>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Scenario>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<ScenarioPart>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<SavedView>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Membership>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<Change>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<ImportUpload>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
        builder.Entity<ImportUploadPart>().HasQueryFilter(x => x.OrganizationId == OrganizationId);
    }

    private void Complete()
    {
        ChangeTracker.DetectChanges();
        var changed = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        foreach (var entry in changed)
            Guard(entry);
        if (Writing is not null)
            Changes.AddRange(Writing.TakeLines(changed));
        foreach (var entry in changed)
            if (OwnerOf(entry.Entity) is { } owner && Entry(owner).State == EntityState.Unchanged)
                Entry(owner).Property(nameof(IVersioned.Version)).IsModified = true;
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
            entry.Property(x => x.Version).CurrentValue = entry.Property(x => x.Version).OriginalValue + 1;
    }

    private void Guard(EntityEntry entry)
    {
        // Files that wait for an import are not yet the organization's content, how far a search is says nothing of it, and what people tick, dismiss or save for themselves is their own.
        if (OrganizationOf(entry) is not { } organization
            || (entry.Entity is ImportUpload or ImportUploadPart or LinkSearch or Tick or DismissedItem or Scenario or ScenarioPart or SavedView && organization == OrganizationId))
            return;
        if (Writing is null || organization != OrganizationId)
            throw new InvalidOperationException($"A {entry.Metadata.ShortName()} is only saved inside a write in its own organization: see {nameof(BeginWriteAsync)}.");
        if (entry.Entity is Measurement or Change && entry.State != EntityState.Added)
            throw new InvalidOperationException($"A {entry.Metadata.ShortName()} is never changed or removed, only added.");
    }

    private static long? OrganizationOf(EntityEntry entry) =>
        entry.Entity is Organization organization ? organization.Id
        : entry.Metadata.FindProperty(nameof(Unit.OrganizationId)) is { } property ? (long?)entry.Property(property).CurrentValue
        : null;

    private object? OwnerOf(object part) => part switch
    {
        KpiDefinition d => Kpis.Local.FindEntry(d.KpiId)?.Entity,
        KpiUpdater u => Kpis.Local.FindEntry(u.KpiId)?.Entity,
        Milestone m => Initiatives.Local.FindEntry(m.InitiativeId)?.Entity,
        InitiativeObjective o => Initiatives.Local.FindEntry(o.InitiativeId)?.Entity,
        InitiativeKpi k => Initiatives.Local.FindEntry(k.InitiativeId)?.Entity,
        InitiativeDependency d => Initiatives.Local.FindEntry(d.InitiativeId)?.Entity,
        Tier t => Organizations.Local.FindEntry(t.OrganizationId)?.Entity,
        _ => null,
    };

    /// <summary>Times are UTC; some databases forget to say so.</summary>
    private sealed class Utc() : ValueConverter<DateTime, DateTime>(at => at, at => DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
