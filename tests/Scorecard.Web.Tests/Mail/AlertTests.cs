using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain.Comments;
using Scorecard.Web.Hosting;
using Scorecard.Web.Notices;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Mail;

/// <summary>What the values say is told to who answers for it.</summary>
public sealed class AlertTests : IAsyncLifetime
{
    private readonly MovedClock clock = new();
    private ScoredCompany company = null!;

    public async Task InitializeAsync()
    {
        company = new()
        {
            App = new() { Host = host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)) },
        };
        await company.InitializeAsync();
        await company.App.StopPostmanAsync();
    }

    public Task DisposeAsync() => company.DisposeAsync();

    [Fact]
    public async Task What_turns_red_is_told_once_and_so_is_that_it_is_red_no_longer()
    {
        await company.CorrectAsync("SAFETY", "2026-10", 0, "An accident");
        await LookAsync();
        await LookAsync();

        var red = Assert.Single(
            await OfAsync(NoticeKind.Red),
            n => n.Text.StartsWith("SAFETY is red in October 2026.", StringComparison.Ordinal)
        );
        Assert.Equal(company.Head.Id, red.PersonId);
        Assert.Equal(company.KpiPath("SAFETY"), red.Path);

        await company.CorrectAsync("SAFETY", "2026-09", 0, "An accident before");
        await company.CorrectAsync("SAFETY", "2026-10", 9, "Counted again");
        await LookAsync();
        await LookAsync();

        var better = Assert.Single(await OfAsync(NoticeKind.Better), n => n.Text.StartsWith("SAFETY", StringComparison.Ordinal));
        Assert.StartsWith("SAFETY is red no longer in October 2026.", better.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_that_asks_somebody_is_told_once_and_only_to_who_sees_what_it_is_about()
    {
        await company.App.WriteAsync(
            company.World.Model.Organization.Id,
            async db =>
            {
                foreach (var (id, code) in new[] { (91_001L, "SAFETY"), (91_002L, "COST-VAULT") })
                {
                    var kpi = await db.Kpis.SingleAsync(k => k.Code == code);
                    var comment = new Comment(
                        id,
                        CommentTopic.Of(kpi),
                        company.Clerk.Id,
                        "@Hel Head, is this right?",
                        clock.GetUtcNow().UtcDateTime
                    );
                    db.AddRange(comment, new CommentMention(comment, company.Head.Id));
                }
            }
        );
        await LookAsync();
        await LookAsync();

        var notice = Assert.Single(await OfAsync(NoticeKind.Mention));
        Assert.Equal("Cleo Clerk asks you in a comment on SAFETY.\n@Hel Head, is this right?", notice.Text);
        Assert.StartsWith("/comments/kpi/", notice.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_is_told_once_the_journal_has_it()
    {
        await company.CorrectAsync("SAFETY", "2026-10", -40, "An accident");
        await company.App.Services.GetRequiredService<EvidenceKeeper>().RecordAllAsync(default);
        await LookAsync();
        await LookAsync();

        var signal = Assert.Single(await OfAsync(NoticeKind.Signal), n => n.Text.StartsWith("SAFETY", StringComparison.Ordinal));
        Assert.Contains("below its normal range", signal.Text, StringComparison.Ordinal);
        Assert.Equal(company.Head.Id, signal.PersonId);
    }

    [Fact]
    public async Task A_warning_of_a_leading_KPI_is_told_to_the_administrator_where_nobody_heads_the_unit()
    {
        await LookAsync();
        await LookAsync();

        var warning = Assert.Single(await OfAsync(NoticeKind.Warning));
        Assert.StartsWith("DELIGHT is expected to rise.", warning.Text, StringComparison.Ordinal);
        Assert.Equal(company.Chief.Id, warning.PersonId);
    }

    [Fact]
    public async Task Nobody_is_told_of_a_private_unit_that_they_do_not_see()
    {
        await company.CorrectAsync("COST-VAULT", "2026-10", 500, "A flood");
        await LookAsync();

        var told = (await OfAsync(NoticeKind.Red)).Where(n => n.Text.Contains("VAULT", StringComparison.Ordinal)).ToList();
        Assert.All(told, n => Assert.Equal(company.Chief.Id, n.PersonId));
    }

    [Fact]
    public async Task Who_may_not_see_all_that_counts_is_told_the_score_that_their_pages_show()
    {
        var grow = company.World.Objective("GROW");
        await company.App.WriteAsync(
            grow.OrganizationId,
            async db =>
            {
                var stored = await db.Objectives.SingleAsync(o => o.Id == grow.Id);
                var perspective = await db.Perspectives.SingleAsync(p => p.Id == stored.PerspectiveId);
                stored.Change(stored.Name, null, perspective, stored.Weight, stored.CascadeShare, stored.Rule, company.Head.Id);
            }
        );
        await company.CorrectAsync("REVENUE", "2026-10", 0, "Nothing was sold");
        await company.CorrectAsync("COST-OPS", "2026-10", 500, "A fire");
        await LookAsync();

        // Whoever owns most of a unit's objectives heads it.
        var told = Assert.Single(
            await OfAsync(NoticeKind.Red),
            n => n.Text.StartsWith("GROW is red in October 2026.", StringComparison.Ordinal)
        );
        var (official, rough) = (await ShownAsync(company.Chief), await ShownAsync(company.Head));
        Assert.NotEqual(official, rough);
        Assert.Equal(company.Head.Id, told.PersonId);
        Assert.Contains($"Its score is {rough}.", told.Text, StringComparison.Ordinal);

        async Task<string> ShownAsync(Person person) =>
            (await company.ReadAsync(person, $"{company.ObjectivePath("GROW")}?period=2026-10"))
                .Document.QuerySelector("section[aria-label=Summary] .big")!
                .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0];
    }

    private Task LookAsync() => company.App.Services.GetRequiredService<NoticeKeeper>().TellAllAsync(CancellationToken.None);

    private Task<List<Notice>> OfAsync(NoticeKind kind) =>
        company.App.ReadAsync(
            company.World.Model.Organization.Id,
            db => db.Notices.AsNoTracking().Where(n => n.Kind == kind).ToListAsync()
        );
}
