namespace Scorecard.Web.Tests.Commands;

/// <content>Plans, and what is applied.</content>
public sealed partial class CommandVerbTests
{
    [Fact]
    public async Task A_plan_says_what_changes_apply_does_it_and_it_can_be_taken_back()
    {
        WriteFiles();
        await RunAsync("import", folder, "--organization", "Text Ltd", "--fiscal-year-start", "4");
        var text = Path.Combine(folder, "text");
        Assert.Equal(0, (await RunAsync("export", text, "--organization", "Text Ltd")).Code);
        var (planned, same, _) = await RunAsync("plan", text, "--organization", "Text Ltd");
        Assert.Equal((0, "Nothing changes."), (planned, same.Trim()));
        var (replaced, _, refusal) = await RunAsync("export", text, "--organization", "Text Ltd");
        Assert.Equal((1, true), (replaced, refusal.Contains("is not an empty folder", StringComparison.Ordinal)));

        var kpis = Path.Combine(text, "kpis.csv");
        await File.WriteAllTextAsync(kpis, (await File.ReadAllTextAsync(kpis)).Replace(",0,100,", ",0,50,", StringComparison.Ordinal));
        var (_, plan, _) = await RunAsync("plan", text, "--organization", "Text Ltd");
        var (applied, done, _) = await RunAsync("apply", text, "--organization", "Text Ltd");
        var (_, after, _) = await RunAsync("plan", text, "--organization", "Text Ltd");

        Assert.Contains("“Text Ltd” would change:", plan, StringComparison.Ordinal);
        Assert.Contains("target 100 to from the start", plan, StringComparison.Ordinal);
        Assert.Contains("2 months, in 2025-02 from 33.3 to 66.6", plan, StringComparison.Ordinal);
        Assert.Equal((0, "Nothing changes."), (applied, after.Trim()));
        var number = System.Text.RegularExpressions.Regex.Match(done, "--undo ([0-9]+)").Groups[1].Value;
        var (undone, _, _) = await RunAsync("apply", "--undo", number, "--organization", "Text Ltd");
        var (again, _, sentence) = await RunAsync("apply", "--undo", number, "--organization", "Text Ltd");
        var (_, back, _) = await RunAsync("plan", text, "--organization", "Text Ltd");

        Assert.Equal((0, 1, plan), (undone, again, back));
        Assert.Contains("no import of that number", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_emptied_in_the_text_is_emptied_and_what_is_not_there_stays()
    {
        WriteFiles();
        var units = Path.Combine(folder, "units.csv");
        await File.WriteAllLinesAsync(units, ["code,name,parent,description", "ORG,Us,,\"Who we are\""]);
        await RunAsync("import", folder, "--organization", "Emptied Ltd");

        await File.WriteAllLinesAsync(units, ["code,name,parent", "ORG,Us,"]);
        var (_, same, _) = await RunAsync("plan", folder, "--organization", "Emptied Ltd");
        await File.WriteAllLinesAsync(units, ["code,name,parent,description", "ORG,Us,,"]);
        var (_, imported, _) = await RunAsync("import", folder, "--organization", "Emptied Ltd");
        var (_, plan, _) = await RunAsync("plan", folder, "--organization", "Emptied Ltd");
        var (applied, _, _) = await RunAsync("apply", folder, "--organization", "Emptied Ltd");
        var (_, after, _) = await RunAsync("plan", folder, "--organization", "Emptied Ltd");

        Assert.Equal("Nothing changes.", same.Trim());
        Assert.Contains("Nothing was changed", imported, StringComparison.Ordinal);
        Assert.Contains("Description no longer Who we are", plan, StringComparison.Ordinal);
        Assert.Equal((0, "Nothing changes."), (applied, after.Trim()));
    }
}
