using System.Linq.Expressions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Comments;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Feeds;
using Scorecard.Domain.Health;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
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
    : IdentityUserContext<Person, long>(options),
        IDataProtectionKeyContext
{
    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<Perspective> Perspectives => Set<Perspective>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Objective> Objectives => Set<Objective>();
    public DbSet<Contribution> Contributions => Set<Contribution>();
    public DbSet<EarlierTerms> EarlierTerms => Set<EarlierTerms>();
    public DbSet<Kpi> Kpis => Set<Kpi>();
    public DbSet<Measurement> Measurements => Set<Measurement>();
    public DbSet<HeldValue> HeldValues => Set<HeldValue>();
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
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<CommentMention> CommentMentions => Set<CommentMention>();
    public DbSet<CommentFile> CommentFiles => Set<CommentFile>();
    public DbSet<AcceptedFinding> AcceptedFindings => Set<AcceptedFinding>();
    public DbSet<UnitHealth> UnitHealth => Set<UnitHealth>();
    public DbSet<Tick> Ticks => Set<Tick>();
    public DbSet<DismissedItem> DismissedItems => Set<DismissedItem>();
    public DbSet<SavedTemplate> SavedTemplates => Set<SavedTemplate>();
    public DbSet<SavedMapping> SavedMappings => Set<SavedMapping>();
    public DbSet<Scenario> Scenarios => Set<Scenario>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<GroupRole> GroupRoles => Set<GroupRole>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SecurityEvent> SecurityEvents => Set<SecurityEvent>();
    public DbSet<SentForm> SentForms => Set<SentForm>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<ApiAnswer> ApiAnswers => Set<ApiAnswer>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<NoticeChoice> NoticeChoices => Set<NoticeChoice>();
    public DbSet<OutboxMail> OutboxMails => Set<OutboxMail>();
    public DbSet<Hook> Hooks => Set<Hook>();
    public DbSet<HookPost> HookPosts => Set<HookPost>();
    public DbSet<FeedDatabase> FeedDatabases => Set<FeedDatabase>();
    public DbSet<KpiFeed> KpiFeeds => Set<KpiFeed>();
    public DbSet<FileSource> FileSources => Set<FileSource>();
    public DbSet<SourceFile> SourceFiles => Set<SourceFile>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<Replaced> Replaced => Set<Replaced>();
    public DbSet<Closing> Closings => Set<Closing>();
    public DbSet<ClosingScores> ClosingScores => Set<ClosingScores>();
    public DbSet<Restatement> Restatements => Set<Restatement>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DatabaseProvider Provider => provider;

    /// <summary>With passkeys, whatever the options of the program that asks say.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>The organization whose rows this context sees; 0 for none.</summary>
    public long OrganizationId { get; private set; }

    /// <summary>Lets this context see one organization's rows.</summary>
    public ScorecardDbContext Scope(long organizationId)
    {
        OrganizationId = organizationId;
        return this;
    }

    /// <summary>Starts a writing transaction in one organization; see <see cref="WriteTransaction"/>.</summary>
    public Task<WriteTransaction> BeginWriteAsync(
        long organizationId,
        long? by,
        DateTime at,
        string? why = null,
        CancellationToken cancel = default
    ) => WriteTransaction.BeginAsync(Scope(organizationId), by, at, why, cancel);

    /// <summary>Why the next write may change closed months; null where nobody has said, and then such a change is refused.</summary>
    public string? RestatementReason { get; set; }

    /// <summary>The write that is open on this context.</summary>
    internal WriteTransaction? Writing { get; set; }

    /// <summary>
    /// For libraries that know no other way, such as the key ring. It does not take a turn in the queue,
    /// since waiting here would hold a thread.
    /// </summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Complete();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Writing is { ClosedThrough: { } through } write)
            await write.RestateAsync(await this.TouchedAsync(through, cancellationToken), cancellationToken);
        Complete();
        return await InTurnAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
    }

    /// <summary>Writes when it is this context's turn; inside a transaction it has been taken already.</summary>
    /// <returns>What the write answers, such as how many rows it changed.</returns>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> write, CancellationToken cancel)
    {
        var queue = Database.CurrentTransaction is null ? provider.WriterQueue : null;
        if (queue is not null)
            await queue.TurnAsync(cancel);
        try
        {
            return await write();
        }
        finally
        {
            queue?.Release();
        }
    }

    /// <inheritdoc cref="InTurnAsync{T}"/>
    public Task InTurnAsync(Func<Task> write, CancellationToken cancel) =>
        InTurnAsync(
            async () =>
            {
                await write();
                return true;
            },
            cancel
        );

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<Utc>();
        configurationBuilder.Properties<decimal>().HavePrecision(21, TextRules.MostDecimals);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.MapIdentity();
        builder.ApplyConfigurationsFromAssembly(typeof(ScorecardDbContext).Assembly);

        foreach (var type in builder.Model.GetEntityTypes().Select(e => e.ClrType).Where(c => c.IsAssignableTo(typeof(IOwned))).ToList())
            builder.Entity(type).HasQueryFilter(IsInScope(type));
        if (provider.ExactCollation is { } exact)
            foreach (var property in builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(IsNormalized))
                property.SetCollation(exact);
    }

    /// <summary>Whether a column holds what the program has normalized, such as <c>CodeNormalized</c> and <c>NormalizedEmail</c>.</summary>
    private static bool IsNormalized(IMutableProperty property) => property.Name.Contains("Normalized", StringComparison.Ordinal);

    /// <summary>Whether a row belongs to the organization of the context that asks.</summary>
    private LambdaExpression IsInScope(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var organization = Expression.Property(row, type == typeof(Organization) ? nameof(Organization.Id) : nameof(IOwned.OrganizationId));
        var scope = Expression.Property(Expression.Constant(this), nameof(OrganizationId));
        return Expression.Lambda(Expression.Equal(organization, scope), row);
    }

    private void Complete()
    {
        ChangeTracker.DetectChanges();
        var changed = ChangeTracker
            .Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        foreach (var entry in changed)
            Guard(entry);
        if (Writing is not null)
        {
            Changes.AddRange(Writing.TakeLines(changed));
            if (Writing.TakeReplaced(changed) is { } replaced)
                Add(replaced);
        }
        var wholes = changed.Where(e => e.Entity is IPartOf).Select(e => Wholes.WholeOf(e)).ToHashSet();
        var untouched = ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Unchanged);
        foreach (var entry in untouched.Where(e => wholes.Contains(Wholes.WholeOf(e))).ToList())
            entry.Property(x => x.Version).IsModified = true;
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
            entry.Property(x => x.Version).CurrentValue = entry.Property(x => x.Version).OriginalValue + 1;
        // Identity's own version, which Identity raises only where it saves itself.
        foreach (var entry in ChangeTracker.Entries<Person>().Where(e => e.State == EntityState.Modified))
            if (!entry.Property(x => x.ConcurrencyStamp).IsModified)
                entry.Property(x => x.ConcurrencyStamp).CurrentValue = Guid.NewGuid().ToString();
    }

    private void Guard(EntityEntry entry)
    {
        if (entry.Entity is not IOwned owned || (owned is IUnjournaled && owned.OrganizationId == OrganizationId))
            return;
        if (Writing is null || owned.OrganizationId != OrganizationId)
            throw new InvalidOperationException(
                $"A {entry.Metadata.ShortName()} is only saved inside a write in its own organization: see {nameof(BeginWriteAsync)}."
            );
        if (owned is IAppendOnly && entry.State != EntityState.Added)
            throw new InvalidOperationException($"A {entry.Metadata.ShortName()} is never changed or removed, only added.");
    }

    /// <summary>Times are UTC; some databases forget to say so.</summary>
    private sealed class Utc() : ValueConverter<DateTime, DateTime>(at => at, at => DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
