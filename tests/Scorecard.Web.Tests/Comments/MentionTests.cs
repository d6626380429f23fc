using Microsoft.EntityFrameworkCore;

namespace Scorecard.Web.Tests.Comments;

public sealed class MentionTests : IAsyncLifetime
{
    private ScoredCompany Company { get; } = new();

    public Task InitializeAsync() => Company.InitializeAsync();

    public Task DisposeAsync() => Company.DisposeAsync();

    [Fact]
    public async Task A_mention_waits_on_the_dashboard_and_on_the_list_until_it_is_answered()
    {
        var head = await Company.App.SignInAsync(Company.Head);
        var asked = await (await head.GetAsync(Company.KpiPath("PUNCTUALITY")))
            .Say()
            .Type("Input.Words", "@Cleo Clerk, what happened?")
            .SubmitAsync();
        Assert.Contains("Waits for Cleo Clerk", asked.Words, StringComparison.Ordinal);
        Assert.Equal("@Cleo Clerk", asked.Document.QuerySelector(".asked")!.TextContent);

        var clerk = await Company.App.SignInAsync(Company.Clerk);
        Assert.Contains("A comment waits for your answer", (await clerk.GetAsync(Company.UnitPath("OPS"))).Words, StringComparison.Ordinal);
        Assert.Contains("A comment waits for your answer", (await clerk.GetAsync("/enter")).Words, StringComparison.Ordinal);
        var list = await clerk.GetAsync("/comments");
        Assert.Contains("what happened?", list.Words, StringComparison.Ordinal);
        var page = await clerk.GetAsync(list.Document.QuerySelector("a.btn[href*='#c-']")!.GetAttribute("href")!);
        Assert.Contains("Waits for your answer", page.Words, StringComparison.Ordinal);

        await page.Reply("what happened?").Type("Input.Words", "The strike").SubmitAsync();

        Assert.Contains("Nothing waits for your answer", (await clerk.GetAsync("/comments")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("waits for your answer", (await clerk.GetAsync(Company.UnitPath("OPS"))).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Waits for", (await head.GetAsync(Company.KpiPath("PUNCTUALITY"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_or_a_resolved_comment_takes_it_off_too()
    {
        var head = await Company.App.SignInAsync(Company.Head);
        var clerk = await Company.App.SignInAsync(Company.Clerk);
        foreach (var words in new[] { "@Cleo, first?", "@Cleo, second?" })
            await (await head.GetAsync(Company.ObjectivePath("RUN"))).Say().Type("Input.Words", words).SubmitAsync();

        var ticked = await (await clerk.GetAsync("/comments")).Form("form[action*=Answered]").SubmitAsync();

        Assert.Equal("/comments", ticked.Path);
        Assert.Equal("It does not wait for you any more.", ticked.Message);
        Assert.Single(ticked.Document.QuerySelectorAll("form[action*=Answered]"));
        await (await head.GetAsync(Company.ObjectivePath("RUN"))).Act("second?", "Settle").SubmitAsync();
        Assert.Contains("Nothing waits for your answer", (await clerk.GetAsync("/comments")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_may_not_see_it_or_whom_nobody_knows_is_refused_and_the_words_are_kept()
    {
        var chief = await Company.App.SignInAsync(Company.Chief);
        var secret = Company.World.Model.Kpis.First(k => Company.World.Model.UnitOf(k).Code == "VAULT");
        var page = await chief.GetAsync($"/kpis/{ScoredCompany.Id(secret.Id)}");

        var refused = await page.Say().Type("Input.Words", "@Rea Reader, look").SubmitAsync();

        Assert.Contains("Rea Reader may not see this", refused.Problems, StringComparison.Ordinal);
        Assert.Equal("@Rea Reader, look", refused.Say()["Input.Words"]);
        var typo = await refused.Say().Type("Input.Words", "@Reo, look").SubmitAsync();
        Assert.Contains("“@Reo” is nobody here", typo.Problems, StringComparison.Ordinal);
        Assert.Equal(0, await Company.App.ReadAsync(Company.World.Model.Organization.Id, db => db.Comments.CountAsync()));
        Assert.Contains(
            "The comment is saved.",
            (await typo.Say().Type("Input.Words", "ada@x.org, look").SubmitAsync()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Somebody_is_chosen_without_typing_a_name_where_the_box_is_and_named_before_the_words()
    {
        var head = await Company.App.SignInAsync(Company.Head);
        var page = await head.GetAsync(
            "/comments" + Company.ObjectivePath("RUN").Replace("objectives", "objective", StringComparison.Ordinal)
        );

        var said = await page.Say()
            .Type("Input.Words", "what do you think?")
            .Type("Input.Person", ScoredCompany.Id(Company.Reader.Id))
            .SubmitAsync();

        Assert.True(said.Says("@Rea Reader what do you think?"));
        var mention = await Company.App.ReadAsync(Company.World.Model.Organization.Id, db => db.CommentMentions.SingleAsync());
        Assert.Equal((Company.Reader.Id, null), (mention.PersonId, mention.AnsweredAt));
    }

    [Fact]
    public async Task Names_that_a_script_completes_are_of_those_who_see_the_thing()
    {
        var chief = await Company.App.SignInAsync(Company.Chief);
        var run = "/comments" + Company.ObjectivePath("RUN").Replace("objectives", "objective", StringComparison.Ordinal);
        Assert.Contains("Cleo Clerk", await chief.Client.GetStringAsync(run + "?handler=People&q=cl"), StringComparison.Ordinal);
        Assert.Equal("[]", await chief.Client.GetStringAsync(run + "?handler=People&q=zz"));
        var secret = Company.World.Model.Kpis.First(k => Company.World.Model.UnitOf(k).Code == "VAULT");
        Assert.Equal("[]", await chief.Client.GetStringAsync($"/comments/kpi/{ScoredCompany.Id(secret.Id)}?handler=People&q=cl"));
    }
}
