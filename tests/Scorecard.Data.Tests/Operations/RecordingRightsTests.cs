using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

public abstract class RecordingRightsTests(Func<Task<Store>> create) : RecordMeasurementTests(create)
{
    [SkippableFact]
    public async Task The_KPIs_owner_and_its_named_updaters_may_enter_it_with_a_view_of_the_unit()
    {
        await Store.WriteAsync(
            Acme.Id,
            async db =>
            {
                var audited = await db.Kpis.SingleAsync(k => k.Code == "AUDITED");
                audited.Describe(audited.Details with { OwnerId = Ann });
                audited.NameUpdaters([Gus]);
            }
        );
        var period = new Period(Frequency.Quarter, new(2025, 1, 1));

        Assert.NotNull((await RecordAsync("AUDITED", period, MeasuredValue.Of(1), by: Ann, role: Role.Viewer, of: "SALES"))!.Recorded);
        Assert.NotNull(
            (await RecordAsync("AUDITED", period, MeasuredValue.Of(0), by: Gus, role: Role.Viewer, of: "SALES", seen: 1))!.Recorded
        );
        Assert.Null(await RecordAsync("AUDITED", period, MeasuredValue.Of(1), by: Uma, role: Role.Updater, of: "SALES", seen: 2));
    }

    [SkippableTheory]
    [InlineData("ORDERS", Role.Viewer, "SALES")]
    [InlineData("ORDERS", Role.Manager, "OPS")]
    [InlineData("ORDERS", Role.Manager, "NORTH")]
    public async Task Someone_without_the_role_gets_nothing(string kpi, Role role, string of)
    {
        Assert.Null(await RecordAsync(kpi, May, MeasuredValue.Of(1), by: Ann, role: role, of: of));
        await NothingHappenedAsync();
    }

    [SkippableFact]
    public async Task Another_organizations_KPI_is_not_there()
    {
        var theirs = Kpi(World.Globex, "ORDERS").Id;
        var member = new[] { new Membership(Uma, Unit(World.Acme, "ORG"), Role.Administrator) };

        Assert.Null(await ExecuteAsync(Acme.Id, Uma, member, theirs, May, MeasuredValue.Of(1)));
        Assert.Null(await ExecuteAsync(Globex.Id, Uma, member, theirs, May, MeasuredValue.Of(1)));
        Assert.Null(await ExecuteAsync(Acme.Id, Uma, member, 424242, May, MeasuredValue.Of(1)));
        Assert.Null(await ExecuteAsync(Acme.Id, Uma, [], Id("ORDERS"), May, MeasuredValue.Of(1)));
        await NothingHappenedAsync();
    }
}

public sealed class RecordingRightsOnSqlite() : RecordingRightsTests(() => Store.OnSqliteAsync());

public sealed class RecordingRightsOnPostgreSql() : RecordingRightsTests(() => Store.OnPostgreSqlAsync());

public sealed class RecordingRightsOnSqlServer() : RecordingRightsTests(() => Store.OnSqlServerAsync());
