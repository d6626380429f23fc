using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.TestData;

namespace Scorecard.Web.Tests.Comments;

public sealed class CommentTests : IAsyncLifetime
{
    private ScoredCompany Company { get; } = new();

    public Task InitializeAsync() => Company.InitializeAsync();

    public Task DisposeAsync() => Company.DisposeAsync();

    [Fact]
    public async Task Whoever_sees_a_KPI_comments_on_it_and_all_who_see_it_read_that_and_reply()
    {
        var reader = await Company.App.SignInAsync(Company.Reader);
        var page = await reader.GetAsync(Company.KpiPath("PUNCTUALITY"));
        Assert.Contains("No comments yet", page.Words, StringComparison.Ordinal);

        var said = await page.Say().Type("Input.Words", "Was that the bridge?").SubmitAsync();

        Assert.Equal("The comment is saved.", said.Message);
        Assert.Equal(Company.KpiPath("PUNCTUALITY"), said.Path.Split('#')[0]);
        Assert.True(said.Says("Was that the bridge?"));
        var clerk = await Company.App.SignInAsync(Company.Clerk);
        var replied = await (await clerk.GetAsync(Company.KpiPath("PUNCTUALITY")))
            .Reply("Was that the bridge?")
            .Type("Input.Words", "No, the strike")
            .SubmitAsync();
        Assert.Equal("The reply is saved.", replied.Message);
        Assert.Equal("No, the strike", replied.Document.QuerySelector(".replies .words")!.TextContent.Trim());
        var lines = await Company.App.ReadAsync(
            Company.World.Model.Organization.Id,
            db => db.Changes.Where(c => c.Subject == Subject.Comment).OrderBy(c => c.Sequence).ToListAsync()
        );
        Assert.Equal(
            [("comment: Was that the bridge?", (long?)Company.Reader.Id), ("reply: No, the strike", Company.Clerk.Id)],
            lines.Select(l => (l.To!, l.By))
        );
        Assert.All(lines, l => Assert.Equal(Company.World.Kpi("PUNCTUALITY").Id, l.SubjectId));
    }

    [Fact]
    public async Task A_comment_on_one_value_says_which()
    {
        var browser = await Company.App.SignInAsync(Company.Head);
        var form = (await browser.GetAsync(Company.KpiPath("PUNCTUALITY"))).Say();

        var said = await form.Type("Input.Words", "Counted twice").Type("Input.Value", "2026-09-01").SubmitAsync();

        Assert.Contains("about the value of September 2026", said.Words, StringComparison.Ordinal);
        var wrong = await said.Say().Type("Input.Words", "Kept").Type("Input.Value", "2031-09-01").SubmitAsync();
        Assert.Contains("no longer among the choices", wrong.Problems, StringComparison.Ordinal);
        Assert.Equal("Kept", wrong.Say()["Input.Words"]);
    }

    [Fact]
    public async Task Objectives_initiatives_and_evidence_are_commented_on_as_well()
    {
        var browser = await Company.App.SignInAsync(Company.Head);
        var initiative = Company.World.Model.Initiatives.First(i => i.UnitId == Company.World.Unit("OPS").Id);
        foreach (
            var path in new[]
            {
                Company.ObjectivePath("RUN"),
                $"/initiatives/{ScoredCompany.Id(initiative.Id)}",
                $"/evidence/{ScoredCompany.Id(ScoredCompany.Link)}",
            }
        )
        {
            var said = await (await browser.GetAsync(path)).Say().Type("Input.Words", $"About {path}").SubmitAsync();
            Assert.True(said.Says($"About {path}"));
            Assert.Equal(path, said.Path.Split('#')[0]);
        }
    }

    [Fact]
    public async Task A_comment_is_edited_by_its_author_alone_and_a_second_window_sees_both_texts()
    {
        var head = await Company.App.SignInAsync(Company.Head);
        var said = await (await head.GetAsync(Company.ObjectivePath("RUN"))).Say().Type("Input.Words", "Why so low?").SubmitAsync();
        var address = said.Document.QuerySelector($"#{said.IdOf("Why so low?")} a[href*=edit]")!.GetAttribute("href")!.Split('#')[0];
        var (mine, other) = (await head.GetAsync(address), await head.GetAsync(address));

        var saved = await mine.Form("form[action*='handler=Edit']").Type("Input.Words", "Why so high?").SubmitAsync();

        Assert.Equal("The comment is changed.", saved.Message);
        Assert.Contains(", edited", saved.Words, StringComparison.Ordinal);
        var late = await other.Form("form[action*='handler=Edit']").Type("Input.Words", "Why so flat?").SubmitAsync();
        Assert.Contains("Someone else saved this", late.Problems, StringComparison.Ordinal);
        Assert.Equal("Why so flat?", late.Form("form[action*='handler=Edit']")["Input.Words"]);
        Assert.Equal("The comment is changed.", (await late.Form("form[action*='handler=Edit']").SubmitAsync()).Message);

        var chief = await Company.App.SignInAsync(Company.Chief);
        Assert.Null((await chief.GetAsync(address)).Document.QuerySelector("form[action*='handler=Edit']"));
        var fields = mine.Form("form[action*='handler=Edit']").Fields.Where(f => f.Key != "__RequestVerificationToken");
        var token = (await chief.GetAsync(address)).Say().Fields.Where(f => f.Key == "__RequestVerificationToken");
        var forged = await chief.PostAsync($"{address.Split('?')[0]}?handler=Edit", [.. fields, .. token]);
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
    }

    [Fact]
    public async Task Authors_and_managers_resolve_reopen_and_withdraw_and_others_do_not()
    {
        var reader = await Company.App.SignInAsync(Company.Reader);
        var said = await (await reader.GetAsync(Company.ObjectivePath("RUN"))).Say().Type("Input.Words", "Whose is it?").SubmitAsync();
        var clerk = await (await Company.App.SignInAsync(Company.Clerk)).GetAsync(Company.ObjectivePath("RUN"));
        Assert.Null(clerk.Document.QuerySelector($"#{clerk.IdOf("Whose is it?")} form[action*=Settle]"));
        Assert.Null(clerk.Document.QuerySelector($"#{clerk.IdOf("Whose is it?")} form[action*=Withdraw]"));

        var resolved = await said.Act("Whose is it?", "Settle").SubmitAsync();
        Assert.Contains("Resolved by Rea Reader", resolved.Words, StringComparison.Ordinal);
        Assert.Contains("1 resolved comment", resolved.Words, StringComparison.Ordinal);
        var head = await Company.App.SignInAsync(Company.Head);
        var open = await (await head.GetAsync(Company.ObjectivePath("RUN"))).Act("Whose is it?", "Settle").SubmitAsync();
        Assert.Equal("The comment is open again.", open.Message);

        var gone = await open.Act("Whose is it?", "Withdraw").SubmitAsync();
        Assert.False(gone.Says("Whose is it?"));
        Assert.Contains("Withdrawn by Hel Head", gone.Words, StringComparison.Ordinal);
        var line = await Company.App.ReadAsync(
            Company.World.Model.Organization.Id,
            db => db.Changes.Where(c => c.Subject == Subject.Comment && c.What == "Words").SingleAsync()
        );
        Assert.Equal(("Whose is it?", Company.Head.Id), (line.From, line.By));
    }

    [Fact]
    public async Task What_is_private_is_not_there_for_others()
    {
        var chief = await Company.App.SignInAsync(Company.Chief);
        var secret = Company.World.Model.Kpis.First(k => Company.World.Model.UnitOf(k).Code == "VAULT");
        var said = await (await chief.GetAsync($"/kpis/{ScoredCompany.Id(secret.Id)}"))
            .Say()
            .Type("Input.Words", "Between us")
            .AttachAsync(chief, $"/comments/kpi/{ScoredCompany.Id(secret.Id)}?handler=Add", ("a.png", "image/png", CommentForms.Png));
        var file = said.Document.QuerySelector("#comments .files a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await chief.Client.GetAsync(file)).StatusCode);

        var reader = await Company.App.SignInAsync(Company.Reader);
        foreach (var path in new[] { file, file.Split('?')[0], file.Split('?')[0] + "?handler=People" })
            Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync(path)).StatusCode);
        Assert.DoesNotContain("Between us", (await reader.GetAsync("/comments")).Words, StringComparison.Ordinal);
        Assert.Contains("Between us", (await chief.GetAsync("/comments")).Words, StringComparison.Ordinal);
        // Nor through another thing that they see.
        var elsewhere = file.Replace(
            ScoredCompany.Id(secret.Id),
            ScoredCompany.Id(Company.World.Kpi("PUNCTUALITY").Id),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync(elsewhere)).StatusCode);
    }

    [Fact]
    public async Task A_thing_that_is_deleted_takes_its_comments_along()
    {
        var chief = await Company.App.SignInAsync(Company.Chief);
        var initiative = Company.World.Model.Initiatives.First(i => i.UnitId == Company.World.Unit("OPS").Id);
        var path = $"/initiatives/{ScoredCompany.Id(initiative.Id)}";
        var said = await (await chief.GetAsync(path)).Say().Type("Input.Words", "@Hel Head, still?").SubmitAsync();
        await said.Reply("still?").Type("Input.Words", "Yes").SubmitAsync();

        var deleted = await (await chief.GetAsync(path + "/delete")).Form().SubmitAsync();

        Assert.Contains("is deleted", deleted.Message, StringComparison.Ordinal);
        var left = await Company.App.ReadAsync(
            Company.World.Model.Organization.Id,
            async db => (await db.Comments.CountAsync(), await db.CommentMentions.CountAsync())
        );
        Assert.Equal((0, 0), left);
    }

    [Fact]
    public async Task Open_comments_are_quoted_in_the_briefing_and_the_meeting_and_taken_into_a_note()
    {
        var head = await Company.App.SignInAsync(Company.Head);
        var said = await (await head.GetAsync(Company.KpiPath("PUNCTUALITY"))).Say().Type("Input.Words", "Strike in May").SubmitAsync();
        await said.Reply("Strike in May").Type("Input.Words", "And in June").SubmitAsync();
        var unit = Company.World.Model.UnitOf(Company.World.Kpi("PUNCTUALITY")).Code;

        var book = await head.GetAsync($"{Company.UnitPath(unit)}/briefing?period=2026-09");
        Assert.Contains("Strike in May", book.Words, StringComparison.Ordinal);
        Assert.Contains("Hel Head: And in June", book.Words, StringComparison.Ordinal);
        var slide = await head.GetAsync($"{Company.UnitPath(unit)}/meeting?period=2026-09&step=99");
        Assert.Contains("Strike in May", slide.Words, StringComparison.Ordinal);
        var quoting = await head.GetAsync(slide.Path.Split('?')[0] + slide.Document.QuerySelector("a[href*=quote]")!.GetAttribute("href"));
        Assert.Contains("“Strike in May” (Hel Head on ", quoting.Form("[data-capture]")["Input.Words"], StringComparison.Ordinal);

        var resolved = await (await head.GetAsync(Company.KpiPath("PUNCTUALITY"))).Act("Strike in May", "Settle").SubmitAsync();
        Assert.Equal("The comment is resolved.", resolved.Message);
        Assert.DoesNotContain(
            "Strike in May",
            (await head.GetAsync($"{Company.UnitPath(unit)}/briefing?period=2026-09")).Words,
            StringComparison.Ordinal
        );
    }
}
