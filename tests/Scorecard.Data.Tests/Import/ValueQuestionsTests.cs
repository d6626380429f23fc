using Microsoft.EntityFrameworkCore;

namespace Scorecard.Data.Tests.Import;

/// <summary>The questions that entering puts are put to the values of a file too.</summary>
public sealed class ValueQuestionsTests : ImportTests
{
    private static readonly string[] Visits =
    [
        "LATE,2024-08,,4,50,",
        "LATE,2024-09,,5,50,",
        "LATE,2024-10,,4,50,",
        "LATE,2024-11,,6,50,",
        "LATE,2024-12,,5,50,",
    ];

    [Fact]
    public async Task New_values_far_from_the_others_are_asked_about_by_KPI_and_taken_only_once_they_are_meant()
    {
        Folder.Append("values.csv", Visits);
        var id = await ImportedAsync();
        Folder.Append("values.csv", "LATE,2025-02,,45,50,", "LATE,2025-03,,5,50,", "SALES-REV,2025-03,910000,,,");

        var preview = await PreviewAsync(id);

        Assert.Empty(preview.Problems);
        Assert.Equal(
            ["LATE 1: 2025-02 90 near 8", "SALES-REV 1: 2025-03 910000 near 900.5"],
            preview.Unusual.Select(q => $"{q.Code} {q.Count}: {q.Examples[0].Period} {q.Examples[0].Value} near {q.Examples[0].Near}")
        );

        var refused = await ImportAsync(id, areMeant: false);
        Assert.False(refused.Written);
        Assert.Equal(8, await Store.ReadAsync(id, db => db.Measurements.CountAsync()));

        Assert.True((await ImportAsync(id, areMeant: true)).Written);
        Assert.Empty((await PreviewAsync(id)).Unusual);
    }

    [Fact]
    public async Task A_value_that_is_not_applicable_any_more_is_none_of_the_usual_ones()
    {
        Folder.Append("values.csv", [.. Visits, "LATE,2025-02,,45,50,"]);
        var id = await ImportedAsync();
        Folder.File("values.csv", "kpi,period,numerator,denominator,not_applicable", "LATE,2025-02,,,yes", "LATE,2025-03,44,50,");

        var asked = Assert.Single((await PreviewAsync(id)).Unusual);

        Assert.Equal(("LATE", 1, "2025-03", 8), (asked.Code, asked.Count, asked.Examples[0].Period, asked.Examples[0].Near));
    }

    [Fact]
    public async Task A_file_without_a_question_needs_no_word_and_what_cannot_be_is_a_problem()
    {
        Folder
            .Edit("kpis.csv", "value_source,roll_up,parent", "value_source,roll_up,parent,highest")
            .Edit("kpis.csv", "RolledUp,Sum,", "RolledUp,Sum,,")
            .Edit("kpis.csv", "Entered,,REV", "Entered,,REV,")
            .Edit("kpis.csv", "Leading,Entered,,", "Leading,Entered,,,100");
        var report = await ImportAsync(areMeant: false);
        Assert.Empty(report.Unusual);
        Assert.True(report.Written);

        Folder.Append("values.csv", "LATE,2025-02,,60,50,");
        var bad = await PreviewAsync(report.OrganizationId);
        Assert.Contains("cannot be above 100", Assert.Single(bad.Problems).Sentence, StringComparison.Ordinal);
    }
}
