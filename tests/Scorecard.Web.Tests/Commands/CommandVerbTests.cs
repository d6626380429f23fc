using System.Globalization;
using Scorecard.TestData;
using Scorecard.Web.Commands;

namespace Scorecard.Web.Tests.Commands;

public sealed partial class CommandVerbTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("scorecard-verbs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Nothing_else_is_taken_for_a_verb()
    {
        foreach (
            var args in (string[][])
                [
                    [],
                    ["--urls", "http://localhost:5000"],
                    ["serve"],
                ]
        )
            Assert.Null(await CommandVerbs.TryRunAsync(args, app.Services, TextWriter.Null, TextWriter.Null));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "folder")]
    [InlineData("import", "--organization", "New")]
    [InlineData("import", "folder", "another", "--organization", "New")]
    [InlineData("import", "folder", "--organization", "New", "--dry-run")]
    [InlineData("import", "folder", "--organization", "New", "--fiscal-year-start", "April")]
    [InlineData("import", "folder", "--organization")]
    [InlineData("export")]
    [InlineData("export", "folder")]
    [InlineData("export", "--organization", "Acme")]
    [InlineData("plan")]
    [InlineData("plan", "folder")]
    [InlineData("plan", "folder", "--organization", "New", "--undo", "3")]
    [InlineData("apply", "--organization", "New")]
    [InlineData("apply", "--undo", "three", "--organization", "Acme")]
    [InlineData("apply", "folder", "--undo", "3", "--organization", "Acme")]
    [InlineData("scores")]
    [InlineData("scores", "--organization", "Acme")]
    [InlineData("scores", "--organization", "Acme", "--period", "2026-13")]
    [InlineData("scores", "--organization", "Acme", "--organization", "Acme", "--period", "2026-10")]
    [InlineData("scores", "more", "--organization", "Acme", "--period", "2026-10")]
    public async Task Wrong_use_is_answered_with_the_usage(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("scores --organization NAME --period PERIOD", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_says_what_it_would_do_does_it_and_finds_nothing_left_to_do()
    {
        WriteFiles();

        var (previewed, preview, _) = await RunAsync("import", folder, "--organization", "Verbs & Co", "--preview");
        var (unknown, _, names) = await RunAsync("scores", "--organization", "Verbs & Co", "--period", "2025-01");
        var (imported, import, progress) = await RunAsync("import", folder, "--organization", "Verbs & Co", "--fiscal-year-start", "4");
        var (again, nothing, note) = await RunAsync("import", folder, "--organization", "VERBS & CO", "--fiscal-year-start=4");

        Assert.Equal((0, 1, 0, 0), (previewed, unknown, imported, again));
        Assert.Contains("“Verbs & Co” would be created.", preview, StringComparison.Ordinal);
        Assert.Contains("Acme, Globex", names, StringComparison.Ordinal);
        Assert.Matches(@"values +2 +0 +0 +0\r?\n“Verbs & Co” was created\.", import);
        Assert.Contains("100 %", progress, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", nothing, StringComparison.Ordinal);
        Assert.Contains("--fiscal-year-start was not used", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_rows_are_listed_and_nothing_is_imported()
    {
        WriteFiles("lots");

        var (code, output, _) = await RunAsync("import", folder, "--organization", "Bad Ltd");

        Assert.Equal(1, code);
        Assert.Contains("values.csv:3:value: “lots” is not a number.", output, StringComparison.Ordinal);
        Assert.Contains("1 problem. Nothing was imported.", output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("scores", "--organization", "Bad Ltd", "--period", "2025-01")).Code);
        Assert.Equal(1, (await RunAsync("import", Path.Combine(folder, "nowhere"), "--organization", "Bad Ltd")).Code);
    }

    [Fact]
    public async Task Scores_come_as_CSV_in_full_precision_whatever_the_culture()
    {
        WriteFiles();
        await RunAsync("import", folder, "--organization", "Scores Ltd", "--fiscal-year-start", "4");
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");

        var (_, january, _) = await RunAsync("scores", "--organization", "Scores Ltd", "--period", "2025-01");
        var (_, toDate, _) = await RunAsync("scores", "--organization", "scores ltd", "--period", "2025-02", "--to-date");
        CultureInfo.CurrentCulture = before;

        Assert.Equal(
            "kind,code,value,score,coverage,low,high,status,partial\nunit,ORG,,50,1,50,50,amber,no\nperspective,ORG/Customer,,50,1,50,50,amber,no\n"
                + "objective,GOAL,,50,1,50,50,amber,no\nobjective,IDLE,,,,,,n/a,no\nkpi,K,50,50,1,50,50,amber,no\n",
            january
        );
        Assert.Contains("\nkpi,K,41.65,41.65,", toDate, StringComparison.Ordinal);
        Assert.Contains(",yes\n", toDate, StringComparison.Ordinal);
        var (unfit, _, sentence) = await RunAsync("scores", "--organization", "Scores Ltd", "--period", "2025");
        Assert.Equal((1, true), (unfit, sentence.Contains("Write FY2025 for the fiscal year’s", StringComparison.Ordinal)));
        var (calendar, _, other) = await RunAsync("scores", "--organization", "Scores Ltd", "--period", "CY2025");
        Assert.Equal((1, true), (calendar, other.Contains("Ask for FY2024", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_does_not_apply_has_a_status_of_its_own()
    {
        WriteFiles();
        File.AppendAllText(Path.Combine(folder, "units.csv"), "NEW,Without objectives,ORG\n");
        await RunAsync("import", folder, "--organization", "Empty Ltd");

        var (_, january, _) = await RunAsync("scores", "--organization", "Empty Ltd", "--period", "2025-01");

        Assert.Contains("\nunit,NEW,,,,,,n/a,no\n", january, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Years_that_can_mean_two_things_are_said_once_for_the_whole_import()
    {
        WriteFiles();
        var kpis = Path.Combine(folder, "kpis.csv");
        await File.WriteAllTextAsync(kpis, (await File.ReadAllTextAsync(kpis)).Replace(",Month,", ",Quarter,", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "values.csv"), "kpi,period,value\nK,2024-Q1,50\nK,2024-Q2,60\n");
        string[] words = ["import", folder, "--organization", "Years Ltd", "--fiscal-year-start", "4"];

        var (refused, said, _) = await RunAsync(words);
        var (unknown, _, wrong) = await RunAsync([.. words, "--years", "lunar"]);
        var (done, _, _) = await RunAsync([.. words, "--years", "calendar"]);
        var (_, scores, _) = await RunAsync("scores", "--organization", "Years Ltd", "--period", "CY2024-Q1");

        Assert.Equal((1, 1, 0), (refused, unknown, done));
        Assert.Contains("--years fiscal or --years calendar says which are meant", said, StringComparison.Ordinal);
        Assert.Contains("--years is fiscal or calendar", wrong, StringComparison.Ordinal);
        Assert.Contains("\nkpi,K,50,50,", scores, StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_from_the_sources_writes_no_line_of_its_own_before_a_command()
    {
        // The SDK announces a launch profile on standard output, in front of the CSV.
        var web = Path.Combine(Files.Root, "src/Scorecard.Web");
        Assert.False(File.Exists(Path.Combine(web, "Properties/launchSettings.json")));
        Assert.Contains(
            "<StartArguments>--environment=Development --urls=http://localhost:5080</StartArguments>",
            File.ReadAllText(Path.Combine(web, "Scorecard.Web.csproj")),
            StringComparison.Ordinal
        );
    }

    [SkippableFact]
    public async Task The_numbers_of_England_come_out_of_the_verbs()
    {
        var data = Files.Shared("data/nhs-ae");
        Skip.If(data is null, "../shared/data/nhs-ae is not here.");

        Assert.Equal(0, (await RunAsync("import", data, "--organization", "NHS", "--fiscal-year-start", "4")).Code);

        Assert.Equal((double[])[2_167_550, 86.604, 19.189], await EnglandAsync("2019-03"));
        Assert.Equal((double[])[24_826_981, 88.013, 19.198], await EnglandAsync("2019-03", "--to-date"));
        Assert.Equal((double[])[24_826_981, 88.013, 19.198], await EnglandAsync("FY2018"));

        async Task<double[]> EnglandAsync(params string[] period)
        {
            var (_, csv, _) = await RunAsync(["scores", "--organization", "NHS", "--period", .. period]);
            var lines = csv.Split('\n').Select(l => l.Split(',')).Where(l => l[0] == "kpi").ToDictionary(l => l[1], l => l[2]);
            return
            [
                .. new[] { "ATTEND", "FOURHOUR", "ADMIT" }.Select(kpi =>
                    Math.Round(double.Parse(lines["NHS-ENG/" + kpi], CultureInfo.InvariantCulture), 3)
                ),
            ];
        }
    }

    private void WriteFiles(string second = "33.3")
    {
        File.WriteAllText(Path.Combine(folder, "units.csv"), "code,name,parent\nORG,The unit,\n");
        File.WriteAllText(
            Path.Combine(folder, "objectives.csv"),
            "code,unit,perspective,name,weight\nGOAL,ORG,customer,The goal,1\nIDLE,ORG,customer,Nothing is measured,1\n"
        );
        File.WriteAllText(
            Path.Combine(folder, "kpis.csv"),
            "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source\n"
                + "K,GOAL,The KPI,points,Month,Average,HigherIsBetter,Progress,0,100,1,Lagging,Entered\n"
        );
        File.WriteAllText(Path.Combine(folder, "values.csv"), $"kpi,period,value\nK,2025-01,50\nK,2025-02,\"{second}\"\n");
    }

    private async Task<(int? Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await CommandVerbs.TryRunAsync(args, app.Services, output, error), output.ToString(), error.ToString());
    }
}
