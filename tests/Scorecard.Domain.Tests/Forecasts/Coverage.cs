using System.Globalization;
using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Tests.Evidence;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Forecasts;

/// <summary>Which share of the values that a forecast was not shown lies in its 80 % interval.</summary>
internal static class Coverage
{
    public const int Horizon = 6,
        Kpis = 500;

    /// <summary>500 made-up KPIs of a kind with 36 to 60 months each.</summary>
    public static double Of(string kind) =>
        100
        * Enumerable
            .Range(0, Kpis)
            .Average(seed =>
            {
                var count = 36 + seed % 25;
                return Inside(Simulated.Of(kind, seed, count + Horizon), count).Average(inside => inside ? 1.0 : 0.0);
            });

    /// <summary>Every emergency provider of England: the share seen within four hours, the last six months held out. Null where the data are not there.</summary>
    public static (double Percent, int Providers)? OfEngland()
    {
        if (Files.Shared("data/nhs-ae/values.csv") is not { } path)
            return null;
        const int Months = 36;
        var inside = new List<bool>();
        var providers = 0;
        foreach (
            var provider in File.ReadLines(path)
                .Skip(1)
                .Select(l => l.Split(','))
                .Where(c => c[0].EndsWith("/FOURHOUR", StringComparison.Ordinal))
                .GroupBy(c => c[0])
        )
        {
            var values = Enumerable.Repeat(double.NaN, Months).ToArray();
            foreach (var cells in provider)
                if (Number(cells[4]) is > 0 and var patients)
                    values[12 * ((int)Number(cells[1][..4]) - 2016) + (int)Number(cells[1][5..]) - 4] = 100 * Number(cells[3]) / patients;
            // Those that had closed before have nothing to forecast.
            if (!double.IsNaN(values[Months - Horizon - 1]) && Inside(values, Months - Horizon) is { Count: > 0 } told)
                (inside, providers) = ([.. inside, .. told], providers + 1);
        }
        return (100 * inside.Average(i => i ? 1.0 : 0.0), providers);
    }

    private static List<bool> Inside(double[] values, int known)
    {
        var forecast = Forecast.Of(values.AsSpan(0, known), 12, Horizon);
        return forecast.State == ForecastState.TooFewValues
            ? []
            :
            [
                .. Enumerable
                    .Range(0, Horizon)
                    .Where(h => !double.IsNaN(values[known + h]))
                    .Select(h =>
                        values[known + h] >= forecast.Steps[h].Eighty.Low - 1e-9
                        && values[known + h] <= forecast.Steps[h].Eighty.High + 1e-9
                    ),
            ];
    }

    private static double Number(string cell) => cell.Length == 0 ? 0 : double.Parse(cell, CultureInfo.InvariantCulture);
}
