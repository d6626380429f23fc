using Scorecard.Data.Tests.Import;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Units;
using Scorecard.TestData;

namespace Scorecard.Data.Tests;

/// <summary>
/// Acme and Globex, alike to the last code, in one database: what leaks from one to the other shows. Ann manages Acme's sales, Uma enters its
/// values, Gus is Globex's own.
/// </summary>
public sealed class TwoCompanies
{
    public static readonly DateTime Start = new(2025, 6, 15, 8, 30, 0, DateTimeKind.Utc);

    public const long Ann = 901;
    public const long Uma = 902;
    public const long Gus = 903;

    public OrganizationModel Acme { get; } = Build("Acme", 1000);

    public OrganizationModel Globex { get; } = Build("Globex", 2000);

    public static async Task SaveAsync(Store store)
    {
        var world = new TwoCompanies();
        await using (var db = store.Open())
        {
            db.Users.AddRange(NewPerson(Ann, "Ann Smith"), NewPerson(Uma, "Uma Jones"), NewPerson(Gus, "Gus Brown"));
            await db.SaveChangesAsync();
        }
        await SaveAsync(store, world.Acme, [(Ann, "SALES", Role.Manager), (Uma, "SALES", Role.Updater)], Uma);
        await SaveAsync(store, world.Globex, [(Gus, "ORG", Role.Administrator)], Gus);
        using var folder = ImportFolder.Company();
        var zip = folder.Zip();
        foreach (var (organization, person) in new[] { (world.Acme.Organization, Ann), (world.Globex.Organization, Gus) })
            await store.Uploads(new FixedTime(Start)).KeepAsync(zip, "files.zip", new(organization.Id, organization.Name, false, [], [], 0, [], false), person, CancellationToken.None);
    }

    public static Person NewPerson(long id, string name)
    {
        var mail = name.ToLowerInvariant().Replace(' ', '.') + "@example.org";
        return new Person(id, name, mail) { NormalizedUserName = mail.ToUpperInvariant(), NormalizedEmail = mail.ToUpperInvariant() };
    }

    public static Unit Unit(OrganizationModel model, string code) => model.Units.Single(u => u.Code == code);

    public static Objective Objective(OrganizationModel model, string code) => model.Objectives.Single(o => o.Code == code);

    public static Kpi Kpi(OrganizationModel model, string code) => model.Kpis.Single(k => k.Code == code);

    private static OrganizationModel Build(string name, long firstId) => new ModelBuilder(name, firstId)
        .Unit("SALES").Unit("OPS").Unit("NORTH", under: "SALES")
        .Objective("GROW").Objective("WIN", of: "SALES").Objective("KEEP", of: "SALES", perspective: "Customer").Objective("SHIP", of: "OPS")
        .Contribution("WIN", "GROW", weight: 2).Contribution("SHIP", "GROW", counts: false)
        .Kpi("REVENUE", of: "GROW", aggregation: TimeAggregation.Sum, rollUp: KpiRollUp.Sum)
        .Kpi("ORDERS", of: "WIN", aggregation: TimeAggregation.Sum, feeds: "REVENUE")
        .Kpi("CHURN", of: "KEEP", baseline: 10, target: 2, aggregation: TimeAggregation.Ratio, measuredIn: "%")
        .Kpi("AUDITED", of: "SHIP", scale: new ScaleInput(ScaleKind.YesNo, GoodAnswer: true), aggregation: TimeAggregation.Last, frequency: Frequency.Quarter)
        .Define("ORDERS", "2025-03", ScaleInput.Progress(0, 120), weight: 2)
        .Model();

    private static async Task SaveAsync(Store store, OrganizationModel model, (long Person, string Unit, Role Role)[] memberships, long updater)
    {
        await using var db = store.Open();
        await using var write = await Write.BeginNewAsync(db, model.Organization, null, Start);
        var orders = Kpi(model, "ORDERS");
        orders.NameUpdaters([updater]);
        db.AddRange(model.Perspectives);
        db.AddRange(model.Units);
        db.AddRange(model.Objectives);
        db.AddRange(model.Contributions);
        db.AddRange(model.Kpis);
        db.AddRange(memberships.Select(m => new Membership(m.Person, Unit(model, m.Unit), m.Role)));
        for (var month = 1; month <= 4; month++)
        {
            var period = new Period(Frequency.Month, new DateOnly(2025, month, 1));
            db.Add(orders.Record(period, MeasuredValue.Of(20 * month), null, null, model.Organization.Calendar, null, new(2025, 6, 15), Start, null));
            db.Add(Kpi(model, "CHURN").Record(period, MeasuredValue.Ratio(month, 50), null, null, model.Organization.Calendar, null, new(2025, 6, 15), Start, null));
        }
        await write.CommitAsync();
    }
}
