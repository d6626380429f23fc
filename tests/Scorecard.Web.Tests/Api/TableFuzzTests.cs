using FsCheck;
using FsCheck.Fluent;

namespace Scorecard.Web.Tests.Api;

/// <summary>Questions that make no sense, cost too much or cannot be read: each gets its answer or a sentence, and none breaks anything.</summary>
[Collection(ApiTests.Name)]
public sealed class TableFuzzTests(ApiCompany company)
{
    private const int Calls = 400;

    private static readonly Gen<string> Tables = Gen.Elements("Units", "Objectives", "Kpis", "Links", "Initiatives", "Values", "Scores");

    private static readonly Gen<string> Things = Gen.OneOf(
        Gen.Elements("Id", "Code", "Name", "Start", "Value", "Score", "Kind", "KpiId", "KpiCode", "RecordedAt", "Weight", "Unit", "Owner"),
        Gen.Elements("null", "'x'", "''", "1", "-1", "10m", "1e400", "NaN", "INF", "true", "2026-01-01", "9999-12-31", "0001-01-01"),
        Gen.Elements(
            "2026-01-01T00:00:00Z",
            "9223372036854775807",
            "99999999999999999999",
            "duration'P1D'",
            "guid'0'",
            "$it",
            "Nope",
            "'\u0000'"
        ),
        Gen.Elements(
            "year(Start)",
            "length(Name)",
            "substring(Code,99)",
            "indexof(Name,'')",
            "now()",
            "cast(Id,'Edm.String')",
            "mindatetime()"
        ),
        Gen.Elements("concat(Code,Name)", "round(Value)", "date(RecordedAt)", "trim(Name)", "matchesPattern(Name,'(a+)+$')", "Unit/Name")
    );

    private static readonly Gen<string> Tests =
        from left in Things
        from word in Gen.Elements("eq", "ne", "gt", "le", "add", "div", "mod", "mul", "in", "has", "and", "or", "?")
        from right in Things
        select $"{left} {word} {right}";

    private static readonly Gen<string> Options = Gen.OneOf(
        Gen.Elements("$top=3", "$skip=2", "$count=true", "$top=0", "$count=false"),
        Gen.Elements("$select=Code", "$orderby=Code desc", "$filter=contains(Name,'a')", "$filter=Id ne 0", "$expand=Unit"),
        Gen.Elements("$select=Value,Start", "$orderby=Start desc", "$filter=year(Start) eq 2026", "$filter=Value add 1 gt 5"),
        Tests.Select(test => $"$filter={test}"),
        Tests.Two().Select(two => $"$filter=({two.Item1}) and not ({two.Item2})"),
        Tests.Select(test => $"$filter={test} eq 1"),
        Things.Select(thing => $"$orderby={thing} desc"),
        Things.Two().Select(two => $"$select={two.Item1},{two.Item2}"),
        Things.Select(thing => $"$expand={thing}"),
        Things.Select(thing => $"$top={thing}"),
        Things.Select(thing => $"$skip={thing}"),
        Things.Select(thing => $"$count={thing}"),
        Things.Select(thing => $"$skiptoken={thing}"),
        Things.Select(thing => $"$skiptoken=KpiId-{thing},Start-{thing},Id:{thing}"),
        Things.Select(thing => $"$format={thing}"),
        Things.Select(thing => $"$apply=aggregate({thing} with sum as S)"),
        Things.Select(thing => $"$search={thing}"),
        Things.Select(thing => $"$compute={thing} as C"),
        Things.Select(thing => $"asOf={thing}"),
        Things.Select(thing => $"$odd={thing}")
    );

    [Fact]
    public async Task Whatever_is_asked_the_answer_is_a_table_or_a_sentence()
    {
        var questions =
            from table in Tables
            from end in Gen.Elements("", "", "", "/$count")
            from first in Options
            from second in Gen.OneOf(Gen.Constant(""), Options.Select(o => $"&{o}"))
            select $"{table}{end}?{first}{second}";
        var (wrong, fine) = (new List<string>(), 0);
        foreach (var question in questions.Sample(20, new Rnd(20_261_201, 1), Calls))
        {
            var address = question.Replace("\u0000", "%00", StringComparison.Ordinal);
            using var response = await company.Program.GetAsync($"/odata/v1/{address}");
            var status = (int)response.StatusCode;
            if (status == 200)
                fine++;
            else if (status is not 400 || response.Content.Headers.ContentType?.MediaType != "application/problem+json")
                wrong.Add($"{status}: {question}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(20)));
        Assert.True(fine > Calls / 80, $"Only {fine} were taken.");
    }

    public static TheoryData<string> Costly =>
        [
            $"Values?$filter={string.Join(" or ", Enumerable.Range(0, 60).Select(i => $"Value eq {i}"))}",
            $"Values?$filter={new string('(', 1200)}Value eq 1{new string(')', 1200)}",
            $"Values?$filter={string.Concat(Enumerable.Repeat("not ", 900))}NotApplicable",
            $"Kpis?$orderby={string.Join(",", Enumerable.Repeat("Code", 6))}",
            "Kpis?$expand=Objective($expand=Unit($expand=Nothing))",
            "Kpis?$expand=Objective($levels=max)",
            "Values?$skip=1000001",
            "Values?$top=-1",
            "Values?$top=99999999999",
            "Kpis?$select=Secret",
            "Kpis?$filter=OwnerId eq 1",
            "Values?$apply=groupby((KpiCode))",
            "Values?$skiptoken=nothing",
            "Values?$filter=",
        ];

    [Theory, MemberData(nameof(Costly))]
    public async Task What_costs_too_much_or_is_not_there_is_refused_with_a_sentence(string question)
    {
        var sentence = await (await company.Program.GetAsync($"/odata/v1/{question}")).ProblemAsync(400);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("odata.maxpagesize=0")]
    [InlineData("odata.maxpagesize=-5")]
    [InlineData("maxpagesize=many")]
    [InlineData("odata.maxpagesize=99999999")]
    public async Task Nobody_gets_all_rows_at_once_by_asking_for_pages_of_an_odd_size(string wish)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/odata/v1/Scores");
        request.Headers.TryAddWithoutValidation("Prefer", wish);
        var page = await (await company.Program.SendAsync(request)).SaidAsync(200);
        Assert.InRange(page.GetProperty("value").GetArrayLength(), 1, 5_000);
    }
}
