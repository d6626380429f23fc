using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Web.Toolkit;

namespace Scorecard.Web.Tests.Toolkit;

public sealed class StepPageTests : IAsyncLifetime
{
    private TestApp App { get; } = new();

    private long Acme => App.Companies.Acme.Model.Organization.Id;

    public Task InitializeAsync() => ((IAsyncLifetime)App).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task The_nine_steps_lie_on_a_path_and_the_first_that_is_open_is_next()
    {
        var page = await (await App.SignInAsync(App.Companies.Viewer)).GetAsync("/toolkit");

        var steps = page.Document.QuerySelectorAll(".path > li");
        Assert.Equal(Steps.All.Select(s => s.Name), steps.Select(s => s.QuerySelector("a")!.TextContent));
        Assert.Equal(
            "Assessment",
            Assert.Single(steps, s => s.TextContent.Contains("Next", StringComparison.Ordinal)).QuerySelector("a")!.TextContent
        );
        Assert.Contains("2 of 5", steps[0].TextContent, StringComparison.Ordinal);
    }

    private static readonly (string Step, string Line)[] OpenLines =
    [
        ("strategy", "The organization's unit has a description: its mission"),
        ("objectives", "Every perspective has an objective at the top"),
        ("objectives", "Every objective has an owner"),
        ("strategy-map", "There is at least one arrow"),
        ("measures", "No objective is without a KPI"),
        ("measures", "Every KPI has an owner"),
        ("measures", "Every KPI that is entered has an updater"),
        ("initiatives", "There is at least one initiative"),
        ("performance", "The values for the last month are entered"),
        ("objectives", "Every objective at the top is described"),
    ];

    [Fact]
    public async Task Lines_tick_themselves_once_the_data_say_so()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        Assert.Empty(await DoneAsync());

        await CompleteAsync();

        Assert.Equal(OpenLines, await DoneAsync());

        async Task<IReadOnlyList<(string, string)>> DoneAsync()
        {
            var done = new List<(string, string)>();
            foreach (var (step, line) in OpenLines)
                if (IsDone(await browser.GetAsync($"/toolkit/{step}"), line))
                    done.Add((step, line));
            return done;
        }
    }

    [Fact]
    public async Task A_line_opens_again_when_the_data_change()
    {
        const string line = "No unit is without objectives";
        var browser = await App.SignInAsync(App.Companies.Administrator);
        Assert.True(IsDone(await browser.GetAsync("/toolkit/cascading"), line));

        await App.WriteAsync(
            Acme,
            async db =>
                db.Add(
                    Domain.Units.Unit.Below(
                        70_999,
                        await db.Organizations.SingleAsync(),
                        await db.Units.SingleAsync(u => u.ParentId == null),
                        "NEW",
                        "New"
                    )
                )
        );

        Assert.False(IsDone(await browser.GetAsync("/toolkit/cascading"), line));
    }

    [Fact]
    public async Task A_line_says_what_was_counted()
    {
        await App.WriteAsync(Acme, async db => await OwnAsync(await db.Kpis.SingleAsync(k => k.Code == "VISITS"), App.Companies.Viewer.Id));

        var page = await (await App.SignInAsync(App.Companies.Administrator)).GetAsync("/toolkit/measures");

        Assert.Contains("1 of 5 KPIs with an owner", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_private_is_not_counted_for_others()
    {
        var sees = await (await App.SignInAsync(App.Companies.Viewer)).GetAsync("/toolkit/measures");
        var doesNot = await (await App.SignInAsync(App.Companies.PlantViewer)).GetAsync("/toolkit/measures");

        Assert.Contains("0 of 5 KPIs with an owner", sees.Words, StringComparison.Ordinal);
        Assert.Contains("0 of 4 KPIs with an owner", doesNot.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_by_hand_stays_for_the_person_alone_until_it_is_taken_back()
    {
        const string line = "You have talked to everyone who decides";
        var browser = await App.SignInAsync(App.Companies.NorthUpdater);

        var ticked = await PressAsync(await browser.GetAsync("/toolkit/assessment"), line);

        Assert.True(IsDone(ticked, line));
        Assert.True(IsDone(await browser.GetAsync("/toolkit/assessment"), line));
        Assert.False(IsDone(await (await App.SignInAsync(App.Companies.Viewer)).GetAsync("/toolkit/assessment"), line));
        Assert.False(IsDone(await PressAsync(ticked, line), line));
    }

    [Fact]
    public async Task Only_what_stands_on_the_list_can_be_ticked()
    {
        var browser = await App.SignInAsync(App.Companies.NorthUpdater);
        var form = (await browser.GetAsync("/toolkit/strategy")).Form(".checks form");

        foreach (var item in new[] { "strategy/mission", "assessment/talks", "nonsense" })
            Assert.Equal(HttpStatusCode.NotFound, (await form.Type("item", item).SubmitAsync()).Status);

        Assert.Equal(0, await App.ReadAsync(Acme, db => db.Ticks.CountAsync()));
    }

    [Fact]
    public async Task Every_step_answers_and_its_links_lead_somewhere()
    {
        var browser = await App.SignInAsync(App.Companies.PlantViewer);
        foreach (var step in Steps.All)
        {
            var page = await browser.GetAsync($"/toolkit/{step.Slug}");
            Assert.Equal((HttpStatusCode.OK, step.Name), (page.Status, page.Heading));
            foreach (var link in page.Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!).Distinct())
                Assert.True((await browser.GetAsync(link)).Status == HttpStatusCode.OK, $"{step.Slug} leads to {link}.");
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/toolkit/sorcery")).Status);
    }

    [Fact]
    public void Every_line_and_every_step_has_a_name_of_its_own()
    {
        var items = Steps.All.SelectMany(s => s.Lines).Select(l => l.Item).Concat(Lessons.All.Select(l => l.Item)).ToList();

        Assert.Equal(9, Steps.All.Select(s => s.Slug).Distinct().Count());
        Assert.Equal(items.Count, items.Distinct().Count());
        Assert.All(items, item => Assert.InRange(item.Length, 1, Domain.Toolkit.Tick.ItemLength));
    }

    private static bool IsDone(TestPage page, string line) => LineOf(page, line).QuerySelector(".mk")!.GetAttribute("aria-label") == "Done";

    private static IElement LineOf(TestPage page, string line) =>
        page.Document.QuerySelectorAll(".checks li").Single(li => li.QuerySelector("div span")!.TextContent == line);

    private static Task<TestPage> PressAsync(TestPage page, string line) =>
        page.Form($".checks form:has(input[value='{LineOf(page, line).QuerySelector("[name=item]")!.GetAttribute("value")}'])")
            .SubmitAsync();

    private static Task OwnAsync(Kpi kpi, long person)
    {
        kpi.Describe(kpi.Details with { OwnerId = person });
        kpi.NameUpdaters([person]);
        return Task.CompletedTask;
    }

    /// <summary>Gives Acme all that the lines ask for.</summary>
    private async Task CompleteAsync()
    {
        var (person, next) = (App.Companies.Viewer.Id, 70_001L);
        await App.WriteAsync(
            Acme,
            async db =>
            {
                var (units, perspectives) = (await db.Units.ToListAsync(), await db.Perspectives.ToListAsync());
                var root = units.Single(u => u.ParentId is null);
                root.Describe("We make things.");
                var objectives = await db.Objectives.ToListAsync();
                foreach (
                    var perspective in perspectives.Where(p => !objectives.Exists(x => x.UnitId == root.Id && x.PerspectiveId == p.Id))
                )
                    objectives.Add(New(root, perspective));
                foreach (var unit in units.Where(u => !objectives.Exists(x => x.UnitId == u.Id)))
                    objectives.Add(New(unit, perspectives[0]));
                foreach (var objective in objectives)
                    objective.Change(
                        objective.Name,
                        "What it means",
                        perspectives.Single(p => p.Id == objective.PerspectiveId),
                        1,
                        objective.CascadeShare,
                        objective.Rule,
                        person
                    );
                var kpis = await db.Kpis.ToListAsync();
                foreach (var objective in objectives.Where(x => !kpis.Exists(k => k.ObjectiveId == x.Id)))
                {
                    var kpi = new Kpi(
                        next++,
                        objective,
                        $"MADE-{next}",
                        new("Made", "", Domain.Periods.Frequency.Month, TimeAggregation.Last, Domain.Scales.Direction.HigherIsBetter),
                        new(DateOnly.MinValue, ScaleInput.Progress(0, 10), 1)
                    );
                    kpis.Add(kpi);
                    db.Add(kpi);
                }
                foreach (var kpi in kpis)
                    await OwnAsync(kpi, person);
                db.Add(new CauseEffectLink(next++, objectives[0], objectives[1], 1));
                db.Add(new Initiative(next++, root, "I1", new("Do it", new(2026, 1, 1), new(2026, 12, 31))));

                Objective New(Domain.Units.Unit unit, Perspective perspective)
                {
                    var made = new Objective(next++, unit, perspective, $"MADE-{next}", "Made");
                    db.Add(made);
                    return made;
                }
            }
        );
        foreach (
            var kpi in await App.ReadAsync(
                Acme,
                db => db.Kpis.AsNoTracking().Where(k => k.ValueSource == ValueSource.Entered).ToListAsync()
            )
        )
            await App.RecordAsync(kpi, "2026-10", 5);
    }
}
