using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Export;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain.Comments;

namespace Scorecard.Data.Tests.Import;

/// <summary>comments.csv: what was said goes out with its replies and comes in again, once.</summary>
public abstract class CommentsImportTests(Func<Task<Store>> create) : ImportTests(create)
{
    private const string Header = "on,code,author,at,effect,period,replies_to,words,edited_at,withdrawn_at,resolved_at,resolved_by";
    private const string Uma = "uma.jones@example.org";
    private const string Ann = "ann.smith@example.org";

    private static readonly long Acme = new TwoCompanies().Acme.Organization.Id;

    private static readonly string[] Said =
    [
        $"Kpi,ORDERS,{Ann},2025-04-02T09:00:00Z,,2025-03,2025-04-01T08:30:15Z,Ask the carrier.,,,,",
        $"Kpi,orders,{Uma},2025-04-01T08:30:15Z,,2025-03,,\"Why so few?\nIt rained.\",2025-04-01T08:45:00Z,,2025-04-03T10:00:00Z,{Ann}",
        $"Objective,WIN,{Uma},2025-04-05T08:00:00Z,,,,,,2025-04-05T08:10:00Z,,",
        $"Initiative,SECOND-{Acme + 500},{Ann},2025-04-06T08:00:00Z,,,,=SUM(A1) is no formula,,,,",
    ];

    private readonly ImportFolder folder = ImportFolder.Empty();

    [SkippableFact]
    public async Task Comments_come_with_their_replies_and_what_became_of_them()
    {
        var before = await Store.ReadAsync(Acme, db => db.Comments.Select(c => c.Id).ToListAsync());
        var report = await SendAsync(Said);
        Assert.Empty(report.Problems);
        Assert.True(report.Written);

        var all = await Store.ReadAsync(Acme, db => db.Comments.Where(c => !before.Contains(c.Id)).ToListAsync());
        var (asked, reply) = (
            all.Single(c => c.Words.StartsWith("Why", StringComparison.Ordinal)),
            all.Single(c => c.ParentId is not null)
        );
        Assert.Equal(
            (CommentOn.Kpi, new DateOnly(2025, 3, 1), TwoCompanies.Uma, "Why so few?\nIt rained.", TwoCompanies.Ann),
            (asked.On, asked.Period, asked.AuthorId, asked.Words.ReplaceLineEndings("\n"), asked.ResolvedBy)
        );
        Assert.Equal(new DateTime(2025, 4, 1, 8, 45, 0), asked.EditedAt);
        Assert.Equal((asked.Id, TwoCompanies.Ann, "Ask the carrier."), (reply.ParentId, reply.AuthorId, reply.Words));
        var withdrawn = all.Single(c => c.On == CommentOn.Objective);
        Assert.Equal(("", new DateTime(2025, 4, 5, 8, 10, 0)), (withdrawn.Words, withdrawn.WithdrawnAt));
    }

    [SkippableFact]
    public async Task The_same_again_says_nothing_new_and_what_goes_out_is_the_same()
    {
        await SendAsync(Said);
        var before = await ExportedAsync();

        Assert.False((await SendAsync(Said)).ChangesAnything);
        await SendAsync(before);

        Assert.Equal(before, await ExportedAsync());
        Assert.Contains(before, line => line.StartsWith("Evidence,", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task An_import_that_is_taken_back_takes_its_comments_along()
    {
        var before = await ExportedAsync();
        var report = await SendAsync(Said);

        await using (var db = Store.Open(Acme))
            await new UndoImport(db, TimeProvider.System).ExecuteAsync(Acme, null, report.Sequence);

        Assert.Equal(before, await ExportedAsync());
    }

    [SkippableTheory]
    [InlineData("Kpi,NONE,ann.smith@example.org,2025-04-02,,,,Hm,,,,", "code", "no KPI “NONE”")]
    [InlineData("Kpi,ORDERS,gus.brown@example.org,2025-04-02,,,,Hm,,,,", "author", "not the mail of a member")]
    [InlineData("Kpi,ORDERS,,2025-04-02,,,,Hm,,,,", "author", "empty")]
    [InlineData("Kpi,ORDERS,ann.smith@example.org,2035-04-02,,,,Hm,,,,", "at", "future")]
    [InlineData("Kpi,ORDERS,ann.smith@example.org,2025-04-02,,,,,,,,", "words", "Write what there is to say.")]
    [InlineData("Kpi,ORDERS,ann.smith@example.org,2025-04-02,,,,Hm,,2025-04-03,,", "words", "A withdrawn comment says nothing.")]
    [InlineData("Kpi,ORDERS,ann.smith@example.org,2025-04-02,,,2025-04-01,Hm,,,,", "replies_to", "no comment of that time")]
    [InlineData("Evidence,AUDITED,ann.smith@example.org,2025-04-02,CHURN,,,Hm,,,,", "effect", "not linked")]
    [InlineData("Meeting,ORDERS,ann.smith@example.org,2025-04-02,,,,Hm,,,,", "on", "Objective, Kpi, Initiative, Evidence")]
    public async Task What_does_not_fit_is_named_and_nothing_is_written(string row, string column, string sentence)
    {
        var before = await ExportedAsync();

        var problem = Assert.Single((await SendAsync(row)).Problems);

        Assert.Equal($"comments.csv:2:{column}", problem.Place);
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
        Assert.Equal(before, await ExportedAsync());
    }

    private async Task<ImportReport> SendAsync(params string[] rows)
    {
        folder.File("comments.csv", rows[0].StartsWith("on,", StringComparison.Ordinal) ? rows : [Header, .. rows]);
        using var files = folder.Open();
        return await Store.Import(TimeProvider.System).ExecuteAsync(files, new(Acme), null);
    }

    private async Task<string[]> ExportedAsync()
    {
        var to = Directory.CreateTempSubdirectory("scorecard-comments-");
        await using var db = Store.Open(Acme);
        await new OrganizationExport(db).WriteAsync(to.FullName, withPeople: true, default);
        var lines = await File.ReadAllLinesAsync(Path.Combine(to.FullName, "comments.csv"));
        to.Delete(recursive: true);
        return lines;
    }
}

public sealed class CommentsImportOnSqlite() : CommentsImportTests(() => Store.OnSqliteAsync());

public sealed class CommentsImportOnPostgreSql() : CommentsImportTests(() => Store.OnPostgreSqlAsync());

public sealed class CommentsImportOnSqlServer() : CommentsImportTests(() => Store.OnSqlServerAsync());
