using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Export;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Tests.Import;

/// <summary>Formulas in files, by codes, and kept by ids.</summary>
public abstract class FormulaImportTests(Func<Task<Store>> create) : ImportTests(create)
{
    private const string Text = "-[SALES-REV] / late * 2";

    private void Calculated(string formula, string? later = null)
    {
        Folder.File(
            "kpis.csv",
            "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source,formula,roll_up,parent",
            $"INDEX,GROW,Index,,Month,Average,HigherIsBetter,Progress,0,1000,1,Lagging,Calculated,{formula},,",
            "REV,GROW,Revenue,€,Month,Sum,HigherIsBetter,Progress,0,1000,1,Lagging,RolledUp,,Sum,",
            "SALES-REV,SELL,Revenue of sales,€,Month,Sum,HigherIsBetter,Progress,0,1000,1,Lagging,Entered,,,REV",
            "LATE,VISIT,Late visits,%,Month,Ratio,LowerIsBetter,Progress,20,5,1,Leading,Entered,,,"
        );
        if (later is not null)
            Folder.File("definitions.csv", "kpi,effective_from,formula", $"INDEX,2025-02,{later}");
    }

    [SkippableFact]
    public async Task They_are_read_by_codes_scored_and_written_again_as_they_were()
    {
        Calculated(Text, "[SALES-REV]");

        var id = await ImportedAsync();

        var kpi = await Store.ReadAsync(id, db => db.Kpis.SingleAsync(k => k.Code == "INDEX"));
        Assert.Equal(2, kpi.Definitions.Count);
        Assert.DoesNotContain("SALES", kpi.Definitions[0].FormulaText, StringComparison.Ordinal);
        var book = await Store.Books.ReadAsync(id, b => b);
        double Of(string month) => book.Figure(kpi.Id, Window.Of(PeriodCode.Parse(month, FiscalCalendar.Calendar)!.Value)).Value;
        Assert.Equal([-200, 900.5], new[] { Of("2025-01"), Of("2025-02") });
        var rows = new StructureExport(book.Model, new Dictionary<long, string>());
        Assert.Equal("-[SALES-REV] / LATE * 2", rows.OfKpi(book.Model.Kpi(kpi.Id), kpi.Definitions[0])["formula"]);
        Assert.False((await ImportAsync(id)).Written);
    }

    [SkippableTheory]
    [InlineData("LATE + NOBODY", "At character 8: There is no KPI “NOBODY”")]
    [InlineData("LATE +", "At character 7: The formula stops too early")]
    [InlineData("", "needs a formula")]
    [InlineData("INDEX + 1", "INDEX")]
    public async Task What_is_no_formula_is_said_where_it_is(string formula, string sentence)
    {
        Calculated(formula);

        var problem = Assert.Single((await PreviewAsync()).Problems);

        Assert.Equal("kpis.csv:2:formula", problem.Place);
        Assert.Contains(sentence == "INDEX" ? "made of each other" : sentence, problem.Sentence, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_a_formula_names_is_not_deleted()
    {
        Calculated(Text);
        var id = await ImportedAsync();
        await Store.WriteAsync(
            id,
            async db =>
            {
                var late = await db.Kpis.SingleAsync(k => k.Code == "LATE");
                Assert.Contains("recorded values", await db.WhatHindersAsync(late, default), StringComparison.Ordinal);
                var index = await db.Kpis.SingleAsync(k => k.Code == "INDEX");
                Assert.Null(await db.WhatHindersAsync(index, default));
                index.Calculate(
                    DateOnly.MinValue,
                    Formula.TryRead("REV", _ => db.Kpis.Single(k => k.Code == "REV").Id, out var read, out _) ? read : null
                );
            }
        );
        await using var again = Store.Open();
        again.Scope(id);
        Assert.Contains(
            "in the formula of “Index”",
            await again.WhatHindersAsync(await again.Kpis.SingleAsync(k => k.Code == "REV"), default),
            StringComparison.Ordinal
        );
    }
}

public sealed class FormulaImportOnSqlite() : FormulaImportTests(() => Store.OnSqliteAsync());

public sealed class FormulaImportOnPostgreSql() : FormulaImportTests(() => Store.OnPostgreSqlAsync());

public sealed class FormulaImportOnSqlServer() : FormulaImportTests(() => Store.OnSqlServerAsync());
