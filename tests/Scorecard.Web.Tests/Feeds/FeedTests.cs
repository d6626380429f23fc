using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using Npgsql;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;
using Scorecard.Web.Feeds;
using Scorecard.Web.Tests.Sources;

namespace Scorecard.Web.Tests.Feeds;

/// <summary>KPIs that a real PostgreSQL and a real SQLite file feed, set up on the pages; a broken contract is grey and never another colour.</summary>
public sealed partial class FeedTests : IAsyncLifetime
{
    private const string Visits = "select sum(amount) as value, max(day) as as_of from visits where day >= @start and day < @end";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scorecard-feeds-");
    private TestApp App { get; set; } = null!;
    private TestDatabase? server;
    private TestBrowser browser = null!;

    private long Acme => App.Companies.Acme.Model.Organization.Id;

    public async Task InitializeAsync()
    {
        App = new()
        {
            Host = host =>
                host.UseSetting("Feeds:Hosts", "127.0.0.1").UseSetting("Feeds:Folder", folder.FullName).UseSetting("Feeds:Seconds", "2"),
        };
        await App.InitializeAsync();
        browser = await App.SignInAsync(App.Companies.Administrator);
        await using var file = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "visits.db")};Pooling=False");
        await file.OpenAsync();
        Run(file, "create table visits (day text, amount numeric)");
        Run(file, "insert into visits values ('2026-10-03', 18), ('2026-10-20', 20), ('2026-11-02', 7.5)");
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)App).DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_SQLite_file_feeds_a_KPI_hour_by_hour()
    {
        await AddFileAsync();
        var saved = await SaveAsync("VISITS", Visits);

        Assert.Contains("Saved. What it says is recorded.", saved.Words, StringComparison.Ordinal);
        Assert.Equal(["2026-10-01 38", "2026-11-01 7.5"], await RecordedAsync("VISITS"));
        Change("insert into visits values ('2026-11-05', 2.5)");
        await DueAsync();
        Assert.Equal(["2026-10-01 38", "2026-11-01 7.5", "2026-11-01 10"], await RecordedAsync("VISITS"));
        await DueAsync();
        Assert.Equal(3, (await RecordedAsync("VISITS")).Count);
    }

    [Fact]
    public async Task A_broken_contract_turns_the_KPI_grey_with_the_reason_and_never_another_colour()
    {
        await AddFileAsync();
        await SaveAsync("VISITS", Visits, ("Input.Highest", "60"), ("Input.MostHoursOld", "720"));
        var green = await StatusAsync("VISITS");
        Change("update visits set amount = 6000 where day = '2026-10-03'");

        await DueAsync();

        var broken = await StatusAsync("VISITS");
        var page = await browser.GetAsync($"/kpis/{IdOf("VISITS")}");
        Assert.Contains("so they are grey: 2026-10: It gives 6020, which is above 60.", page.Words, StringComparison.Ordinal);
        var told = await App.ToldOfSourcesAsync(Acme);
        Assert.NotEmpty(told);
        Assert.All(
            told,
            notice => Assert.EndsWith("is grey: its database gives nothing that may be taken.", notice.Sentence, StringComparison.Ordinal)
        );
        Change("update visits set amount = 18 where day = '2026-10-03'");
        await DueAsync();
        Assert.Equal((Status.Green, Status.Grey, Status.Green), (green, broken, await StatusAsync("VISITS")));
        Assert.DoesNotContain("so they are grey", (await browser.GetAsync($"/kpis/{IdOf("VISITS")}")).Words, StringComparison.Ordinal);

        Change("alter table visits rename to moved");
        await DueAsync();
        Assert.Equal(Status.Grey, await StatusAsync("VISITS"));
        Assert.Contains(
            "“Trips” could not answer the query.",
            (await browser.GetAsync($"/kpis/{IdOf("VISITS")}")).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_a_person_entered_stays()
    {
        await AddFileAsync();
        await App.WriteAsync(
            Acme,
            async db =>
            {
                var organization = await db.Organizations.SingleAsync();
                var kpi = await db.Kpis.SingleAsync(k => k.Code == "VISITS");
                var october = organization.Calendar.Containing(Frequency.Month, new DateOnly(2026, 10, 1));
                var (now, who) = (TestApp.Now.UtcDateTime, App.Companies.Administrator.Id);
                db.Add(kpi.Record(october, MeasuredValue.Of(33), null, 0, organization.Calendar, null, organization.DateAt(now), now, who));
            }
        );

        await SaveAsync("VISITS", Visits, ("Input.Highest", "5"));

        Assert.Equal(["2026-10-01 33"], await RecordedAsync("VISITS"));
    }

    [SkippableFact]
    public async Task A_PostgreSQL_server_feeds_one_and_is_never_written_to()
    {
        server = await TestDatabases.CreatePostgreSqlAsync();
        var to = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        Run(connection, "create table visits (day date, amount numeric)");
        Run(connection, "insert into visits values ('2026-10-03', 18), ('2026-10-20', 20.25), ('2026-11-02', 7)");
        Run(connection, "create function spoil() returns numeric language sql as $$ delete from visits returning 1.0 $$");
        await AddAsync(
            "Warehouse",
            "PostgreSql",
            to.Host!,
            to.Port.ToString(CultureInfo.InvariantCulture),
            to.Database!,
            to.Username!,
            to.Password!
        );

        await SaveAsync("VISITS", Visits);

        Assert.Equal(["2026-10-01 38.25", "2026-11-01 7"], await RecordedAsync("VISITS"));
        Assert.Contains("read-only transaction", await TryAsync("select spoil() as value where @start < @end"), StringComparison.Ordinal);
        Assert.Contains(
            "did not answer within 2 seconds",
            await TryAsync("select 1.0 as value from pg_sleep(60) where @start < @end"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "more than one row",
            await TryAsync("select n as value from generate_series(1, 1000000) n where @start < @end"),
            StringComparison.Ordinal
        );
    }

    /// <summary>On MySQL or MariaDB, where SCORECARD_TEST_MYSQL is the connection string of an empty database that tables may be made in.</summary>
    [SkippableFact]
    public async Task A_server_feeds_one_and_is_never_written_to_OnMySql()
    {
        var said = Environment.GetEnvironmentVariable("SCORECARD_TEST_MYSQL");
        Skip.If(said is null, "SCORECARD_TEST_MYSQL names no server.");
        var to = new MySqlConnectionStringBuilder(said);
        await using var connection = new MySqlConnection(said);
        await connection.OpenAsync();
        Run(connection, "create or replace table visits (day date, amount numeric(10, 2))");
        Run(connection, "insert into visits values ('2026-10-03', 18), ('2026-10-20', 20.25), ('2026-11-02', 7)");
        Run(connection, "drop function if exists spoil");
        Run(connection, "create function spoil() returns numeric modifies sql data begin delete from visits; return 1; end");
        await AddAsync("Till", "MySql", to.Server, $"{to.Port}", to.Database, to.UserID, to.Password);

        await SaveAsync("VISITS", Visits);

        Assert.Equal(["2026-10-01 38.25", "2026-11-01 7"], await RecordedAsync("VISITS"));
        Assert.Contains("could not answer", await TryAsync("select spoil() as value where @start < @end"), StringComparison.Ordinal);
        Assert.Contains(
            "did not answer within 2 seconds",
            await TryAsync("select sleep(60) as value where @start < @end"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "more than one row",
            await TryAsync("select seq as value from seq_1_to_1000000 where @start < @end"),
            StringComparison.Ordinal
        );
        await using var count = connection.CreateCommand();
        count.CommandText = "select count(*) from visits";
        Assert.Equal(3L, await count.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("delete from visits where day >= @start and day < @end", "Only a query that reads is taken")]
    [InlineData("select 1 as value where @start < @end; drop table visits", "Write one statement")]
    [InlineData("select 1 as value where @start < @end and 'a' <> '; x'", "Write one statement")]
    [InlineData(@"select 1 as value, 'a\' as note where @start < @end", "not after a backslash")]
    [InlineData("select 1 as value /*! into outfile 'x' */ where @start < @end", "no comment that begins with")]
    [InlineData("select 1 as value, x'00' as not_applicable where @start < @end", "in the column not_applicable is neither yes nor no")]
    [InlineData("select 1 as value", "Ask for a period")]
    [InlineData("select sum(amount) as total from visits where day >= @start and day < @end", "gives a column “total”")]
    [InlineData("select 'lots' as value where @start < @end", "“lots” in the column value is no number")]
    [InlineData(
        "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) as value from n where @start < @end",
        "did not answer within 2 seconds"
    )]
    public async Task A_query_that_does_not_do_is_told_and_nothing_is_recorded(string query, string sentence)
    {
        await AddFileAsync();

        Assert.Contains(sentence, await TryAsync(query), StringComparison.Ordinal);
        Assert.Empty(await RecordedAsync("VISITS"));
    }

    [Fact]
    public async Task Only_what_the_server_allows_may_be_read()
    {
        Assert.Contains(
            "10.0.0.9 may not be read from here",
            (await AddAsync("Other", "PostgreSql", "10.0.0.9", "", "x", "y", "z")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Write the name of a file, without a folder",
            (await AddAsync("Other", "Sqlite", "", "", "../scorecard.db", "", "")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "There is no file none.db",
            (await AddAsync("Other", "Sqlite", "", "", "none.db", "", "")).Words,
            StringComparison.Ordinal
        );
    }
}
