using System.Globalization;
using Scorecard.Data.Import;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Data.Tests.Import;

/// <summary>
/// What moved England's score from February to March 2019, down to providers, held against the same split worked out straight from the files:
/// here the weights follow from counting who reported, there from the tree.
/// </summary>
public sealed class EnglandMovementTests() : StoreTests(() => Store.OnSqliteAsync())
{
    private const string February = "2019-02",
        March = "2019-03";

    [SkippableFact]
    public async Task The_change_from_February_to_March_is_the_one_that_the_raw_data_give()
    {
        var folder = Files.Shared("data/nhs-ae");
        Skip.If(folder is null, "../shared/data/nhs-ae is not here.");
        var raw = new Raw(folder);
        using var files = ImportFiles.Open(folder);
        var imported = await Store.Import().ExecuteAsync(files, new(null, "NHS England", FiscalYearStart: 4), null);
        var (movement, codes, split) = await Store.Books.ReadAsync(
            imported.OrganizationId,
            book =>
            {
                var (from, to) = (At(book.Model, February), At(book.Model, March));
                var moved = Movement.Between(book, new(NodeKind.Unit, book.Model.Root!.Id), from, to);
                var fourHour = book.Model.Kpis.Single(k => k.Code == "NHS-ENG/FOURHOUR");
                var points = moved.Parts.Single(p => p.KpiId == fourHour.Id && p.Cause == MovementCause.Value).Points;
                return (
                    moved,
                    book.Model.Kpis.ToDictionary(k => k.Id, k => k.Code),
                    MovementSplit.Of(book, from, book, to, fourHour.Id, points)
                );
            }
        );

        var expected = raw.Parts();
        Assert.Equal(expected.Values.Sum(), movement.Change, 1e-9);
        var actual = movement.Parts.GroupBy(p => codes[p.KpiId]).ToDictionary(g => g.Key, g => g.Sum(p => p.Points));
        Assert.Equal(
            expected.Where(p => Math.Abs(p.Value) > 1e-12).Select(p => p.Key).Order(),
            actual.Where(p => Math.Abs(p.Value) > 1e-12).Select(p => p.Key).Order()
        );
        Assert.All(actual, part => Assert.Equal(expected[part.Key], part.Value, 1e-9));

        var providers = split.SelectMany(type => type.Children).ToDictionary(c => codes[c.KpiId], c => c.Points);
        Assert.True(providers.Count > 200);
        var byHand = raw.ProvidersOfFourHour(split.Sum(c => c.Points));
        Assert.Equal(byHand.Keys.Order(), providers.Keys.Order());
        Assert.All(providers, p => Assert.Equal(byHand[p.Key], p.Value, 1e-9));
    }

    private static Window At(OrganizationModel model, string month) =>
        Window.Of(PeriodCode.Parse(month, model.Organization.Calendar)!.Value);

    /// <summary>The files themselves, and the arithmetic on paper.</summary>
    private sealed class Raw
    {
        private static readonly string[] Types = ["T1", "T2", "T3"];
        private readonly Dictionary<string, (double Baseline, double Target)> scales;
        private readonly Dictionary<(string Kpi, string Month), (double Value, double Numerator, double Denominator)> values = [];

        public Raw(string folder)
        {
            scales = File.ReadLines(Path.Combine(folder, "kpis.csv"))
                .Skip(1)
                .Select(l => l.Split(','))
                .ToDictionary(c => c[0], c => (Number(c[8]), Number(c[9])));
            foreach (
                var cells in File.ReadLines(Path.Combine(folder, "values.csv"))
                    .Skip(1)
                    .Select(l => l.Split(','))
                    .Where(c => c[1] is February or March)
            )
                values[(cells[0], cells[1])] = (Number(cells[2]), Number(cells[3]), Number(cells[4]));
        }

        /// <summary>Points of England's score by KPI.</summary>
        public Dictionary<string, double> Parts()
        {
            var (before, after) = (Leaves(February), Leaves(March));
            var (r1, r2) = (before.Values.Sum(l => l.Weight * l.Score), after.Values.Sum(l => l.Weight * l.Score));
            var mean = (r1 + r2) / 2;
            return before
                .Keys.Union(after.Keys)
                .ToDictionary(
                    kpi => kpi,
                    kpi =>
                        !before.TryGetValue(kpi, out var was) ? (after[kpi].Score - mean) * after[kpi].Weight
                        : !after.TryGetValue(kpi, out var now) ? (mean - was.Score) * was.Weight
                        : (was.Weight + now.Weight) / 2 * (now.Score - was.Score)
                            + ((was.Score + now.Score) / 2 - mean) * (now.Weight - was.Weight)
                );
        }

        /// <summary>England's four-hour points by provider: patients seen in time times how many came, type by type.</summary>
        public Dictionary<string, double> ProvidersOfFourHour(double points)
        {
            var (of, all1, all2) = (new Dictionary<string, double>(), Pool(Types, February), Pool(Types, March));
            var perUnit = points / (Rate(all2) - Rate(all1));
            foreach (var type in Types)
            {
                var (t1, t2) = (Pool([type], February), Pool([type], March));
                var typeRate =
                    perUnit * (t1.Denominator / all1.Denominator + t2.Denominator / all2.Denominator) / 2 * (Rate(t2) - Rate(t1));
                var perType = typeRate / (Rate(t2) - Rate(t1));
                var mean = (Rate(t1) + Rate(t2)) / 2;
                foreach (var kpi in Reporting(type, "FOURHOUR", February).Union(Reporting(type, "FOURHOUR", March)))
                {
                    var (was, now) = (values.GetValueOrDefault((kpi, February)), values.GetValueOrDefault((kpi, March)));
                    var (d1, d2) = (was.Denominator / t1.Denominator, now.Denominator / t2.Denominator);
                    var (r1, r2) = (100 * was.Numerator / was.Denominator, 100 * now.Numerator / now.Denominator);
                    of[kpi] =
                        perType
                        * (
                            was.Denominator == 0 ? (r2 - mean) * d2
                            : now.Denominator == 0 ? (mean - r1) * d1
                            : (d1 + d2) / 2 * (r2 - r1) + ((r1 + r2) / 2 - mean) * (d2 - d1)
                        );
                }
            }
            return of;
        }

        /// <summary>Half of each objective hangs on its own KPIs, half on the three types; half of a type on its own, half on its providers alike.</summary>
        private Dictionary<string, (double Weight, double Score)> Leaves(string month)
        {
            var leaves = new Dictionary<string, (double, double)>();
            foreach (var kpis in new[] { new[] { "FOURHOUR" }, ["ATTEND", "ADMIT"] })
            {
                Add("NHS-ENG", 1 / 4.0, kpi => Pooled(Types, kpi, month));
                foreach (var type in Types)
                {
                    Add("NHS-" + type, 1 / 24.0, kpi => Pooled([type], kpi, month));
                    var providers = kpis.SelectMany(kpi => Reporting(type, kpi, month))
                        .Select(kpi => kpi.Split('/')[0])
                        .Distinct()
                        .ToList();
                    foreach (var provider in providers)
                        Add(
                            provider,
                            1 / 24.0 / providers.Count,
                            kpi =>
                                values.TryGetValue(($"{provider}/{kpi}", month), out var v)
                                    ? kpi == "ATTEND"
                                        ? v.Value
                                        : Rate((v.Numerator, v.Denominator))
                                    : double.NaN
                        );
                }

                void Add(string unit, double weight, Func<string, double> value)
                {
                    var present = kpis.Select(kpi => (Code: $"{unit}/{kpi}", Value: value(kpi)))
                        .Where(k => double.IsFinite(k.Value))
                        .ToList();
                    foreach (var (code, number) in present)
                        leaves[code] = (
                            weight / present.Count,
                            Math.Clamp((number - scales[code].Baseline) / (scales[code].Target - scales[code].Baseline) * 100, 0, 100)
                        );
                }
            }
            return leaves;
        }

        private double Pooled(string[] types, string kpi, string month) =>
            kpi == "ATTEND"
                ? types.SelectMany(t => Reporting(t, kpi, month)).Sum(k => values[(k, month)].Value)
                : Rate(Pool(types, month, kpi));

        private (double Numerator, double Denominator) Pool(string[] types, string month, string kpi = "FOURHOUR") =>
            types
                .SelectMany(t => Reporting(t, kpi, month))
                .Select(k => values[(k, month)])
                .Aggregate((0.0, 0.0), (sum, v) => (sum.Item1 + v.Numerator, sum.Item2 + v.Denominator));

        private IEnumerable<string> Reporting(string type, string kpi, string month) =>
            values
                .Keys.Where(k =>
                    k.Month == month
                    && k.Kpi.StartsWith(type + "-", StringComparison.Ordinal)
                    && k.Kpi.EndsWith("/" + kpi, StringComparison.Ordinal)
                )
                .Select(k => k.Kpi)
                .Where(k => kpi == "ATTEND" || values[(k, month)].Denominator > 0);

        private static double Rate((double Numerator, double Denominator) pool) => 100 * pool.Numerator / pool.Denominator;

        private static double Number(string cell) => cell.Length == 0 ? 0 : double.Parse(cell, CultureInfo.InvariantCulture);
    }
}
