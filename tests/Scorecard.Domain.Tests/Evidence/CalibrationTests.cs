using System.Globalization;
using Scorecard.Domain.Evidence;
using Xunit.Abstractions;

namespace Scorecard.Domain.Tests.Evidence;

/// <summary>How often the verdict on a lead is wrong and how often it is right, on series whose truth is known. docs/evidence.md has the figures.</summary>
public class CalibrationTests(ITestOutputHelper output)
{
    private const int Pairs = 2500;

    [Theory, InlineData("white noise"), InlineData("AR 0.5"), InlineData("AR 0.8"), InlineData("AR 0.95"), InlineData("random walk"), InlineData("season"), InlineData("trend")]
    public void Unrelated_series_are_seldom_called_supported(string kind)
    {
        var made = new Made(1);
        var (counts, at5) = (new int[6], 0);
        for (var i = 0; i < Pairs; i++)
        {
            var n = made.Between(48, 72);
            var result = LeadLag.Test(made.Kind(kind, n), made.Kind(kind, n), 12);
            counts[(int)LinkVerdicts.Of([new(result, Positive: true, Lag: 1)])[0].Verdict]++;
            at5 += result.Forward!.P <= 0.05 ? 1 : 0;
        }
        output.WriteLine(string.Join(", ", Enum.GetValues<Verdict>().Select(v => string.Create(CultureInfo.InvariantCulture, $"{v} {counts[(int)v] / (double)Pairs:0.0%}"))));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p <= 0.05 either sign: {at5 / (double)Pairs:0.0%}"));
        Assert.InRange(counts[(int)Verdict.Supported], 0, 0.04 * Pairs);
    }

    [Theory, InlineData("white noise", 0.95), InlineData("AR 0.5", 0.95), InlineData("AR 0.8", 0.68)]
    public void A_true_lead_is_found_with_its_lag(string kind, double least)
    {
        var made = new Made(2);
        var (found, near, at5) = (0, 0, 0);
        for (var i = 0; i < Pairs; i++)
        {
            var (cause, effect) = made.Led(kind, 72, lag: 3, r: 0.6);
            var result = LeadLag.Test(cause, effect, 12);
            var verdict = LinkVerdicts.Of([new(result, Positive: true, Lag: 3)])[0];
            at5 += result.Forward!.P <= 0.05 ? 1 : 0;
            if (verdict.Verdict != Verdict.Supported)
                continue;
            found++;
            near += verdict.LagAsClaimed ? 1 : 0;
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"found {found / (double)Pairs:0.0%} (p <= 0.05: {at5 / (double)Pairs:0.0%}), lag within 1 {near / (double)found:0.0%}"));
        Assert.InRange(found, least * Pairs, Pairs);
        Assert.InRange(near, 0.97 * found, found);
    }
}
