using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

public sealed class BookMemoryTests : ScoreBookStoreTests
{
    private const int Organizations = 2_000;
    private static readonly BookMemory Small = new(4 << 20);
    private readonly HeldQuery values;

    public BookMemoryTests()
        : this(new HeldQuery()) { }

    private BookMemoryTests(HeldQuery values)
        : base(() => Store.OnSqliteAsync(options => options.AddInterceptors(values))) => this.values = values;

    [Fact]
    public async Task Two_thousand_organizations_read_in_turn_stay_within_the_memory_and_the_least_used_leave()
    {
        await AddOrganizationsAsync();
        var books = Store.AnotherNodesBooks(Small);
        var held = new TaskCompletionSource();
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reader = Task.Run(() =>
            books.ReadAsync(
                Acme.Id,
                book =>
                {
                    inside.SetResult();
                    held.Task.Wait();
                    return book.Figure(Id("ORDERS"), Window.Of(April)).Value;
                }
            )
        );
        await inside.Task;

        for (var i = 0; i < Organizations; i++)
        {
            Assert.Equal(Name(i), await NameInAsync(books, i));
            Assert.InRange(books.Bytes, 1, Small.Bytes);
        }

        Assert.True(books.Bytes > Small.Bytes / 2, $"{books.Bytes} of {Small.Bytes}: books leave too early.");
        Assert.Equal(0, await BuiltAsync(() => NameInAsync(books, Organizations - 1)));
        Assert.Equal(0, await BuiltAsync(() => OrdersAsync(books)));
        held.SetResult();
        Assert.Equal(80, await reader);
        Assert.Equal(1, await BuiltAsync(() => NameInAsync(books, 0)));
        Assert.Equal(0, await BuiltAsync(() => NameInAsync(books, Organizations - 1)));
    }

    [Fact]
    public async Task A_book_larger_than_the_memory_stays_while_it_is_the_only_one_used()
    {
        var books = Store.AnotherNodesBooks(new BookMemory(1));
        await OrdersAsync(books);

        Assert.Equal(0, await BuiltAsync(() => OrdersAsync(books)));
        await books.ReadAsync(Globex.Id, book => book.Sequence);
        Assert.Equal(1, await BuiltAsync(() => OrdersAsync(books)));
    }

    [Theory]
    [InlineData("512MB", 512L << 20)]
    [InlineData(" 1.5 gb ", 3L << 29)]
    [InlineData("64kb", 64L << 10)]
    public void An_amount_is_taken(string text, long bytes) => Assert.Equal(bytes, BookMemory.Parse(text)?.Bytes);

    [Fact]
    public void A_share_is_one_of_what_the_process_may_use()
    {
        Assert.InRange(BookMemory.Default.Bytes, 16L << 20, long.MaxValue / 4);
        Assert.Equal(BookMemory.Default.Bytes, BookMemory.Parse("25%")!.Bytes, tolerance: 1);
        Assert.Equal(2.0 * BookMemory.Default.Bytes, BookMemory.Parse("50 %")!.Bytes, tolerance: 4.0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("much")]
    [InlineData("512")]
    [InlineData("-1MB")]
    [InlineData("0MB")]
    [InlineData("0%")]
    [InlineData("101%")]
    [InlineData("1,5GB")]
    [InlineData("99999999999999999999999999GB")]
    public void What_is_neither_is_refused(string text) => Assert.Null(BookMemory.Parse(text));

    private async Task<int> BuiltAsync(Func<Task> read)
    {
        var before = values.Count;
        await read();
        return values.Count - before;
    }

    private static Task<string> NameInAsync(ScoreBookStore books, int i) =>
        books.ReadAsync(
            FirstId(i),
            book =>
            {
                Assert.True(book.Unit(book.Model.Root!.Id, Window.Of(April)).IsPresent is false);
                return book.Model.Organization.Name;
            }
        );

    private async Task AddOrganizationsAsync()
    {
        for (var i = 0; i < Organizations; i++)
        {
            await using var db = Store.Open();
            var organization = new Organization(FirstId(i), Name(i));
            await using var write = await WriteTransaction.BeginNewAsync(db, organization, null, Start);
            var root = Domain.Units.Unit.Root(organization.Id + 1, organization, "ORG", "All");
            var perspective = new Perspective(organization.Id + 2, organization.Id, "Customer", 0);
            var objective = new Domain.Objectives.Objective(organization.Id + 3, root, perspective, "GROW", "Grow", 1);
            db.AddRange(root, perspective, objective);
            db.Add(
                new Domain.Kpis.Kpi(
                    organization.Id + 4,
                    objective,
                    "ORDERS",
                    new KpiDetails("Orders", "pieces", Frequency.Month, TimeAggregation.Sum, Direction.HigherIsBetter),
                    new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 100), 1)
                )
            );
            await write.CommitAsync();
        }
    }

    private static long FirstId(int i) => 100_000 + 10 * i;

    private static string Name(int i) => $"Organization {i}";
}
