using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;
using Scorecard.Web.Feeds;

namespace Scorecard.Web.Tests.Feeds;

/// <content>What the tests do on the pages and in the databases.</content>
public sealed partial class FeedTests
{
    private Task<TestPage> AddFileAsync() => AddAsync("Trips", "Sqlite", "", "", "visits.db", "", "");

    private async Task<TestPage> AddAsync(string name, string kind, string to, string port, string database, string user, string password)
    {
        var form = (await browser.GetAsync("/admin/databases")).Form("form.form");
        form.Type("Input.Name", name);
        form.Type("Input.Kind", kind);
        form.Type("Input.Server", to);
        form.Type("Input.Port", port);
        form.Type("Input.Database", database);
        form.Type("Input.User", user);
        form.Type("Input.Password", password);
        return await form.SubmitAsync();
    }

    private async Task<TestPage> SaveAsync(string kpi, string query, params (string Name, string Value)[] more)
    {
        var form = (await browser.GetAsync($"/kpis/{IdOf(kpi)}/feed")).Form("form.form");
        form.Type("Input.Query", query);
        form.Type("Input.Pace", "Hour");
        foreach (var (name, value) in more)
            form.Type(name, value);
        return await form.SubmitAsync();
    }

    private async Task<string> TryAsync(string query)
    {
        var page = await browser.GetAsync($"/kpis/{IdOf("VISITS")}/feed");
        var form = page.Form("form.form");
        form.Type("Input.Query", query);
        return (await browser.PostAsync($"/kpis/{IdOf("VISITS")}/feed?handler=Try", form.Fields)).Words;
    }

    /// <summary>Has it read as if an hour had passed.</summary>
    private async Task DueAsync()
    {
        await App.ReadAsync(Acme, db => db.KpiFeeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.NotBefore, DateTime.MinValue)));
        Assert.Equal(1, await App.Services.GetRequiredService<FeedKeeper>().ReadDueAsync(default));
    }

    private Task<List<string>> RecordedAsync(string kpi) =>
        App.ReadAsync(
            Acme,
            async db =>
                (
                    await db
                        .Measurements.Where(m => db.Kpis.Any(k => k.Id == m.KpiId && k.Code == kpi))
                        .OrderBy(m => m.PeriodStart)
                        .ThenBy(m => m.Revision)
                        .ToListAsync()
                ).ConvertAll(m => FormattableString.Invariant($"{m.PeriodStart:yyyy-MM-dd} {m.Value:0.######}"))
        );

    private Task<Status> StatusAsync(string kpi) =>
        App
            .Services.GetRequiredService<ScoreBookStore>()
            .ReadAsync(
                Acme,
                book =>
                {
                    var id = App.Companies.Acme.Kpi(kpi).Id;
                    var month = book.Model.Organization.Calendar.Containing(Frequency.Month, new DateOnly(2026, 10, 1));
                    return book.Kpi(id, Window.Of(month)).Known is { } known ? book.Model.Organization.Bands.Of(known) : Status.Grey;
                }
            );

    private string IdOf(string kpi) => PublicIds.Format(App.Companies.Acme.Kpi(kpi).Id);

    private void Change(string sql)
    {
        using var file = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "visits.db")};Pooling=False");
        file.Open();
        Run(file, sql);
    }

    private static void Run(System.Data.Common.DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
