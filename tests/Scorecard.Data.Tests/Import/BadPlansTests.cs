using Microsoft.EntityFrameworkCore;

namespace Scorecard.Data.Tests.Import;

/// <summary>Whatever is wrong with links.csv and initiatives.csv gets a sentence with its place, and nothing is imported.</summary>
public sealed class BadPlansTests : ImportTests
{
    public BadPlansTests() => Folder.Planned();

    [Theory]
    // Links.
    [InlineData("links.csv", "cause,effect", "cause,follows", "links.csv:1:follows", "has no column “follows”")]
    [InlineData(
        "links.csv",
        "VISIT,SELL",
        "VISITS,SELL",
        "links.csv:2:cause",
        "There is no objective and no KPI “VISITS”. Add it to objectives.csv or kpis.csv, or correct the code."
    )]
    [InlineData("links.csv", "VISIT,SELL", "VISIT,", "links.csv:2:effect", "empty")]
    [InlineData(
        "links.csv",
        "VISIT,SELL",
        "VISIT,REV",
        "links.csv:2:effect",
        "Of “VISIT” and “REV” one is an objective and the other a KPI."
    )]
    [InlineData("links.csv", "VISIT,SELL", "VISIT,visit", "links.csv:2:effect", "Nothing is its own cause.")]
    [InlineData(
        "links.csv",
        "LATE,SALES-REV,,-",
        "visit,sell,,-",
        "links.csv:3:effect",
        "“visit” drives “sell” on line 2 already. Keep one of them."
    )]
    [InlineData("links.csv", "SELL,2", "SELL,61", "links.csv:2:lag", "0 to 60 periods, not 61")]
    [InlineData("links.csv", "SELL,2", "SELL,1.5", "links.csv:2:lag", "not a whole number")]
    [InlineData("links.csv", "SELL,2,+", "SELL,2,more", "links.csv:2:sign", "Write + where more of the cause means more of the effect")]
    // Initiatives.
    [InlineData("initiatives.csv", "start,due", "start,description", "initiatives.csv:1:description", "is there twice")]
    [InlineData(
        "initiatives.csv",
        "TRAIN,NORTH",
        "shop,NORTH,Another,2025-02-01,2025-06-30,,,,,,,,,,\r\nTRAIN,NORTH",
        "initiatives.csv:3:code",
        "already on line 2"
    )]
    [InlineData(
        "initiatives.csv",
        "TRAIN,NORTH",
        "TR AIN,NORTH,Another,2025-02-01,2025-06-30,,,,,,,,,,\r\nTRAIN,NORTH",
        "initiatives.csv:3:code",
        "only letters, digits"
    )]
    [InlineData("initiatives.csv", "TRAIN,NORTH", "TRAIN,NOTRH", "initiatives.csv:3:unit", "no unit “NOTRH”")]
    [InlineData("initiatives.csv", "Train the drivers", "", "initiatives.csv:3:name", "empty")]
    [InlineData("initiatives.csv", "2025-02-01,2025-06-30", ",2025-06-30", "initiatives.csv:3:start", "empty")]
    [InlineData(
        "initiatives.csv",
        "2025-02-01,2025-06-30",
        "2025-02-01,30.6.2025",
        "initiatives.csv:3:due",
        "“30.6.2025” is not a day. Write one such as 2025-07-14."
    )]
    [InlineData("initiatives.csv", "2025-02-01,2025-06-30", "2025-07-01,2025-06-30", "initiatives.csv:3:due", "due before it starts")]
    [InlineData(
        "initiatives.csv",
        "SELL; GROW",
        "SELL; GROWW",
        "initiatives.csv:2:objectives",
        "There is no objective “GROWW”. Add it to objectives.csv, or correct the code."
    )]
    [InlineData(
        "initiatives.csv",
        "GROW,SALES-REV",
        "GROW,SELL",
        "initiatives.csv:2:kpis",
        "There is no KPI “SELL”. Add it to kpis.csv, or correct the code."
    )]
    [InlineData("initiatives.csv", "50000", "-1", "initiatives.csv:2:budget", "cannot be negative")]
    [InlineData("initiatives.csv", "1200.5", "-1", "initiatives.csv:2:spent", "cannot be negative")]
    [InlineData(
        "initiatives.csv",
        "40%",
        "40",
        "initiatives.csv:2:progress",
        "“40” does not lie between 0 and 1. Write a part of the whole such as 0.4 or 40%."
    )]
    [InlineData("initiatives.csv", "40%", "140%", "initiatives.csv:2:progress", "0.4 or 40%")]
    [InlineData("initiatives.csv", "40%", "half", "initiatives.csv:2:progress", "not a number")]
    [InlineData("initiatives.csv", "AtRisk", "Late", "initiatives.csv:2:status", "Planned, OnTrack, AtRisk, OffTrack, Done, Stopped")]
    [InlineData("initiatives.csv", "AtRisk", "Done", "initiatives.csv:2:progress", "is not done at 40")]
    [InlineData(
        "initiatives.csv",
        "First order @ 2025-11-30",
        "First order",
        "initiatives.csv:2:milestones",
        "“First order” is not a milestone. Write “Name @ 2025-07-14”"
    )]
    [InlineData(
        "initiatives.csv",
        "First order @ 2025-11-30",
        "First order @ soon",
        "initiatives.csv:2:milestones",
        "“First order @ soon” is not a milestone."
    )]
    [InlineData("initiatives.csv", "done 2025-04-10", "done", "initiatives.csv:2:milestones", "is not a milestone")]
    [InlineData("initiatives.csv", "First order @", "@", "initiatives.csv:2:milestones", "needs a name")]
    [InlineData(
        "initiatives.csv",
        "TRAIN,Sell",
        "TRIAN,Sell",
        "initiatives.csv:2:awaits",
        "There is no initiative “TRIAN”. Add it to initiatives.csv, or correct the code."
    )]
    [InlineData("initiatives.csv", "TRAIN,Sell", "SHOP,Sell", "initiatives.csv:2:awaits", "can only wait for another one")]
    [InlineData(
        "initiatives.csv",
        "2025-06-30,,,,,,,,,,",
        "2025-06-30,,,,,,,,,SHOP,",
        "initiatives.csv:3:awaits",
        "Train the drivers → Open a web shop → Train the drivers"
    )]
    public async Task A_fault_is_said_where_it_is(string file, string from, string to, string place, string sentence)
    {
        Folder.Edit(file, from, to);

        var (preview, import) = (await PreviewAsync(), await ImportAsync());

        var problem = Assert.Single(preview.Problems);
        Assert.Equal(place, problem.Place);
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
        Assert.Equal(preview.Problems, import.Problems);
        await using var db = Store.Open();
        Assert.False(await db.Organizations.IgnoreQueryFilters().AnyAsync(o => o.Name == NewName));
    }

    [Theory]
    [InlineData("objectives.csv", "Sell more", "")]
    [InlineData("kpis.csv", "Late visits", "")]
    [InlineData("initiatives.csv", "Train the drivers", "")]
    public async Task One_fault_does_not_bring_others_with_it(string file, string from, string to)
    {
        Folder.Without("values.csv").Edit(file, from, to);

        Assert.Equal(
            (file, "name"),
            Assert.Single((await PreviewAsync()).Problems) is var problem ? (problem.File, problem.Column) : default
        );
    }

    [Fact]
    public async Task An_initiative_does_not_move_to_another_unit()
    {
        var id = await ImportedAsync();
        Folder.Edit("initiatives.csv", "TRAIN,NORTH", "TRAIN,SALES");

        var problem = Assert.Single((await PreviewAsync(id)).Problems);

        Assert.Equal(
            ("initiatives.csv:3:unit", true),
            (problem.Place, problem.Sentence.StartsWith("The initiative “TRAIN” belongs to another unit.", StringComparison.Ordinal))
        );
    }
}
