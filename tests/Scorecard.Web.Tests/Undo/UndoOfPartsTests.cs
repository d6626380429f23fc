using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Plans;
using Scorecard.Web.Tests.Initiatives;

namespace Scorecard.Web.Tests.Undo;

/// <summary>What changed in a milestone is no change of the initiative's own name and days.</summary>
public sealed class UndoOfPartsTests : IAsyncLifetime
{
    private const string ByHand = "This act added, moved or deleted something";

    private PlannedCompany Company { get; } = new();

    private long Acme => Company.Acme;

    public Task InitializeAsync() => Company.InitializeAsync();

    public Task DisposeAsync() => Company.DisposeAsync();

    [Fact]
    public async Task A_milestone_s_change_is_told_as_the_milestone_s_and_its_undo_leaves_the_initiative()
    {
        var before = await Company.FindAsync("TOUR");
        await WriteAsync(tour => tour.Milestones[0].Change("Half of the towns", new(2026, 12, 24), null));
        var browser = await Company.App.SignInAsync(Company.App.Companies.Administrator);

        var refused = await UndoAsync(browser);

        Assert.Contains(ByHand, refused.Problems, StringComparison.Ordinal);
        var after = await Company.FindAsync("TOUR");
        Assert.Equal((before.Name, before.Due), (after.Name, after.Due));
        Assert.Equal("Half of the towns", after.Milestones[0].Name);
        var journal = (await browser.GetAsync("/admin/changes?kind=initiative")).Words;
        Assert.Contains("Milestone 1: name", journal, StringComparison.Ordinal);
        Assert.Contains("Milestone 1: due", journal, StringComparison.Ordinal);
        Assert.Contains("24 Dec 2026", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_a_milestone_from_before_it_was_named_is_not_taken_for_the_initiative_s()
    {
        await using (var scope = Company.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
            await using var write = await db.BeginWriteAsync(Acme, null, TestApp.Now.UtcDateTime);
            var id = await db.Initiatives.Where(i => i.CodeNormalized == "TOUR").Select(i => i.Id).SingleAsync();
            write.Log(Subject.Initiative, id, nameof(Initiative.Due), "2026-10-01", "2026-11-01");
            await write.CommitAsync();
        }
        var due = (await Company.FindAsync("TOUR")).Due;

        var refused = await UndoAsync(await Company.App.SignInAsync(Company.App.Companies.Administrator));

        Assert.Contains(ByHand, refused.Problems, StringComparison.Ordinal);
        Assert.Equal(due, (await Company.FindAsync("TOUR")).Due);
    }

    [Fact]
    public async Task The_initiative_s_own_name_and_days_come_back()
    {
        var before = await Company.FindAsync("TOUR");
        await WriteAsync(tour => tour.Plan(new("Grand tour", tour.Start, new(2027, 5, 31), 1, null)));

        await UndoAsync(await Company.App.SignInAsync(Company.App.Companies.Administrator));

        var after = await Company.FindAsync("TOUR");
        Assert.Equal((before.Name, before.Due, before.Budget, before.OwnerId), (after.Name, after.Due, after.Budget, after.OwnerId));
    }

    private Task WriteAsync(Action<Initiative> change) =>
        Company.App.WriteAsync(Acme, async db => change(await db.Initiatives.SingleAsync(i => i.CodeNormalized == "TOUR")));

    private async Task<TestPage> UndoAsync(TestBrowser browser)
    {
        var sequence = await Company.App.ReadAsync(Acme, db => db.Organizations.Select(o => o.Sequence).SingleAsync());
        var id = PublicIds.Format((await Company.FindAsync("TOUR")).Id);
        return await (await browser.GetAsync($"/undo?of={id}&sequence={sequence}")).Form().SubmitAsync();
    }
}
