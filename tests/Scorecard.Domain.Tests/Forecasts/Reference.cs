using System.Globalization;
using Scorecard.Domain.Forecasts;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Forecasts;

/// <summary>
/// Real series that R and its packages ship, with what ets and auto.arima say at fixed origins. Written by eng/forecast-reference.R.
/// </summary>
internal static class Reference
{
    /// <summary>Series that have both a season and a trend.</summary>
    private static readonly string[] Growing =
    [
        "AirPassengers",
        "co2",
        "gas",
        "wineind",
        "kms",
        "UKgas",
        "JohnsonJohnson",
        "woolyrnq",
        "nondurables",
        "consumption",
    ];

    private static readonly Lazy<List<Origin>> Told = new(Read);

    /// <summary>An origin: the mean absolute scaled error of each method, and the share of values in its 80 % interval.</summary>
    internal sealed record Origin(
        string Name,
        int Season,
        (double Error, double Held) Ours,
        (double Error, double Held) Ets,
        (double Error, double Held) Arima
    );

    public static List<Origin> Of(string series) =>
        series switch
        {
            "all" => Told.Value,
            "months" => [.. Told.Value.Where(o => o.Season == 12)],
            "quarters" => [.. Told.Value.Where(o => o.Season == 4)],
            "season and trend" => [.. Told.Value.Where(o => Growing.Contains(o.Name))],
            _ => [.. Told.Value.Where(o => o.Name == series)],
        };

    private static List<Origin> Read()
    {
        var series = Lines("series.csv").ToDictionary(c => c[0], c => (Season: Whole(c[1]), Values: Numbers(c[2])));
        return [.. Lines("origins.csv").Select(c => At(c, series[c[0]].Season, series[c[0]].Values))];
    }

    private static Origin At(string[] cells, int season, double[] values)
    {
        var (before, seen) = (Whole(cells[1]), Whole(cells[2]));
        double[] ets = Numbers(cells[3]),
            arima = Numbers(cells[5]),
            came = values[before..(before + ets.Length)],
            history = values[(before - seen)..before];
        var forecast = Forecast.Of(history, season, came.Length);
        // Hyndman and Koehler, 2006: by the mean change from a season ago.
        var scale = history.Zip(history.Skip(season), (a, b) => Math.Abs(b - a)).Average();
        var held = forecast.Steps.Zip(came, (s, v) => v >= s.Eighty.Low && v <= s.Eighty.High ? 1.0 : 0).Average();
        return new(
            cells[0],
            season,
            (Missed(forecast.Steps.Select(s => s.Centre)), held),
            (Missed(ets), Whole(cells[4]) / (double)came.Length),
            (Missed(arima), Whole(cells[6]) / (double)came.Length)
        );

        double Missed(IEnumerable<double> path) => path.Zip(came, (p, v) => Math.Abs(v - p)).Average() / scale;
    }

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Path.Combine(Files.Root, "tests", "Scorecard.Domain.Tests", "Forecasts", "Reference", file))
            .Skip(1)
            .Select(line => line.Split(','));

    private static double[] Numbers(string cell) => [.. cell.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    private static int Whole(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
