using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scoring;

namespace Scorecard.Benchmarks;

/// <summary>
/// The big organization with twenty stretches of structure against the same with one: in each of twenty months a hundred teams move to
/// another department, with what they support, and three hundred links change their weight.
/// </summary>
internal static class Dated
{
    private const int Stretches = 20,
        Teams = 100,
        Links = 300;

    public static void Run(Action<string, string, string, string> say)
    {
        var big = new BigOrganization();
        var (still, stillBytes) = Held(() => new ScoreBook(big.Model, big.Book), big);
        var model = Moved(big);
        var (dated, datedBytes) = Held(() => new ScoreBook(model, big.Book), big);

        var full = Enumerable
            .Range(0, 11)
            .Select(_ => (Still: Quick.Time(() => Score(still)), Dated: Quick.Time(() => Score(dated))))
            .ToList();
        Say("Full scoring with 20 stretches of structure", full.Select(t => t.Still), full.Select(t => t.Dated), 1e3, "ms", "1.30 x");

        var random = new Random(7);
        var places = Enumerable.Range(0, 4096).Select(_ => (big.Kpis[^random.Next(1, 80_000)].Id, Month(random.Next(36)))).ToArray();
        var one = Enumerable.Range(0, 201).Select(turn => (Still: Changes(still, turn), Dated: Changes(dated, turn))).Skip(20).ToList();
        Say("One changed value to the root", one.Select(t => t.Still), one.Select(t => t.Dated), 1e6, "µs", "1.50 x");
        say(
            "Memory of the book with its months",
            $"{datedBytes / (double)stillBytes:0.00} x one stretch",
            $"{datedBytes / 1e6:0} MB against {stillBytes / 1e6:0} MB",
            "1.50 x"
        );

        void Score(ScoreBook book) => GC.KeepAlive(new ScoreSheet(book.Graph, big.Windows));

        double Changes(ScoreBook book, int turn) =>
            Quick.Time(() =>
            {
                foreach (var (kpi, month) in places.AsSpan(turn * 64 % 4032, 64))
                    book.Record(kpi, month, MeasuredValue.Of(30 + turn % 40));
            }) / 64;

        void Say(string what, IEnumerable<double> before, IEnumerable<double> after, double scale, string unit, string limit)
        {
            var (a, b) = (Quick.Median([.. before]), Quick.Median([.. after]));
            say(what, $"{b / a:0.00} x one stretch", $"{b * scale:0.0} {unit} against {a * scale:0.0} {unit}", limit);
        }
    }

    private static DateOnly Month(int number) => BigOrganization.FirstMonth.AddMonths(number);

    /// <summary>A book whose months are scored, and what it holds in memory.</summary>
    private static (ScoreBook Book, long Bytes) Held(Func<ScoreBook> make, BigOrganization big)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var book = make();
        book.Unit(big.Model.Root!.Id, big.Windows[0]);
        return (book, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    private static OrganizationModel Moved(BigOrganization big)
    {
        var random = new Random(20);
        var model = big.Model;
        var departments = model.Units.Where(u => u.Tier == 4).ToList();
        var teams = model.Units.Where(u => u.Tier == 5).ToList();
        var objectives = model.Units.ToDictionary(u => u.Id, u => model.ObjectivesOf(u).ToList());
        var links = model.Contributions.ToDictionary(c => (c.FromId, c.ToId));
        var earlier = new Dictionary<(TermsOf, long, long), List<EarlierTerms>>();
        for (var stretch = 1; stretch <= Stretches; stretch++)
        {
            var from = Month(stretch + 10);
            for (var i = 0; i < Teams; i++)
            {
                var (team, to) = (teams[random.Next(teams.Count)], departments[random.Next(departments.Count)]);
                var (terms, old) = (team.Terms, team.ParentId!.Value);
                if (old == to.Id)
                    continue;
                team.MoveUnder(to);
                Keep(TermsOf.Unit, team.Id, 0, known => DatedChange.Hold(team, terms, from, known));
                for (var o = 0; o < 3; o++)
                {
                    Change(objectives[team.Id][o], objectives[old][o], null);
                    Change(objectives[team.Id][o], objectives[to.Id][o], new(1, true));
                }
            }
            foreach (var link in links.Values.OrderBy(_ => random.Next()).Take(Links).ToList())
                Change(model.Objective(link.FromId), model.Objective(link.ToId), new(random.Next(1, 5), true));

            void Change(Objective giver, Objective taker, ContributionTerms? after)
            {
                var key = (giver.Id, taker.Id);
                var link = links.GetValueOrDefault(key) ?? new Contribution(giver, taker);
                var before = links.GetValueOrDefault(key)?.Terms;
                ContributionTerms? last = null;
                Keep(
                    TermsOf.Contribution,
                    giver.Id,
                    taker.Id,
                    known =>
                    {
                        (last, var rows) = DatedChange.Hold(link, before, after, from, known);
                        return rows;
                    }
                );
                links.Remove(key);
                if (last is not null)
                    links.Add(key, link);
            }
        }
        return new OrganizationModel(model.Organization, model.Perspectives, model.Units, model.Objectives, links.Values, model.Kpis)
        {
            History = new(earlier.Values.SelectMany(rows => rows)),
        };

        void Keep(TermsOf of, long id, long other, Func<IEnumerable<EarlierTerms>, IEnumerable<EarlierTerms>> hold) =>
            earlier[(of, id, other)] = [.. hold(earlier.GetValueOrDefault((of, id, other), []))];
    }
}
