using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

/// <summary>What a book that is being built holds up, and what not. The reading of its values is held until the test lets it go.</summary>
public sealed class BookBuiltBesideTests : ScoreBookStoreTests
{
    private static readonly TimeSpan ForEver = TimeSpan.FromMinutes(2);
    private readonly HeldQuery values;

    public BookBuiltBesideTests()
        : this(new HeldQuery()) { }

    private BookBuiltBesideTests(HeldQuery values)
        : base(() => Store.OnSqliteAsync(options => options.AddInterceptors(values))) => this.values = values;

    [Fact]
    public async Task A_cold_book_holds_up_no_other_organization()
    {
        values.Arm();
        var cold = OrdersAsync(Store.Books);
        await values.Reached.WaitAsync(ForEver);

        var other = await Store.Books.ReadAsync(Globex.Id, book => book.Model.Organization.Name).WaitAsync(ForEver);

        Assert.Equal(("Globex", false), (other, cold.IsCompleted));
        values.Release();
        Assert.Equal(80, await cold);
    }

    [Fact]
    public async Task While_a_book_is_built_anew_the_old_one_serves_all_to_whom_it_is_right()
    {
        var before = await Store.Books.ReadAsync(Acme.Id, book => book.Sequence);
        await ImportAsync(42);
        values.Arm();
        var anew = OrdersAsync(Store.Books);
        await values.Reached.WaitAsync(ForEver);

        // A page whose person was looked up before the import.
        Assert.Equal(80, await OrdersUpToAsync(before).WaitAsync(ForEver));
        // One that has to know of it waits, and may give up.
        using var impatient = new CancellationTokenSource();
        var waiting = Store.Books.ReadAsync(Acme.Id, book => book.Sequence, impatient.Token);
        Assert.False(waiting.IsCompleted);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        Assert.False(anew.IsCompleted);
        values.Release();
        Assert.Equal((42, 42), (await anew, await OrdersUpToAsync(before)));
    }

    [Fact]
    public async Task A_build_that_was_given_up_is_begun_again_by_the_next_reader()
    {
        using var impatient = new CancellationTokenSource();
        values.Arm();
        var cold = Store.Books.ReadAsync(Acme.Id, book => book.Sequence, impatient.Token);
        await values.Reached.WaitAsync(ForEver);
        var next = OrdersAsync(Store.Books);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cold);
        Assert.Equal(80, await next.WaitAsync(ForEver));
    }

    [Fact]
    public async Task Readers_of_a_cold_book_at_once_build_it_once()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => OrdersAsync(Store.Books))));

        Assert.Equal(Enumerable.Repeat(80.0, 8), all);
        Assert.Equal(1, values.Count);
    }

    private Task<double> OrdersUpToAsync(long sequence) =>
        Store.Books.ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), Window.Of(April)).Value, sequence, CancellationToken.None);

    private async Task ImportAsync(decimal orders)
    {
        await using var db = Store.Open();
        await using var write = await db.BeginWriteAsync(Acme.Id, Ann, Start);
        await AddAsync(db, "ORDERS", April, MeasuredValue.Of(orders));
        write.Log(Subject.Import, 0, "import", null, "1 value");
        await write.CommitAsync();
    }
}
