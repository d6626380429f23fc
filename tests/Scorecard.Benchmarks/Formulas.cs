using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Scoring;

namespace Scorecard.Benchmarks;

/// <summary>The big organization with a formula of depth 5 in each of its 10,000 units, in the place of an entered KPI, against itself.</summary>
internal static class Formulas
{
    public static void Run(Action<string, string, string, string> say)
    {
        var (plain, calculated) = (new BigOrganization(), new BigOrganization());
        var count = 0;
        foreach (var unit in calculated.Kpis.Chunk(10))
        {
            if (!Formula.TryRead("((((A + B) * C) - D) / E) * 2", name => unit[name[0] - 'A'].Id, out var formula, out var problem))
                throw new InvalidOperationException(problem.Sentence);
            unit[9].Calculate(DateOnly.MinValue, formula);
            unit[9].Describe(unit[9].Details with { ValueSource = ValueSource.Calculated });
            count++;
        }
        var model = calculated.Model;
        var book = new ScoreBook(
            new OrganizationModel(model.Organization, model.Perspectives, model.Units, model.Objectives, model.Contributions, model.Kpis),
            plain.Book
        );
        GC.KeepAlive(book.Graph);
        var times = Enumerable
            .Range(0, 21)
            .Select(_ => (Plain: Quick.Time(() => Score(plain.Book, plain)), Calculated: Quick.Time(() => Score(book, calculated))))
            .Skip(2)
            .ToList();
        var (a, b) = (Quick.Median([.. times.Select(t => t.Plain)]), Quick.Median([.. times.Select(t => t.Calculated)]));
        say(
            $"Full scoring with {count:#,0} formulas of depth 5, 100,000 KPIs x 36 months",
            $"{b / a:0.00} x without",
            $"{b * 1000:0} ms against {a * 1000:0} ms",
            "1.30 x"
        );
    }

    /// <summary>Whatever is computed from other values, and then every score.</summary>
    private static void Score(ScoreBook book, BigOrganization big)
    {
        book.RollUp();
        GC.KeepAlive(new ScoreSheet(book.Graph, big.Windows));
    }
}
