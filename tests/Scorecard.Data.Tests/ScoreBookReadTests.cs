using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.TestData;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

public abstract class ScoreBookReadTests(Func<Task<Store>> create) : ScoreBookStoreTests(create)
{
    [SkippableFact]
    public async Task A_read_knows_the_value_that_was_just_committed()
    {
        Assert.Equal(80, await OrdersAsync(Store.Books));

        await CorrectOrdersAsync(96);

        Assert.Equal(96, await OrdersAsync(Store.Books));
    }

    [SkippableFact]
    public async Task A_read_knows_nothing_of_a_value_that_is_not_committed()
    {
        Assert.Equal(80, await OrdersAsync(Store.Books));
        await using var db = Store.Open();
        await using var write = await db.BeginWriteAsync(Acme.Id, Uma, Start);
        await AddAsync(db, "ORDERS", April, MeasuredValue.Of(96));
        await db.SaveChangesAsync();

        Assert.Equal(80, await WaitsForItself.ElsewhereAsync(() => OrdersAsync(Store.Books)));
        await write.CommitAsync();
        Assert.Equal(96, await OrdersAsync(Store.Books));
    }

    [SkippableFact]
    public async Task A_read_on_another_node_knows_it_too()
    {
        var other = Store.AnotherNodesBooks();
        Assert.Equal((80, 80), (await OrdersAsync(Store.Books), await OrdersAsync(other)));

        await CorrectOrdersAsync(96);

        Assert.Equal((96, 96), (await OrdersAsync(other), await OrdersAsync(Store.Books)));
    }

    [SkippableFact]
    public async Task One_organizations_book_holds_nothing_of_the_other()
    {
        await CorrectOrdersAsync(96);

        var (name, orders, units) = await Store.Books.ReadAsync(
            Globex.Id,
            book =>
                (
                    book.Model.Organization.Name,
                    book.Figure(Kpi(World.Globex, "ORDERS").Id, Window.Of(April)).Value,
                    book.Model.Units.Select(u => u.OrganizationId).Distinct().Single()
                )
        );
        Assert.Equal(("Globex", 80, Globex.Id), (name, orders, units));
    }

    [SkippableFact]
    public async Task Readers_and_a_writer_at_once_see_only_committed_states_that_never_go_back()
    {
        using var stop = new CancellationTokenSource();
        var nodes = new[] { Store.Books, Store.AnotherNodesBooks() };
        var readers = nodes
            .SelectMany(node =>
                Enumerable
                    .Range(0, 2)
                    .Select(_ =>
                        Task.Run(async () =>
                        {
                            for (var last = 80.0; !stop.IsCancellationRequested; )
                            {
                                // Both KPIs are always written together.
                                var (orders, april) = await node.ReadAsync(
                                    Acme.Id,
                                    book =>
                                        (
                                            book.Figure(Id("ORDERS"), Window.Of(April)).Value,
                                            book.Figure(Id("CHURN"), Window.Of(April)).Numerator
                                        )
                                );
                                Assert.True(orders >= last, $"{orders} came after {last}");
                                Assert.True(orders == 80 || orders == april, $"{orders} was read beside {april}");
                                last = orders;
                            }
                        })
                    )
            )
            .ToList();

        for (var value = 100; value < 130; value++)
            await Store.WriteAsync(
                Acme.Id,
                async db =>
                {
                    await AddAsync(db, "ORDERS", April, MeasuredValue.Of(value));
                    await AddAsync(db, "CHURN", April, MeasuredValue.Ratio(value, 50));
                }
            );
        await stop.CancelAsync();
        await Task.WhenAll(readers);

        Assert.Equal(129, await OrdersAsync(nodes[1]));
    }

    private Task CorrectOrdersAsync(decimal value) =>
        Store.WriteAsync(Acme.Id, db => AddAsync(db, "ORDERS", April, MeasuredValue.Of(value)), Uma);
}

public sealed class ScoreBookReadsOnSqlite() : ScoreBookReadTests(() => Store.OnSqliteAsync());

public sealed class ScoreBookReadsOnPostgreSql() : ScoreBookReadTests(() => Store.OnPostgreSqlAsync());

public sealed class ScoreBookReadsOnSqlServer() : ScoreBookReadTests(() => Store.OnSqlServerAsync());
