namespace Scorecard.Data.Tests.Import;

/// <summary>What an import has added and changed is not there on the days before it.</summary>
public abstract class AsReportedImportTests(Func<Task<Store>> create) : ImportTests(create)
{
    [SkippableFact]
    public async Task An_import_of_all_kinds_of_things_is_taken_back()
    {
        var id = await ImportedAsync();
        var shown = await NowAsync(id);
        Folder
            .Append("units.csv", "OPS,Operations,ORG", "LANE,Lane,OPS")
            .Append("objectives.csv", "RUN,OPS,Internal process,Run smoothly,1,GROW")
            .Edit("objectives.csv", "on time,1,SELL=2", "on time,3,RUN")
            .Edit("values.csv", "LATE,2025-01,,4,50,", "LATE,2025-01,,8,50,")
            .Append("values.csv", "LATE,2025-05,,8,50,");
        At = new(new DateTime(2025, 6, 20, 8, 0, 0, DateTimeKind.Utc));

        var report = await ImportAsync(id);

        Assert.Empty(report.Problems);
        Assert.NotEqual(shown, await NowAsync(id));
        Assert.Equal(shown, await OnAsync(id, new(2025, 6, 19)));
        Assert.Equal(await NowAsync(id), await OnAsync(id, new(2025, 6, 20)));
    }

    private Task<string> NowAsync(long id) => Store.AnotherNodesBooks().ReadAsync(id, BookText.Of);

    private async Task<string> OnAsync(long id, DateOnly day) =>
        await Store.Books.ReadAsync(id, (await Store.Books.AsOfAsync(id, day, new(2025, 8, 1)))!, BookText.Of);
}

public sealed class AsReportedImportOnSqlite() : AsReportedImportTests(() => Store.OnSqliteAsync());

public sealed class AsReportedImportOnPostgreSql() : AsReportedImportTests(() => Store.OnPostgreSqlAsync());
