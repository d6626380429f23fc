using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Data.Tests.Import;
using Scorecard.Domain.Changes;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

/// <summary>All that is written chains, and what is done to it past the program is found and named.</summary>
public abstract class JournalChainTests(Func<Task<Store>> create) : StoreTests(create)
{
    private const string Columns =
        "\"OrganizationId\", \"Sequence\", \"At\", \"By\", \"Subject\", \"SubjectId\", \"What\", \"From\", \"To\", \"Why\", \"Hash\"";

    [SkippableFact]
    public async Task Whatever_is_written_in_whatever_way_chains()
    {
        await WriteThreeAsync();
        // Several saves in one transaction, a write with nothing to tell, one that gives up, and an import.
        await Store.WriteAsync(
            Acme.Id,
            async db =>
            {
                (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Opérations 売上 😀");
                await db.SaveChangesAsync();
                db.Add(Domain.Units.Unit.Below(7000, Acme, await db.Units.SingleAsync(u => u.Code == "ORG"), "LAB", "Laboratory"));
                await db.SaveChangesAsync();
                (await db.Units.SingleAsync(u => u.Code == "SALES")).Rename("  Sales and more  ");
            },
            why: new string('é', 600)
        );
        await Store.WriteAsync(Acme.Id, _ => Task.CompletedTask);
        await using (var db = Store.Open())
        await using (var write = await db.BeginWriteAsync(Acme.Id, Ann, Start))
            write.Log(Subject.Kpi, 5, "Name", "given", "up");
        await using (var db = Store.Open())
            await new RecordEvidence(db, Store.Books).ExecuteAsync(Acme.Id, Start);
        using (var folder = ImportFolder.Company())
        {
            var report = await Store.Import(new FixedTime(Start)).ExecuteAsync(folder.Open(), new(null, "Third", null), null);
            Assert.True(report.Written);
            Assert.Null((await VerifyAsync(report.OrganizationId)).Break);
        }

        var outcome = await VerifyAsync(Acme.Id);

        Assert.Null(outcome.Break);
        Assert.Equal(0, outcome.Unchained);
        await using var after = Store.Open(Acme.Id);
        Assert.Equal(outcome.Head, await JournalHeads.OfAsync(after, CancellationToken.None));
        Assert.Equal(outcome.Head, (await JournalHeads.OfAllAsync(after, CancellationToken.None))[Acme.Id]);
        Assert.Equal((await after.Organizations.SingleAsync()).Sequence, outcome.Head!.Value.Sequence);
        Assert.Null((await VerifyAsync(Globex.Id)).Break);
    }

    [SkippableFact]
    public async Task Sixteen_writers_at_once_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => WriteThreeAsync(1))));

        var outcome = await VerifyAsync(Acme.Id);

        Assert.Null(outcome.Break);
        Assert.Equal(17, outcome.Head!.Value.Sequence);
    }

    [SkippableTheory]
    [InlineData("UPDATE Changes SET To = 'a lie' WHERE 3.1", Tampering.Changed, 3, 1)]
    [InlineData("UPDATE Changes SET From = NULL WHERE 3.0", Tampering.Changed, 3, 0)]
    [InlineData("UPDATE Changes SET Subject = 'Weather' WHERE 3.1", Tampering.Changed, 3, 1)]
    [InlineData("UPDATE Changes SET By = NULL WHERE 3.2", Tampering.Changed, 3, 2)]
    [InlineData("DELETE FROM Changes WHERE 3.1", Tampering.Missing, 3, 1)]
    [InlineData("DELETE FROM Changes WHERE 3", Tampering.Missing, 3, 0)]
    [InlineData("DELETE FROM Changes WHERE 1", Tampering.Missing, 1, 0)]
    [InlineData("DELETE FROM Changes WHERE 4", Tampering.Missing, 4, 0)]
    [InlineData("COPY 3.2 TO 3.3", Tampering.Inserted, 3, 3)]
    [InlineData("COPY 3.2 TO 3.3; UPDATE Changes SET Hash = NULL WHERE 3.3", Tampering.Inserted, 3, 3)]
    [InlineData("MOVE 3.0 TO 3.9; MOVE 3.1 TO 3.0; MOVE 3.9 TO 3.1", Tampering.Swapped, 3, 0)]
    [InlineData("MOVE 2.1 TO 2.9; MOVE 4.1 TO 2.1; MOVE 2.9 TO 4.1", Tampering.Swapped, 2, 1)]
    [InlineData("UPDATE Changes SET Hash = NULL WHERE 3.1", Tampering.HashChanged, 3, 1)]
    [InlineData("UPDATE Changes SET Hash = NULL WHERE 4.2", Tampering.HashChanged, 4, 2)]
    public async Task What_is_done_past_the_program_is_found_and_named(string acts, Tampering tampering, long sequence, int ordinal)
    {
        await WriteThreeAsync();
        Assert.Null((await VerifyAsync(Acme.Id)).Break);

        foreach (var act in acts.Split("; "))
            await TamperAsync(act);

        var found = await VerifyAsync(Acme.Id);
        Assert.Equal((tampering, sequence, ordinal), (found.Break?.Tampering, found.Break?.Sequence, found.Break?.Ordinal));
        Assert.Null(found.Head);
        Assert.Null((await VerifyAsync(Globex.Id)).Break);
        // What is written since hides nothing.
        await WriteThreeAsync(1);
        Assert.NotNull((await VerifyAsync(Acme.Id)).Break);
    }

    [SkippableFact]
    public async Task A_tail_that_was_cut_off_cleanly_is_found_with_the_head_that_was_noted()
    {
        await WriteThreeAsync();
        var noted = (await VerifyAsync(Acme.Id)).Head;
        await TamperAsync("DELETE FROM Changes WHERE 4");
        await using (var db = Store.Open())
            await db
                .Organizations.IgnoreQueryFilters()
                .Where(o => o.Id == Acme.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(o => o.Sequence, 3));

        Assert.Null((await VerifyAsync(Acme.Id)).Break);
        Assert.Equal((Tampering.Missing, 4L), Place((await VerifyAsync(Acme.Id, noted)).Break));
        await WriteThreeAsync(1);
        Assert.Null((await VerifyAsync(Acme.Id)).Break);
        Assert.Equal((Tampering.Rewritten, 4L), Place((await VerifyAsync(Acme.Id, noted)).Break));
    }

    /// <summary>Three changes, 2 to 4 in a new store, of three lines each.</summary>
    private async Task WriteThreeAsync(int times = 3)
    {
        for (var time = 0; time < times; time++)
        {
            await using var db = Store.Open();
            await using var write = await db.BeginWriteAsync(Acme.Id, Ann, Start.AddTicks(1_234_567 + time), "Because");
            for (var line = 0; line < 3; line++)
                write.Log(Subject.Kpi, 5, "Name", "before", string.Create(CultureInfo.InvariantCulture, $"Ünïcode {time} {line}"));
            await write.CommitAsync();
        }
    }

    private async Task<VerifyJournal.Outcome> VerifyAsync(long organization, JournalHead? noted = null)
    {
        await using var db = Store.Open(organization);
        return await new VerifyJournal(db).ExecuteAsync(noted, null, CancellationToken.None);
    }

    /// <summary>Acts on Acme's journal as the database's own tools do; a place is the change and the line in it.</summary>
    private async Task TamperAsync(string act)
    {
        var words = act.Split(' ');
        var sql = words switch
        {
            ["COPY", var from, _, var to] =>
                $"INSERT INTO \"Changes\" ({Columns}, \"Ordinal\") SELECT {Columns}, {to.Split('.')[1]} FROM \"Changes\" WHERE {At(from)}",
            ["MOVE", var from, _, var to] =>
                $"UPDATE \"Changes\" SET \"Sequence\" = {to.Split('.')[0]}, \"Ordinal\" = {to.Split('.')[1]} WHERE {At(from)}",
            ["UPDATE", _, _, var column, _, .. var value, _, var at] =>
                $"UPDATE \"Changes\" SET \"{column}\" = {string.Join(' ', value)} WHERE {At(at)}",
            _ => $"DELETE FROM \"Changes\" WHERE {At(words[^1])}",
        };
        await using var db = Store.Open();
        Assert.True(await db.Database.ExecuteSqlRawAsync(sql) > 0);
    }

    private string At(string place)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"\"OrganizationId\" = {Acme.Id} AND \"Sequence\" = {place.Split('.')[0]}");
        return place.Split('.') is [_, var ordinal] ? $"{where} AND \"Ordinal\" = {ordinal}" : where;
    }

    private static (Tampering, long)? Place(ChainBreak? found) => found is null ? null : (found.Tampering, found.Sequence);
}

public sealed class JournalChainOnSqlite() : JournalChainTests(() => Store.OnSqliteAsync());

public sealed class JournalChainOnPostgreSql() : JournalChainTests(() => Store.OnPostgreSqlAsync());

public sealed class JournalChainOnSqlServer() : JournalChainTests(() => Store.OnSqlServerAsync());
