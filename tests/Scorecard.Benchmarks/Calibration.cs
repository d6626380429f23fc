using System.Globalization;
using Scorecard.Domain.Leads;
using Scorecard.TestData;

namespace Scorecard.Benchmarks;

/// <summary>The long run of the calibration: writes the tables of docs/evidence.md, which the tests then hold to.</summary>
internal static class Calibration
{
    private const int Pairs = 2500;
    private const int Maps = 100;

    public static void Run(Action<string> write)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        write("| kind | limit | supported | of these on one event | opposite | reversed | together | not testable |");
        write("|---|---|---|---|---|---|---|---|");
        string[] kinds = [.. MadeSeries.Kinds, .. MadePairs.Kinds];
        foreach (var row in kinds.AsParallel().AsOrdered().Select(Unrelated))
            write(row);
        write("");
        write("| cause | missing | found, limit | found | on one event | lag, limit | lag within 1 |");
        write("|---|---|---|---|---|---|---|");
        foreach (
            var (cause, missing, found, lag) in new[]
            {
                ("white noise", 0, 97, 97),
                ("AR 0.5", 0, 95, 97),
                ("AR 0.8", 0, 73, 97),
                ("white noise", 5, 94, 97),
                ("white noise", 20, 80, 97),
            }
        )
            write(Led(cause, missing, found, lag));
        write("");
        write("| true links | limit | false share of leads found | true leads found |");
        write("|---|---|---|---|");
        write(Family("one in five", 10, 5, struck: false));
        write(Family("one in ten, the others with an outlier each", 15, 10, struck: true));
    }

    private static string Unrelated(string kind)
    {
        var made = LeadCalibration.Unrelated(kind, Pairs);
        string[] shares =
        [
            Percent(made[Verdict.Supported]),
            Percent(made.OneEvent),
            Percent(made[Verdict.Opposite]),
            Percent(made[Verdict.Reversed]),
            Percent(made[Verdict.Together]),
            Percent(made[Verdict.NotYetTestable]),
        ];
        return $"| {kind} | {(kind == MadePairs.Dip ? "" : "4")} | {string.Join(" | ", shares)} |";
    }

    private static string Led(string cause, int missing, int found, int lag)
    {
        var made = LeadCalibration.Led(cause, missing / 100.0, Pairs);
        var (share, right) = (Percent(made[Verdict.Supported]), Percent(made.LagRight));
        return $"| {cause} | {missing} | {found} | {share} | {Percent(made.OneEvent)} | {lag} | {right} |";
    }

    private static string Family(string links, int limit, int oneTrueOf, bool struck)
    {
        var (falseShare, found) = LeadCalibration.Families(oneTrueOf, struck, Maps);
        return $"| {links} | {limit} | {Percent(falseShare)} | {Percent(found)} |";
    }

    private static string Percent(double share) => $"{100 * share:0.0}";
}
