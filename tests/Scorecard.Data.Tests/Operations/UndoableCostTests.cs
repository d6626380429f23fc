using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain.Objectives;
using Scorecard.TestData;

namespace Scorecard.Data.Tests.Operations;

/// <summary>Which cascades can be undone is asked on a page, so it costs the same however many there are and keeps nothing.</summary>
public sealed class UndoableCostTests() : CascadeActs(() => Store.OnSqliteAsync(options => options.AddInterceptors(Sql)))
{
    private static readonly SqlLog Sql = new();

    [Fact]
    public async Task More_cascades_take_no_more_statements()
    {
        await WithoutAnswersAsync();
        var first = await CascadeAsync(Plan(("SALES", CascadeAs.Identical, null)));
        Assert.Equal([first], await AskAsync());
        var one = Sql.Count;

        var second = await CascadeAsync(Plan(("OPS", CascadeAs.Identical, null)) with { Version = await VersionAsync() });

        Assert.Equal([second, first], await AskAsync());
        Assert.Equal(one, Sql.Count);
    }

    private async Task<IEnumerable<long>> AskAsync()
    {
        await using var db = Store.Open();
        var undo = new UndoCascade(db, Store.Books, new FixedTime(TwoCompanies.Start));
        // The books of the time are read once for all.
        await undo.UndoableAsync(Acme.Id, new(TwoCompanies.Ann, Top), Grow);
        Sql.Clear();
        var undoable = await undo.UndoableAsync(Acme.Id, new(TwoCompanies.Ann, Top), Grow);
        Assert.Empty(db.ChangeTracker.Entries());
        return undoable.Select(made => made.Sequence);
    }
}
