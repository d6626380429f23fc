using System.Net;
using Scorecard.Domain;
using Scorecard.Domain.Model;

namespace Scorecard.Web.Tests.Dated;

/// <summary>A unit is merged into another one, or split, from a month on; months before stay as they were.</summary>
public sealed class RegroupTests : IAsyncLifetime
{
    private readonly ScoredCompany company = new();

    public Task InitializeAsync() => company.InitializeAsync();

    public Task DisposeAsync() => company.DisposeAsync();

    [Fact]
    public async Task A_merged_unit_gives_all_it_has_and_keeps_its_past()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var (ops, yards) = (company.UnitPath("OPS"), company.UnitPath("YARDS"));
        string[] pages = ["cascade", "moved", "heat-map", "map"];
        var october = await OctoberAsync();
        var form = (await browser.GetAsync($"{ops}/merge")).Form();
        Assert.Equal("2026-11", form["When.From"]);

        var saved = await form.Type("Into", PublicIds.Format(company.World.Unit("YARDS").Id)).SubmitAsync();

        Assert.Matches("is merged into .* It holds from November 2026 on. .* went to ", saved.Message);
        Assert.Equal(october, await OctoberAsync());
        var run = company.World.Objective("RUN");
        Assert.Contains(run.Name, (await browser.GetAsync($"{yards}?period=2026-11")).Words, StringComparison.Ordinal);
        var (unit, line, links) = await company.App.ReadAsync(
            company.World.Model.Organization.Id,
            db =>
                Task.FromResult(
                    (
                        db.Units.Single(u => u.Code == "OPS"),
                        db.Units.Single(u => u.Code == "LINE"),
                        db.Contributions.Count(c =>
                            db.Objectives.Single(o => o.Id == c.FromId).UnitId == db.Objectives.Single(o => o.Id == c.ToId).UnitId
                        )
                    )
                )
        );
        Assert.Equal((new DateOnly(2026, 11, 1), company.World.Unit("YARDS").Id, 0), (unit.ClosedFrom, line.ParentId, links));
        // Who headed the one heads the other.
        var head = await company.App.SignInAsync(company.Head);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync($"/objectives/{PublicIds.Format(run.Id)}/edit")).Status);

        Task<IReadOnlyList<string>> OctoberAsync() =>
            WordsAsync(browser, [.. new[] { ops, yards }.SelectMany(unit => pages.Select(page => $"{unit}/{page}?period=2026-10"))]);
    }

    [Fact]
    public async Task What_is_ticked_goes_to_a_new_unit_and_the_rest_stays()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var ops = company.UnitPath("OPS");
        var before = await WordsAsync(browser, $"{ops}/cascade?period=2026-08", $"{ops}/moved?period=2026-08");
        var run = company.World.Objective("RUN");

        var refused = await (await browser.GetAsync($"{ops}/split")).Form().Type("Input.Name", "Parts").SubmitAsync();

        Assert.Contains("Write a code", refused.Words, StringComparison.Ordinal);
        Assert.Contains("Tick at least one objective or unit that goes", refused.Words, StringComparison.Ordinal);
        Assert.Equal("Parts", refused.Form()["Input.Name"]);

        var form = refused
            .Form()
            .Type("Input.Code", "PARTS")
            .Type("Input.Objectives", PublicIds.Format(run.Id))
            .Type("When.From", "2026-09");
        var shown = await form.SubmitAsync();
        Assert.Contains("This changes scores of months that are over. Nothing is saved yet.", shown.Words, StringComparison.Ordinal);

        var saved = await shown.Form().SubmitAsync();

        Assert.Contains("is split. It holds from September 2026 on. 1 objective went to Parts.", saved.Message, StringComparison.Ordinal);
        Assert.Equal(before, await WordsAsync(browser, $"{ops}/cascade?period=2026-08", $"{ops}/moved?period=2026-08"));
        Assert.Contains(run.Name, (await browser.GetAsync($"{saved.Path}?period=2026-09")).Words, StringComparison.Ordinal);
        var terms = await company.App.ReadAsync(
            company.World.Model.Organization.Id,
            db => Task.FromResult(db.EarlierTerms.Single(e => e.Of == TermsOf.Objective && e.SubjectId == run.Id))
        );
        Assert.Equal((new DateOnly(2026, 9, 1), company.World.Unit("OPS").Id), (terms.Until, terms.ParentId));
    }

    [Fact]
    public async Task Nobody_merges_a_unit_whose_place_they_do_not_settle_and_none_into_one_that_is_not_offered()
    {
        var head = await company.App.SignInAsync(company.Head);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.GetAsync($"{company.UnitPath("OPS")}/merge")).Status);

        var chief = await company.App.SignInAsync(company.Chief);
        var form = (await chief.GetAsync($"{company.UnitPath("OPS")}/merge")).Form();
        foreach (var into in new[] { "", PublicIds.Format(company.World.Unit("LINE").Id), PublicIds.Format(company.World.Unit("OPS").Id) })
            Assert.Matches(
                "Choose the unit that takes over|no longer among the choices",
                (await form.Type("Into", into).SubmitAsync()).Problems
            );
    }

    private static async Task<IReadOnlyList<string>> WordsAsync(TestBrowser browser, params string[] paths)
    {
        var words = new List<string>();
        foreach (var path in paths)
            words.Add((await browser.GetAsync(path)).Words);
        return words;
    }
}
