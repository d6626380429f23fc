using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Undo;

/// <summary>What somebody else saves while an act is being taken back stays.</summary>
public sealed class UndoMeanwhileTests : IAsyncLifetime
{
    private readonly Intruder intruder = new();

    private TestApp App { get; }

    private long Acme => App.Companies.Acme.Model.Organization.Id;

    public UndoMeanwhileTests() => App = new() { Database = options => options.AddInterceptors(intruder) };

    public Task InitializeAsync() => ((IAsyncLifetime)App).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task A_thing_that_somebody_is_saving_is_looked_at_when_they_are_done()
    {
        var id = App.Companies.Acme.Unit("OPS").Id;
        await App.WriteAsync(Acme, db => RenameAsync(db, "Operations once"));
        var form = (await UndoPageAsync(id)).Form();
        Task<TestPage> undoing;
        await using (var scope = App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
            await using var write = await db.BeginWriteAsync(Acme, null, TestApp.Now.UtcDateTime);
            await RenameAsync(db, "Operations twice");
            undoing = form.SubmitAsync();
            // Long enough for the undo to come to the write, where it waits.
            await Task.Delay(700);
            await write.CommitAsync();
        }

        var refused = await undoing;

        Assert.Contains("Take the later change back first", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(
            "Operations twice",
            await App.ReadAsync(Acme, db => db.Units.Where(u => u.Id == id).Select(u => u.Name).SingleAsync())
        );

        async Task RenameAsync(ScorecardDbContext db, string name) => (await db.Units.SingleAsync(u => u.Id == id)).Rename(name);
    }

    [Fact]
    public async Task A_value_that_somebody_records_in_between_is_not_taken_back_in_its_place()
    {
        var kpi = App.Companies.Acme.Kpi("SALES-REVENUE");
        await App.RecordAsync(kpi, "2026-09", 300);
        await App.RecordAsync(kpi, "2026-09", 900);
        var form = (await UndoPageAsync(kpi.Id)).Form();
        intruder.Act = () => App.RecordAsync(kpi, "2026-09", 950);

        var refused = await form.SubmitAsync();

        Assert.Null(intruder.Act);
        Assert.Contains("Someone recorded another value meanwhile", refused.Problems, StringComparison.Ordinal);
        var values = await App.ReadAsync(
            Acme,
            db => db.Measurements.Where(m => m.KpiId == kpi.Id).OrderBy(m => m.Revision).Select(m => m.Value).ToListAsync()
        );
        Assert.Equal([300m, 900m, 950m], values);
    }

    private async Task<TestPage> UndoPageAsync(long id)
    {
        var sequence = await App.ReadAsync(Acme, db => db.Organizations.Select(o => o.Sequence).SingleAsync());
        var browser = await App.SignInAsync(App.Companies.Administrator);
        return await browser.GetAsync($"/undo?of={PublicIds.Format(id)}&sequence={sequence}");
    }

    /// <summary>Does something once, just before the newest revisions of a value are read.</summary>
    private sealed class Intruder : DbCommandInterceptor
    {
        public Func<Task>? Act { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (
                Act is { } act
                && command.CommandText.Contains("\"Measurements\"", StringComparison.Ordinal)
                && command.CommandText.Contains("\"Revision\" DESC", StringComparison.Ordinal)
            )
            {
                Act = null;
                await act();
            }
            return result;
        }
    }
}
