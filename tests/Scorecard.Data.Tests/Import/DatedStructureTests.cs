using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Data.Tests.Import;

/// <summary>What files change in the structure of an organization holds from a month on; the months before keep their scores.</summary>
public sealed class DatedStructureTests : ImportTests
{
    private static readonly Period January = new(Frequency.Month, new(2025, 1, 1));
    private static readonly Period June = new(Frequency.Month, new(2025, 6, 1));

    public DatedStructureTests() =>
        Folder
            .Append("units.csv", "OPS,Operations,ORG")
            .Append("objectives.csv", "RUN,OPS,Internal process,Run smoothly,1,GROW")
            .Edit("values.csv", "LATE,2025-01,,4,50,", "LATE,2025-01,,8,50,")
            .Append("values.csv", "LATE,2025-06,,8,50,", "SALES-REV,2025-06,300,,,");

    [Fact]
    public async Task A_contribution_moves_from_this_month_on_where_nothing_else_is_said()
    {
        var id = await ImportedAsync();
        var before = await ScoresAsync(id, January);
        Folder.Edit("objectives.csv", "on time,1,SELL=2", "on time,1,RUN");

        var report = await ImportAsync(id);

        Assert.Equal("2025-06", report.HoldsFrom);
        Assert.Equal(before, await ScoresAsync(id, January));
        Assert.Equal(["RUN"], await SupportsAsync(id, June));
        Assert.Equal(["SELL"], await SupportsAsync(id, January));
        Assert.False((await ImportAsync(id)).Written);
    }

    [Fact]
    public async Task Or_from_the_month_that_is_said_once()
    {
        var id = await ImportedAsync();
        Folder.Edit("objectives.csv", "on time,1,SELL=2", "on time,1,RUN");
        From = "2025-02";

        await ImportAsync(id);

        Assert.Equal(["RUN"], await SupportsAsync(id, new(Frequency.Month, new(2025, 2, 1))));
        Assert.Equal(["SELL"], await SupportsAsync(id, January));
    }

    [Fact]
    public async Task Or_from_the_month_in_its_row()
    {
        var id = await ImportedAsync();
        Folder
            .File("units.csv", "code,name,parent,effective_from", "NORTH,North,OPS,2025-03")
            .File(
                "objectives.csv",
                "code,unit,perspective,name,weight,contributes_to,effective_from",
                "VISIT,NORTH,Customer,Visit on time,3,RUN,2025-04"
            );

        Assert.Empty((await ImportAsync(id)).Problems);

        Assert.Equal(("SALES", "OPS"), (await ParentAsync(id, 2), await ParentAsync(id, 3)));
        var (march, april) = (new DateOnly(2025, 3, 1), new DateOnly(2025, 4, 1));
        Assert.Equal(["SELL"], await SupportsAsync(id, new(Frequency.Month, march)));
        Assert.Equal(["RUN"], await SupportsAsync(id, new(Frequency.Month, april)));
        Assert.Equal(
            (1m, 3m),
            await Store.Books.ReadAsync(
                id,
                book =>
                {
                    var visit = book.Model.Objectives.Single(o => o.Code == "VISIT").Id;
                    return (book.Model.At(march).Objective(visit).Weight, book.Model.At(april).Objective(visit).Weight);
                }
            )
        );
    }

    [Fact]
    public async Task A_KPI_feeds_another_parent_and_has_another_target_from_the_month_in_its_row()
    {
        var id = await ImportedAsync();
        Folder.File(
            "kpis.csv",
            "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source,roll_up,parent,effective_from",
            "RUN-REV,RUN,Revenue kept,€,Month,Sum,HigherIsBetter,Progress,0,1000,1,Lagging,RolledUp,Sum,,",
            "SALES-REV,SELL,Revenue of sales,€,Month,Sum,HigherIsBetter,Progress,0,600,1,Lagging,Entered,,RUN-REV,2025-06"
        );

        Assert.Empty((await ImportAsync(id)).Problems);

        Assert.Equal((800, 300), (await ValueAsync(id, "REV", January), await ValueAsync(id, "RUN-REV", June)));
        Assert.Equal((double.NaN, double.NaN), (await ValueAsync(id, "REV", June), await ValueAsync(id, "RUN-REV", January)));
        Assert.Equal(80, await ScoreAsync(id, "SALES-REV", January), 1e-9);
        Assert.Equal(50, await ScoreAsync(id, "SALES-REV", June), 1e-9);
    }

    [Fact]
    public async Task A_circle_that_exists_in_some_months_only_is_refused_with_them()
    {
        var id = await ImportedAsync();
        Folder.Edit("objectives.csv", "Run smoothly,1,GROW", "Run smoothly,1,SELL");
        From = "2025-03";
        Assert.Empty((await ImportAsync(id)).Problems);
        // Since May the link is gone, so that the other way round is fine from then on, and a circle before.
        Folder.Edit("objectives.csv", "Run smoothly,1,SELL", "Run smoothly,1,GROW");
        From = "2025-05";
        Assert.Empty((await ImportAsync(id)).Problems);
        Folder.Edit("objectives.csv", "Sell more,1,GROW", "Sell more,1,GROW; RUN");

        From = "2025-04";
        var problem = Assert.Single((await ImportAsync(id)).Problems);
        Assert.StartsWith("From 2025-04 to 2025-04: These contributions form a circle: ", problem.Sentence, StringComparison.Ordinal);
        From = "2025-05";
        Assert.Empty((await ImportAsync(id)).Problems);
    }

    [Fact]
    public async Task What_is_no_month_is_refused()
    {
        var id = await ImportedAsync();
        From = "next week";

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => ImportAsync(id));

        Assert.Equal("“next week” is no month from which changes could hold. Write one such as 2025-06, or “always”.", refused.Message);
    }

    private Task<List<string>> SupportsAsync(long id, Period month) =>
        Store.Books.ReadAsync(
            id,
            book =>
            {
                var model = book.Model.In(Window.Of(month));
                return model
                    .ContributionsFrom(model.Objectives.Single(o => o.Code == "VISIT"))
                    .Select(c => model.Objective(c.ToId).Code)
                    .ToList();
            }
        );

    private Task<string> ParentAsync(long id, int month) =>
        Store.Books.ReadAsync(
            id,
            book =>
            {
                var model = book.Model.At(new(2025, month, 1));
                return model.Unit(model.Units.Single(u => u.Code == "NORTH").ParentId!.Value).Code;
            }
        );

    private Task<List<double>> ScoresAsync(long id, Period month) =>
        Store.Books.ReadAsync(
            id,
            book =>
                book.Model.Objectives.Select(o => book.Objective(o.Id, Window.Of(month)).Value)
                    .Concat(book.Model.Units.Select(u => book.Unit(u.Id, Window.Of(month)).Value))
                    .ToList()
        );

    private Task<double> ValueAsync(long id, string kpi, Period month) =>
        Store.Books.ReadAsync(id, book => book.Figure(book.Model.Kpis.Single(k => k.Code == kpi).Id, Window.Of(month)).Value);

    private Task<double> ScoreAsync(long id, string kpi, Period month) =>
        Store.Books.ReadAsync(id, book => book.Kpi(book.Model.Kpis.Single(k => k.Code == kpi).Id, Window.Of(month)).Value);
}
