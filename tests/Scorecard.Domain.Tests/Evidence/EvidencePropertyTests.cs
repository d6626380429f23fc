using FsCheck;
using FsCheck.Xunit;
using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Tests.Evidence;

public class EvidencePropertyTests
{
    private static readonly ProcessBehaviourOptions[] Options =
    [
        .. from variant in Enum.GetValues<LimitVariant>()
        from screen in new[] { false, true }
        from rules in Enum.GetValues<RuleSet>()
        select new ProcessBehaviourOptions(variant, screen, rules),
    ];

    [Property(MaxTest = 200)]
    public void Any_numbers_at_all_give_finite_answers(double[] numbers, PositiveInt season, PositiveInt horizon)
    {
        foreach (var options in Options)
        {
            var chart = ProcessBehaviour.Of(numbers, Direction.HigherIsBetter, options);
            foreach (var limits in chart.Segments.Select(s => s.Limits).OfType<Limits>())
                Finite(limits.Centre, limits.MovingRange, limits.Lower, limits.Upper, limits.UpperRange);
        }
        var forecast = Forecast.Of(numbers, season.Get % 13 + 1, horizon.Get % 40 + 1);
        Finite(forecast.CloserPercent);
        foreach (var outlook in forecast.Steps.Concat(forecast.Totals))
            Finite(
                outlook.Centre,
                outlook.Scale,
                outlook.Half.Low,
                outlook.NinetyFive.High,
                outlook.ChanceOf(numbers.FirstOrDefault(), Direction.HigherIsBetter) ?? 0
            );
        var intervention = Intervention.Of(numbers, numbers.Length / 2, Direction.LowerIsBetter);
        Finite(intervention.Shift ?? 0, intervention.Low ?? 0, intervention.High ?? 0);
        var chance = ObjectiveChance.Of(
            [.. forecast.Steps.Take(3).Select(o => new ChanceKpi(o, 1, v => Math.Clamp(v, 0, 100), numbers))],
            70,
            1,
            20
        );
        Finite(chance.Chance ?? 0);
    }

    [Property(MaxTest = 100)]
    public void Extreme_numbers_give_finite_answers(int seed)
    {
        var random = new Random(seed);
        double[] extremes =
        [
            double.MaxValue,
            double.MinValue,
            double.Epsilon,
            1e100,
            -1e100,
            1e99,
            1e-99,
            0,
            1,
            double.NaN,
            double.NegativeInfinity,
            79e27,
        ];
        Any_numbers_at_all_give_finite_answers(
            [.. Enumerable.Range(0, 60).Select(_ => random.GetItems(extremes, 1)[0])],
            PositiveInt.NewPositiveInt(12),
            PositiveInt.NewPositiveInt(6)
        );
    }

    [Property(MaxTest = 100)]
    public void Shifting_and_scaling_the_values_moves_the_answers_along(int seed)
    {
        var random = new Random(seed);
        var (shift, scale) = (random.Next(-1000, 1000), Math.Pow(2, random.Next(-6, 7)));
        double[] values =
        [
            .. Simulated
                .Of(Simulated.Kinds[random.Next(4)], seed, 20 + random.Next(40))
                .Select(v => random.Next(10) == 0 ? double.NaN : Math.Round(v, 3)),
        ];
        double[] moved = [.. values.Select(v => scale * (v + shift))];
        foreach (var options in Options)
        {
            var (before, after) = (
                ProcessBehaviour.Of(values, Direction.LowerIsBetter, options),
                ProcessBehaviour.Of(moved, Direction.LowerIsBetter, options)
            );
            Assert.Equal(before.Signals, after.Signals);
            Assert.Equal(before.ProposedRebase, after.ProposedRebase);
            if (before.Segments[0].Limits is { } limits)
            {
                Moved(limits.Centre, after.Segments[0].Limits!.Value.Centre);
                Moved(limits.Lower, after.Segments[0].Limits!.Value.Lower);
                Moved(limits.Upper, after.Segments[0].Limits!.Value.Upper);
            }
        }
        Along(scale, 0);
        // Logs move with the scale alone: only it leaves 0 where it is.
        if (!new[] { values, moved }.Any(v => Forecast.Of(v, 12, 6) is var told && (told.Method.IsOnLogs() || told.Steps[0].IsOnLogs)))
            Along(scale, shift);
        var (was, now) = (Intervention.Of(values, 12, Direction.HigherIsBetter), Intervention.Of(moved, 12, Direction.HigherIsBetter));
        Assert.Equal(was.Verdict, now.Verdict);
        Assert.Equal(scale * was.Shift!.Value, now.Shift!.Value, scale * 1e-6);

        void Along(double scale, double shift)
        {
            var (first, second) = (Forecast.Of(values, 12, 6), Forecast.Of([.. values.Select(v => scale * (v + shift))], 12, 6));
            Assert.Equal((first.Method, first.Checks), (second.Method, second.Checks));
            Assert.Equal(first.CloserPercent, second.CloserPercent, 1e-6);
            for (var h = 0; h < 6; h++)
            {
                Assert.Equal(scale * (first.Steps[h].Eighty.Low + shift), second.Steps[h].Eighty.Low, scale * 1e-6);
                Assert.Equal(scale * (first.Steps[h].Eighty.High + shift), second.Steps[h].Eighty.High, scale * 1e-6);
            }
        }

        void Moved(double before, double after) => Assert.Equal(scale * (before + shift), after, scale * 1e-6);
    }

    private static void Finite(params double[] numbers) => Assert.All(numbers, n => Assert.True(double.IsFinite(n), $"{n}"));
}
