using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Scorecard.Data.Import;
using Scorecard.Data.Notices;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Mappings;

public abstract class RoundTripTests(Func<Task<Store>> create) : MappingTests(create)
{
    [SkippableFact]
    public async Task Every_property_of_every_entity_comes_back_as_it_was_saved()
    {
        var saved = await SaveSomethingOfEverythingAsync();

        await using var db = Store.Open(Acme.Id);
        foreach (var (type, rows) in saved)
        {
            var entity = db.Model.FindEntityType(type)!;
            foreach (var (key, values) in rows)
            {
                var found = db.Entry(
                    await db.FindAsync(type, key)
                        ?? throw new InvalidOperationException($"{entity.ShortName()} {string.Join("/", key)} is not there.")
                );
                Assert.Equal(values, Values(found));
            }
            // A column that nothing fills proves nothing.
            foreach (var property in entity.GetFlattenedProperties().Where(p => p.Name is not (nameof(Change.By) or nameof(Change.Hash))))
                Assert.Contains(rows, row => row.Values[property.Name + property.DeclaringType.ShortName()] is not null);
        }
    }

    [SkippableFact]
    public async Task Something_of_every_entity_was_saved()
    {
        var saved = await SaveSomethingOfEverythingAsync();

        await using var db = Store.Open();
        Assert.Equal(
            db.Model.GetEntityTypes()
                .Where(t => t.GetDeclaredQueryFilters().Count > 0)
                .Select(t => t.ClrType)
                .Concat([typeof(Session), typeof(SecurityEvent), typeof(IdentityUserPasskey<long>), typeof(OutboxMail)])
                .Select(t => t.Name)
                .Order(),
            saved.Keys.Select(t => t.Name).Order()
        );
    }

    /// <summary>By type: the keys and values of rows in which every column is filled somewhere.</summary>
    private async Task<Dictionary<Type, List<(object?[] Key, Dictionary<string, object?> Values)>>> SaveSomethingOfEverythingAsync()
    {
        await AddMeasurementAsync("ORDERS", new(2025, 5, 1), MeasuredValue.Of(-Largest), "Ünïcode: 100 % of “all” — 日本 🎯");
        await AddMeasurementAsync("CHURN", new(2025, 5, 1), MeasuredValue.Ratio(Largest, 0.0001m), null);
        await using var db = Store.Open();
        await using var write = await db.BeginWriteAsync(Acme.Id, Ann, At, "because");
        var acme = await db.Organizations.SingleAsync();
        acme.SetBands(33.3, 66.6);
        acme.SetTimeZone("Europe/Amsterdam");
        acme.SetCurrency("eur");
        acme.RequireSignIn(SignInRule.OpenId);
        acme.ApproveValues(ownApproval: true, waitingCounts: true);
        acme.Work(new(7, 19, WorkWeek.SundayToThursday));
        acme.NameFiscalYearBy(FiscalYearNaming.End);
        acme.MakeYearsOf(new(WeekPattern.FiveFourFour, DayOfWeek.Thursday, WeekYearEnd.Nearest), hasValues: false);
        var units = await db.Units.ToListAsync();
        var sales = units.Single(u => u.Code == "SALES");
        sales.Describe("Sells.");
        sales.Close(new(2031, 12, 31));
        sales.SetPrivate(true);
        var win = await db.Objectives.SingleAsync(o => o.Code == "WIN");
        win.Change("Win", "Describes", (await db.Perspectives.ToListAsync())[0], 0.0001m, 0.3333m, RollUpRule.Majority, Ann);
        win.GroupUnder("Growth");
        await db.Contributions.LoadAsync();
        await db.Memberships.LoadAsync();
        await db.Measurements.LoadAsync();
        foreach (var (scale, i) in EveryKindOfScale().Select((s, i) => (s, i)))
            db.Add(NewKpi(5000 + i, win, $"SCALE-{i}", scale));
        var full = new KpiDetails("Full", "€", Frequency.Quarter, TimeAggregation.Sum, Direction.HigherIsBetter)
        {
            Description = "All of it",
            Indicator = Indicator.Leading,
            ValueSource = ValueSource.RolledUp,
            RollUp = KpiRollUp.WeightedAverage,
            RollUpWeight = 2.5m,
            RequireAll = true,
            CarryForward = 3,
            AmberFrom = 12.5,
            GreenFrom = 99.99,
            OwnerId = Uma,
            DueDays = 21,
            Multiplier = 1_000,
            NumeratorName = "Parcels late",
            DenominatorName = "All parcels",
            Lowest = 0.000001m,
            Highest = 1_000.5m,
            SponsorId = Ann,
        };
        var kpi = new Kpi(5100, win, "FULL", full, new KpiDefinition(new(2025, 1, 1), ScaleInput.Progress(0, 1), Largest));
        kpi.NameUpdaters([Ann, Uma]);
        kpi.Follow(await db.Kpis.SingleAsync(k => k.Code == "ORDERS"));
        win.Follow(await db.Objectives.SingleAsync(o => o.Code == "GROW"));
        sales.BelongTo(Uma);
        db.AddRange(
            Strategy(
                    6000,
                    sales,
                    win,
                    await db.Objectives.SingleAsync(o => o.Code == "GROW"),
                    kpi,
                    await db.Kpis.SingleAsync(k => k.Code == "ORDERS"),
                    Uma
                )
                .Where(entity => entity is not LinkSearch)
        );
        await db.Searches.LoadAsync(); // An organization has one.
        // What only statements past the change tracker fill.
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is OutboxMail or HookPost))
        {
            entry.Property(nameof(OutboxMail.Claim)).CurrentValue = Guid.NewGuid();
            entry.Property(nameof(OutboxMail.SentAt)).CurrentValue = At;
            entry.Property(nameof(OutboxMail.GivenUpAt)).CurrentValue = At;
            entry.Property(nameof(OutboxMail.LastError)).CurrentValue = "It was refused.";
        }
        foreach (var entry in db.ChangeTracker.Entries<ApiToken>())
        {
            // More than one token has at once: a person, and the role of a service.
            entry.Property(token => token.LastUsedAt).CurrentValue = At;
            entry.Property(token => token.RevokedAt).CurrentValue = At;
            entry.Property(token => token.UnitId).CurrentValue = sales.Id;
            entry.Property(token => token.Role).CurrentValue = Role.Updater;
            entry.Property(token => token.OpenIdOrganizationId).CurrentValue = Acme.Id;
        }
        kpi.FeedInto(5000);
        kpi.Close(new(2030, 1, 1));
        db.Add(kpi);
        // Of a calculated KPI, which none here is.
        db.Entry(kpi.Definitions[0]).Property(d => d.FormulaText).CurrentValue = "2 * 3";
        await db.Kpis.LoadAsync();
        await write.CommitAsync();
        var waiting = await db.Set<ImportUpload>().SingleAsync();
        await db.FindAsync(db.Model.GetEntityTypes().Single(t => t.ClrType.Name == "ImportUploadPart").ClrType, waiting.Id, 0);
        return db
            .ChangeTracker.Entries()
            .Where(e => !e.Metadata.IsOwned())
            .GroupBy(e => e.Metadata.ClrType)
            .ToDictionary(g => g.Key, g => g.Select(e => (Key(e), Values(e))).ToList());
    }

    private static object?[] Key(EntityEntry entry) =>
        [.. entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p).CurrentValue)];

    private static Dictionary<string, object?> Values(EntityEntry entry) =>
        entry.Metadata.GetFlattenedProperties().ToDictionary(p => p.Name + p.DeclaringType.ShortName(), p => entry.CurrentValues[p]);
}

public sealed class RoundTripsOnSqlite() : RoundTripTests(() => Store.OnSqliteAsync());

public sealed class RoundTripsOnPostgreSql() : RoundTripTests(() => Store.OnPostgreSqlAsync());

public sealed class RoundTripsOnSqlServer() : RoundTripTests(() => Store.OnSqlServerAsync());
