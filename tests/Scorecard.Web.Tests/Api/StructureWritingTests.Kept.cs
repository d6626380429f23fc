using System.Text.Json;

namespace Scorecard.Web.Tests.Api;

/// <content>What is not sent stays, whatever the KPI was before.</content>
public sealed partial class StructureWritingTests
{
    [Fact]
    public async Task What_is_not_sent_is_that_of_the_day_and_not_of_the_first_definition()
    {
        await AddAsync(
            "PARTS",
            new
            {
                scale = "Thresholds",
                redFlag = 80,
                target = 95,
                worst = 50,
                stretch = 100,
            }
        );
        await PutDatedAsync("PARTS", """{"target":96,"worst":null,"stretch":null,"effectiveFrom":"2026-01"}""");
        await PutDatedAsync("PARTS", """{"target":97,"effectiveFrom":"2026-03"}""");
        await PutDatedAsync("PARTS", """{"name":"Renamed","effectiveFrom":"2026-05"}""");
        await PutDatedAsync("PARTS", """{"weight":2,"effectiveFrom":"2026-06"}""");

        Assert.Equal(
            ["2025-01-01 80 95 50 100", "2026-01-01 80 96", "2026-03-01 80 97", "2026-06-01 80 97"],
            (await ReadAsync("kpis/PARTS/definitions")).EnumerateArray().Select(Said)
        );

        static string Said(JsonElement definition) =>
            string.Join(
                ' ',
                new[] { "redFlag", "red_flag", "target", "worst", "stretch" }
                    .Select(part => definition.GetProperty("scale").TryGetProperty(part, out var text) ? text.GetString() : null)
                    .Where(text => text is not null)
                    .Prepend(definition.GetProperty("effectiveFrom").GetString())
            );
    }

    [Fact]
    public async Task A_formula_stays_with_another_scale_and_another_source_leaves_it()
    {
        await AddAsync(
            "MADE",
            new
            {
                valueSource = "Calculated",
                formula = "SALES + COSTS",
                aggregation = "Last",
            }
        );
        await PutDatedAsync("MADE", """{"formula":"SALES - COSTS","effectiveFrom":"2026-01"}""");
        await PutDatedAsync("MADE", """{"scale":"Thresholds","redFlag":10,"target":90,"effectiveFrom":"2026-06"}""");
        var formulas = (await ModelAsync()).Kpis.Single(k => k.Code == "MADE").Definitions.Select(d => d.Formula!.Write(id => $"{id}"));
        Assert.Equal(3, formulas.Count());
        Assert.EndsWith(formulas.ElementAt(1), formulas.Last(), StringComparison.Ordinal);
        await (await PutAsync("kpis/MADE", new { valueSource = "Entered" })).SaidAsync(200);

        await AddAsync("TURNED", new { aggregation = "Last" });
        await (await PutAsync("kpis/TURNED", new { valueSource = "Calculated", formula = "SALES * 2" })).SaidAsync(200);
        await (await PutAsync("kpis/TURNED", new { name = "Turned again" })).SaidAsync(200);
        await AddAsync("TWICE", new { aggregation = "Last" });
        await PutDatedAsync("TWICE", """{"target":120,"effectiveFrom":"2026-01"}""");
        await (await PutAsync("kpis/TWICE", new { valueSource = "Calculated", formula = "SALES * 2" })).ProblemAsync(422);
    }

    [Fact]
    public async Task A_ratio_keeps_its_multiplier_with_another_unit_of_measure()
    {
        await AddAsync(
            "SHARE",
            new
            {
                aggregation = "Ratio",
                unitOfMeasure = "%",
                multiplier = 100,
            }
        );
        await (await PutAsync("kpis/SHARE", new { unitOfMeasure = "% of orders" })).SaidAsync(200);
        Assert.Equal(100, (await ModelAsync()).Kpis.Single(k => k.Code == "SHARE").Multiplier);
    }

    [Fact]
    public async Task Names_are_read_as_an_import_reads_codes()
    {
        var made = new
        {
            unit = "SHOP",
            perspective = "Customer",
            name = "Spaced",
            weight = 1,
        };
        await (await PutAsync("objectives/SPACED", made, match: "*")).ProblemAsync(412);
        await (await PutAsync("objectives/SPACED", made, isNew: true)).SaidAsync(200);
        await (await PutAsync("objectives/spaced%20", made, isNew: true)).ProblemAsync(412);
        await (await PutAsync("objectives/%20", made, isNew: true)).ProblemAsync(422);
        await (await PutAsync("units/ALONE", new { name = "Alone" })).ProblemAsync(404);
        await (await PutAsync("units/ALONE", """{"name":"Alone","parent":null}""")).ProblemAsync(422);
        await (await PutAsync("units/SHOP", """{"parent":null}""")).ProblemAsync(422);
        await (await PutAsync("objectives/SPACED", new { cascadeShare = "0,4" })).ProblemAsync(422);
    }

    /// <summary>A KPI from January 2025 on, with a target of 100.</summary>
    private async Task AddAsync(string code, object other)
    {
        var all = JsonSerializer
            .SerializeToNode(
                new
                {
                    objective = "GROW",
                    name = code,
                    unitOfMeasure = "pieces",
                    frequency = "Month",
                    aggregation = "Sum",
                    direction = "HigherIsBetter",
                    scale = "Progress",
                    weight = 1,
                    indicator = "Leading",
                    valueSource = "Entered",
                    effectiveFrom = "2025-01",
                }
            )!
            .AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(other)!.AsObject())
            all[name] = value?.DeepClone();
        if (!all.ContainsKey("target"))
            (all["baseline"], all["target"]) = (0, 100);
        await (await PutAsync($"kpis/{code}", all.ToJsonString())).SaidAsync(200);
    }

    private async Task PutDatedAsync(string code, string body) => await (await PutAsync($"kpis/{code}", body)).SaidAsync(200);
}
