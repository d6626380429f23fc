using Scorecard.Data.Tests.Import;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Health;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Toolkit;
using Scorecard.Domain.Units;
using Scorecard.Domain.Views;
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
            await store
                .Uploads(new FixedTime(Start))
                .KeepAsync(
                    zip,
                    "files.zip",
                    new(organization.Id, organization.Name, false, [], [], 0, [], false),
                    person,
                    CancellationToken.None
                );
    }

    public static Person NewPerson(long id, string name)
    {
        var mail = name.ToLowerInvariant().Replace(' ', '.') + "@example.org";
        return new Person(id, name, mail) { NormalizedUserName = mail.ToUpperInvariant(), NormalizedEmail = mail.ToUpperInvariant() };
    }

    public static Unit Unit(OrganizationModel model, string code) => model.Units.Single(u => u.Code == code);

    public static Objective Objective(OrganizationModel model, string code) => model.Objectives.Single(o => o.Code == code);

    public static Kpi Kpi(OrganizationModel model, string code) => model.Kpis.Single(k => k.Code == code);

    private static OrganizationModel Build(string name, long firstId) =>
        new ModelBuilder(name, firstId)
            .Unit("SALES")
            .Unit("OPS")
            .Unit("NORTH", under: "SALES")
            .Objective("GROW")
            .Objective("WIN", of: "SALES")
            .Objective("KEEP", of: "SALES", perspective: "Customer")
            .Objective("SHIP", of: "OPS")
            .Contribution("WIN", "GROW", weight: 2)
            .Contribution("SHIP", "GROW", counts: false)
            .Kpi("REVENUE", of: "GROW", aggregation: TimeAggregation.Sum, rollUp: KpiRollUp.Sum)
            .Kpi("ORDERS", of: "WIN", aggregation: TimeAggregation.Sum, feeds: "REVENUE")
            .Kpi("CHURN", of: "KEEP", baseline: 10, target: 2, aggregation: TimeAggregation.Ratio, measuredIn: "%")
            .Kpi(
                "AUDITED",
                of: "SHIP",
                scale: new ScaleInput(ScaleKind.YesNo, GoodAnswer: true),
                aggregation: TimeAggregation.Last,
                frequency: Frequency.Quarter
            )
            .Define("ORDERS", "2025-03", ScaleInput.Progress(0, 120), weight: 2)
            .Model();

    /// <summary>One of everything that stands around objectives and KPIs, with every column filled somewhere.</summary>
    public static IEnumerable<object> Strategy(
        long firstId,
        Unit unit,
        Objective lower,
        Objective upper,
        Kpi cause,
        Kpi effect,
        long person
    )
    {
        var first = new Initiative(firstId, unit, $"FIRST-{firstId}", new("First", new(2025, 1, 1), new(2025, 2, 1)));
        var second = new Initiative(
            firstId + 1,
            unit,
            $"SECOND-{firstId}",
            new("Second", new(2025, 1, 1), new(2026, 2, 1), 1000.5m, person, "Describes")
        );
        second.Report(InitiativeStatus.AtRisk, 0.25m, 12.3m, "Waits");
        second.Serve([lower], [cause]);
        second.Await([first.Id], [first, second]);
        second.AddMilestone("Half", new(2025, 9, 1)).Change("Half of it", new(2025, 9, 2), new(2025, 9, 3));
        var health = new UnitHealth(unit, new(2025, 5, 1));
        health.Set(87.5, 3);
        var meeting = new Meeting(firstId + 8, unit, new(Frequency.Month, new(2025, 5, 1)), new(2025, 6, 12), person);
        var action = new MeetingEntry(firstId + 9, meeting, MeetingEntryKind.Action, null, new("Ask the carrier", person, new(2025, 7, 1)));
        action.Tick(new(2025, 6, 30));
        var believed = new CauseEffectLink(firstId + 2, lower, upper, 3, false, "Believed");
        var proposal = new Proposal(cause, effect, new(2025, 6, 1), new(3, 0.6, 0.001, 0.002, 0.0005, 57.5, 24), 60, 1_000);
        proposal.Dismiss("Chance");
        var search = new LinkSearch(unit.OrganizationId, person, Start);
        search.Progress(0.5, Start);
        search.Cancel();
        search.End(Start, 1_000, 1);
        var warning = new LeadWarning(
            believed,
            cause.Id,
            effect.Id,
            new(2025, 5, 1),
            SignalSide.Low,
            new(2025, 6, 1),
            new(2025, 8, 31),
            12.5
        );
        warning.Score([12]);
        var drawn = new Rebase(cause, new(2025, 4, 1), "A new process");
        drawn.DrawFrom("24", 36, "It is steady");
        return
        [
            first,
            second,
            health,
            meeting,
            action,
            believed,
            proposal,
            search,
            warning,
            new Rebase(cause, new(2025, 3, 1), "A new process"),
            drawn,
            new HeldValue(cause, new(Frequency.Month, new(2025, 5, 1)), MeasuredValue.Of(864), "Typed in haste", person, Start),
            new HeldValue(effect, new(Frequency.Month, new(2025, 4, 1)), MeasuredValue.Ratio(864, 10), null, person, Start),
            new LinkRecord(believed, new(2025, 6, 1), new(Verdict.Supported, 3, 0.6, 0.001, true, 0.4), 57),
            new MeetingEntry(firstId + 10, meeting, MeetingEntryKind.Decision, lower, new("Two shifts")),
            new CauseEffectLink(firstId + 3, cause, effect, 0),
            new CascadeAnswer(upper, unit, CascadeAnswerKind.Shared, "Together", person),
            new FieldOverride(firstId + 4, lower, LinkedField.Name, "Own words"),
            new FieldOverride(firstId + 5, cause, LinkedField.Description, "Own words"),
            new AcceptedFinding(unit, $"key-{firstId}", "facts", "Known"),
            .. FeedRows.OfFiles(firstId + 46, unit.OrganizationId, person),
            new SavedTemplate(firstId + 6, unit.OrganizationId, "Ours", "Summary", [1, 2, 3], Start, person),
            new Tick(unit.OrganizationId, person, $"lesson-{firstId}", Start),
            new DismissedItem(unit.OrganizationId, person, new(AttentionKind.Overdue, unit.Id, cause.Id, null), "2025-05-10 1"),
            new Scenario(firstId + 7, unit.OrganizationId, unit.Id, person, "More visits", [(new(cause.Id, 12.5m, 150, 2), cause.Name)]),
            new SavedView(firstId + 11, unit.OrganizationId, person, "Costs", "/kpis?q=cost", Start),
            .. CommentRows.Of(firstId + 20, lower, cause, second, believed, person, Start),
            .. SignInRows.Of(firstId, unit, person),
            .. ClosingRows.Of(firstId + 40, unit, cause, person),
            .. NoticeRows.Of(firstId, unit, person),
            .. FeedRows.Of(firstId, cause),
            new Replaced(unit.OrganizationId, 1, (int)firstId, Start.AddYears(-1), [1]),
            .. Earlier(unit, lower, upper, new DateOnly(2025, 1, 1).AddMonths((int)(firstId / 1_000))),
            .. TokenRows.Of(firstId, unit, person),
            new SentForm(unit.OrganizationId, person, $"{firstId:X}".PadLeft(SentForm.KeyLength, 'A'), "~/kpis/new?unit=sales", Start),
        ];
    }

    /// <summary>Earlier terms that are the present ones too, so that they change nothing.</summary>
    private static EarlierTerms[] Earlier(Unit unit, Objective lower, Objective upper, DateOnly until) =>
        [new(unit, until, unit.Terms), new(lower, until, lower.Terms), new(new(lower, upper), until, new ContributionTerms(1, false))];

    private static async Task SaveAsync(
        Store store,
        OrganizationModel model,
        (long Person, string Unit, Role Role)[] memberships,
        long updater
    )
    {
        await using var db = store.Open();
        await using var write = await WriteTransaction.BeginNewAsync(db, model.Organization, null, Start);
        var orders = Kpi(model, "ORDERS");
        orders.NameUpdaters([updater]);
        db.AddRange(model.Perspectives);
        db.AddRange(model.Units);
        db.AddRange(model.Objectives);
        db.AddRange(model.Contributions);
        db.AddRange(model.Kpis);
        db.AddRange(memberships.Select(m => new Membership(m.Person, Unit(model, m.Unit), m.Role)));
        db.AddRange(
            Strategy(
                model.Organization.Id + 500,
                Unit(model, "OPS"),
                Objective(model, "SHIP"),
                Objective(model, "GROW"),
                orders,
                Kpi(model, "CHURN"),
                updater
            )
        );
        for (var month = 1; month <= 4; month++)
        {
            var period = new Period(Frequency.Month, new DateOnly(2025, month, 1));
            db.Add(
                orders.Record(
                    period,
                    MeasuredValue.Of(20 * month),
                    null,
                    null,
                    model.Organization.Calendar,
                    null,
                    new(2025, 6, 15),
                    Start,
                    null
                )
            );
            db.Add(
                Kpi(model, "CHURN")
                    .Record(
                        period,
                        MeasuredValue.Ratio(month, 50),
                        null,
                        null,
                        model.Organization.Calendar,
                        null,
                        new(2025, 6, 15),
                        Start,
                        null
                    )
            );
        }
        await write.CommitAsync();
    }
}
