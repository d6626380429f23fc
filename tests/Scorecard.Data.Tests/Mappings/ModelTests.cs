using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Scorecard.Data.Notices;
using Scorecard.Data.PostgreSql;
using Scorecard.Data.Sqlite;
using Scorecard.Data.SqlServer;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Tests.Mappings;

/// <summary>What every entity has to keep, those of tomorrow included.</summary>
public sealed class ModelTests
{
    /// <summary>Rows of people and of the server, which belong to no organization.</summary>
    private static readonly HashSet<Type> Everyones =
    [
        typeof(Person),
        typeof(IdentityUserClaim<long>),
        typeof(IdentityUserLogin<long>),
        typeof(IdentityUserToken<long>),
        typeof(IdentityUserPasskey<long>),
        typeof(IdentityPasskeyData),
        typeof(Session),
        typeof(SecurityEvent),
        typeof(DataProtectionKey),
        typeof(OutboxMail),
    ];

    private static readonly HashSet<string> Unlimited =
    [
        "Person.PasswordHash",
        "Person.SecurityStamp",
        "Person.ConcurrencyStamp",
        "IdentityPasskeyData.Name",
        "IdentityPasskeyData.Transports",
        "IdentityUserClaim.ClaimType",
        "IdentityUserClaim.ClaimValue",
        "IdentityUserLogin.ProviderDisplayName",
        "IdentityUserToken.Value",
        "DataProtectionKey.FriendlyName",
        "DataProtectionKey.Xml",
        "KpiDefinition.FormulaText",
        "OutboxMail.Html",
        "OutboxMail.Text",
    ];

    public static TheoryData<string> Providers => ["Sqlite", "SqlServer", "PostgreSql"];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_row_belongs_to_an_organization_and_is_filtered_by_it(string provider)
    {
        foreach (var entity in ModelOf(provider).GetEntityTypes().Where(e => !Everyones.Contains(e.ClrType)))
        {
            Assert.False(entity.IsOwned(), $"{entity.ShortName()} is owned, so it cannot be filtered.");
            Assert.True(
                entity.ClrType == typeof(Organization) || entity.FindProperty("OrganizationId") is { IsNullable: false },
                $"{entity.ShortName()} has no OrganizationId."
            );
            Assert.True(entity.ClrType.IsAssignableTo(typeof(IOwned)), $"{entity.ShortName()} does not say that an organization owns it.");
            Assert.True(entity.GetDeclaredQueryFilters().Count == 1, $"{entity.ShortName()} has no query filter.");
            Assert.True(
                entity.ClrType == typeof(Organization) || LeadsWithOrganization(entity),
                $"No index of {entity.ShortName()} leads with the organization."
            );
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_text_has_a_longest_length(string provider)
    {
        var unlimited = ModelOf(provider)
            .GetEntityTypes()
            .SelectMany(e => e.GetFlattenedProperties())
            .Where(p => (p.FindTypeMapping()?.Converter?.ProviderClrType ?? p.ClrType) == typeof(string) && p.GetMaxLength() is null)
            .Select(p => $"{p.DeclaringType.ShortName()}.{p.Name}");
        Assert.Equal(Unlimited.Order(StringComparer.Ordinal), unlimited.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Sqlite", null)]
    [InlineData("PostgreSql", null)]
    [InlineData("SqlServer", "Latin1_General_100_BIN2")]
    public void Texts_that_the_program_has_normalized_are_told_apart_as_it_does(string provider, string? collation)
    {
        var normalized = ModelOf(provider)
            .GetEntityTypes()
            .SelectMany(e => e.GetFlattenedProperties())
            .Where(p => p.Name.Contains("Normalized", StringComparison.Ordinal))
            .ToList();

        // Codes of units, objectives, KPIs and initiatives; names of organizations, perspectives and mappings of files; of people name and mail.
        Assert.Equal(9, normalized.Count);
        Assert.All(normalized, p => Assert.Equal(collation, p.GetCollation()));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_enum_is_kept_as_text_that_fits(string provider)
    {
        var enums = ModelOf(provider)
            .GetEntityTypes()
            .SelectMany(e => e.GetFlattenedProperties())
            .Select(p => (Property: p, Type: Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType))
            .Where(p => p.Type.IsEnum)
            .ToList();
        Assert.NotEmpty(enums);
        Assert.All(
            enums,
            e =>
            {
                Assert.Equal(typeof(string), e.Property.FindTypeMapping()?.Converter?.ProviderClrType);
                Assert.All(
                    Enum.GetNames(e.Type),
                    name => Assert.True(name.Length <= e.Property.GetMaxLength(), $"{e.Type.Name}.{name} is longer than its column.")
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_number_keeps_six_decimals(string provider) =>
        Assert.All(
            ModelOf(provider)
                .GetEntityTypes()
                .SelectMany(e => e.GetFlattenedProperties())
                .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(decimal)),
            p => Assert.Equal((21, 6), (p.GetPrecision(), p.GetScale()))
        );

    [Theory]
    [MemberData(nameof(Providers))]
    public void Everything_that_two_people_may_edit_at_once_has_a_concurrency_token(string provider)
    {
        var versioned = typeof(IVersioned).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IVersioned))).ToList();
        Assert.NotEmpty(versioned);
        Assert.All(
            versioned,
            type =>
                Assert.True(ModelOf(provider).FindEntityType(type)?.FindProperty(nameof(IVersioned.Version))?.IsConcurrencyToken, type.Name)
        );
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Only_parts_go_with_the_whole(string provider)
    {
        var cascades = ModelOf(provider)
            .GetEntityTypes()
            .SelectMany(e => e.GetForeignKeys())
            .Where(f => f.DeleteBehavior != DeleteBehavior.Restrict && !f.IsOwnership)
            .Where(f => !(f.PrincipalEntityType.ClrType == typeof(Person) && Everyones.Contains(f.DeclaringEntityType.ClrType)))
            .Select(f => $"{f.PrincipalEntityType.ShortName()} > {f.DeclaringEntityType.ShortName()}");
        Assert.Equal(
            [
                "ApiToken > ApiAnswer",
                "CauseEffectLink > LeadWarning",
                "CauseEffectLink > LinkRecord",
                "Comment > CommentFile",
                "Comment > CommentMention",
                "CommentFile > CommentFileContent",
                "Hook > HookPost",
                "ImportUpload > ImportUploadPart",
                "Initiative > InitiativeDependency",
                "Initiative > InitiativeKpi",
                "Initiative > InitiativeObjective",
                "Initiative > Milestone",
                "Kpi > HeldValue",
                "Kpi > KpiDefinition",
                "Kpi > KpiUpdater",
                "Kpi > Rebase",
                "Meeting > MeetingEntry",
                "Organization > Tier",
                "Scenario > ScenarioPart",
            ],
            cascades.Order()
        );
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_part_goes_with_the_whole_that_it_names(string provider)
    {
        var parts = ModelOf(provider).GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IPartOf))).ToList();
        Assert.NotEmpty(parts);
        Assert.All(
            parts,
            part =>
                Assert.Contains(
                    part.GetForeignKeys(),
                    key =>
                        key.DeleteBehavior == DeleteBehavior.Cascade
                        && part.ClrType.IsAssignableTo(typeof(IPartOf<>).MakeGenericType(key.PrincipalEntityType.ClrType))
                )
        );
    }

    /// <summary>What is neither is computed by the program, or is the journal itself.</summary>
    [Fact]
    public void Everything_that_people_change_is_told_in_the_journal_or_is_kept_beside_it() =>
        Assert.Equal(
            ["Change", "ClosingScores", "LeadWarning", "LinkRecord", "Replaced", "Restatement", "UnitHealth"],
            ModelOf("Sqlite")
                .GetEntityTypes()
                .Select(e => e.ClrType)
                .Where(t => t.IsAssignableTo(typeof(IOwned)))
                .Where(t => !t.IsAssignableTo(typeof(IJournaled)) && !t.IsAssignableTo(typeof(IUnjournaled)))
                .Select(t => t.Name)
                .Order()
        );

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_migrations_are_up_to_date(string provider)
    {
        using var db = Open(provider);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    internal static ScorecardDbContext Open(string name)
    {
        DatabaseProvider provider = name switch
        {
            "Sqlite" => new SqliteProvider(),
            "SqlServer" => new SqlServerProvider(),
            _ => new PostgreSqlProvider(),
        };
        var options = new DbContextOptionsBuilder<ScorecardDbContext>();
        provider.Configure(options, name == "Sqlite" ? "Data Source=never-opened.db" : "");
        return new ScorecardDbContext(options.Options, provider);
    }

    private static IModel ModelOf(string provider) => Open(provider).GetService<IDesignTimeModel>().Model;

    private static bool LeadsWithOrganization(IEntityType entity) =>
        entity
            .GetKeys()
            .Select(k => k.Properties[0])
            .Concat(entity.GetIndexes().Select(i => i.Properties[0]))
            .Any(p => p.Name == nameof(Unit.OrganizationId));
}
