using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Comments;

namespace Scorecard.Web.Tests.Comments;

public sealed class AttachmentTests : IAsyncLifetime
{
    private ScoredCompany Company { get; } = new();

    private string Action => $"/comments/kpi/{ScoredCompany.Id(Company.World.Kpi("PUNCTUALITY").Id)}?handler=Add";

    public Task InitializeAsync() => Company.InitializeAsync();

    public Task DisposeAsync() => Company.DisposeAsync();

    [Fact]
    public async Task A_file_is_kept_and_comes_back_to_be_saved_and_never_shown()
    {
        var browser = await Company.App.SignInAsync(Company.Reader);
        var said = await SendAsync(browser, "See the chart", ("C:\\pics\\Größe \u202egnp.png", "image/png", CommentForms.Png));
        var link = said.Document.QuerySelector("#comments .files a")!;
        Assert.Equal("Größe gnp.png", link.TextContent.Trim());

        var file = await browser.Client.GetAsync(link.GetAttribute("href"));

        Assert.Equal(CommentForms.Png, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Größe gnp.png", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(["nosniff"], file.Headers.GetValues("X-Content-Type-Options"));
        var lines = await Company.App.ReadAsync(
            Company.World.Model.Organization.Id,
            db => db.Changes.Where(c => c.Subject == Subject.Comment).Select(c => c.To).ToListAsync()
        );
        Assert.Equal(["comment: See the chart", $"file Größe gnp.png, {CommentForms.Png.Length} bytes"], lines.Order());
    }

    [Theory]
    [InlineData("photo.png", "image/png", "MZ program", "holds something else")]
    [InlineData("photo.png", "text/html", "<html>", "sent as text/html")]
    [InlineData("drawing.svg", "image/svg+xml", "<svg><script/></svg>", "not taken here")]
    [InlineData("bill.pdf.exe", "application/pdf", "%PDF-", "not taken here")]
    [InlineData("bill.html.pdf", "application/pdf", "%PDF-", "two ends")]
    public async Task A_file_that_lies_is_refused_in_a_sentence_and_the_words_are_kept(
        string name,
        string type,
        string content,
        string said
    )
    {
        var browser = await Company.App.SignInAsync(Company.Reader);

        var refused = await SendAsync(browser, "See this", (name, type, Encoding.UTF8.GetBytes(content)));

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains(said, refused.Problems, StringComparison.Ordinal);
        Assert.Equal("See this", refused.Say()["Input.Words"]);
        Assert.Equal(
            (0, 0),
            await Company.App.ReadAsync(
                Company.World.Model.Organization.Id,
                async db => (await db.Comments.CountAsync(), await db.CommentFiles.CountAsync())
            )
        );
    }

    [Fact]
    public async Task More_than_ten_megabytes_and_more_than_three_files_are_refused_in_a_sentence_and_the_words_are_kept()
    {
        var browser = await Company.App.SignInAsync(Company.Reader);
        var large = new byte[CommentFile.Largest + 1];
        CommentForms.Png.CopyTo(large, 0);

        var refused = await SendAsync(browser, "Large", ("large.png", "image/png", large));
        Assert.Contains("larger than 10 MB", refused.Problems, StringComparison.Ordinal);
        Assert.Equal("Large", refused.Say()["Input.Words"]);
        var many = await SendAsync(browser, "Many", [.. Enumerable.Range(1, 4).Select(i => ($"{i}.png", "image/png", CommentForms.Png))]);
        Assert.Contains("These are 4 files", many.Problems, StringComparison.Ordinal);
        Assert.Equal("Many", many.Say()["Input.Words"]);
        var whole = await SendAsync(browser, "Whole", ("whole.png", "image/png", large[..^1]));
        Assert.Equal("The comment is saved.", whole.Message);
    }

    [Fact]
    public async Task A_withdrawn_comment_takes_its_files_along()
    {
        var browser = await Company.App.SignInAsync(Company.Reader);
        var said = await SendAsync(browser, "Take it back", ("a.csv", "text/csv", "a;b"u8.ToArray()));
        var path = said.Document.QuerySelector("#comments .files a")!.GetAttribute("href")!;

        await said.Act("Take it back", "Withdraw").SubmitAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync(path)).StatusCode);
        Assert.Equal(0, await Company.App.ReadAsync(Company.World.Model.Organization.Id, db => db.Set<CommentFileContent>().CountAsync()));
    }

    private async Task<TestPage> SendAsync(TestBrowser browser, string words, params (string, string, byte[])[] files) =>
        await (await browser.GetAsync(Company.KpiPath("PUNCTUALITY"))).Say().Type("Input.Words", words).AttachAsync(browser, Action, files);
}
