using System.Globalization;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;

namespace Scorecard.Domain.Insight;

/// <summary>A movement in two sentences: how far the score went and what moved it most, and what worked against that most.</summary>
public static class MovementWords
{
    /// <summary>Less than this is not worth a sentence, in points.</summary>
    private const double Slight = 0.005;

    /// <param name="visible">The KPIs that the reader may see; others are not named.</param>
    /// <param name="since">The period before, as in “since January”.</param>
    public static (string First, string Second) Of(
        Movement movement,
        OrganizationModel model,
        Func<Kpi, bool> visible,
        string since,
        CultureInfo culture
    )
    {
        if (!movement.IsKnown)
            return (movement.To.IsPresent ? $"There is no score for {since} to compare with." : "There is no score yet.", "");
        var (before, after) = (Rounded(movement.From.Value), Rounded(movement.To.Value));
        var change = Rounded(after - before);
        var named = movement.ByKpi.Where(k => Math.Abs(k.Points) >= Slight && model.TryKpi(k.KpiId, out var kpi) && visible(kpi));
        var (up, down) = (named.FirstOrDefault(k => k.Points > 0), named.FirstOrDefault(k => k.Points < 0));

        var roseOrFell = change > 0 ? "rose" : "fell";
        var points = Math.Abs(change) == 1 ? "point" : "points";
        var went =
            change == 0
                ? $"The score stayed at {Number(after)} since {since}"
                : $"The score {roseOrFell} by {Number(Math.Abs(change))} {points} to {Number(after)} since {since}";
        var (main, other) = movement.Change >= 0 ? (up, down) : (down, up);
        var because =
            main == default ? ""
            : change == 0 ? $". What moved most was {Name(main)}"
            : $", most of all through {Name(main)}";
        return (
            $"{went}{because}.",
            other == default ? (main == default ? "" : "Nothing worth naming worked against it.") : $"Against it worked {Name(other)}."
        );

        string Name(KpiMovement k) =>
            $"“{model.Kpi(k.KpiId).Name}” in {model.UnitOf(model.Kpi(k.KpiId)).Name}: {Signed(k.Points)} for {Reason(k.Cause)}";
        string Number(double number) => number.ToString("0.0", culture);
        string Signed(double number) =>
            (number < 0 ? "\u2212" : "+") + Math.Abs(number).ToString(Math.Abs(number) < 0.05 ? "0.00" : "0.0", culture);
    }

    /// <summary>A cause in the words of “+0.7 for …”.</summary>
    public static string Reason(MovementCause cause) =>
        cause switch
        {
            MovementCause.Value => "its value",
            MovementCause.Target => "its target",
            MovementCause.Weight => "its weight",
            MovementCause.NewlyReported => "being reported again",
            MovementCause.Missing => "not being reported",
            MovementCause.Added => "being added",
            MovementCause.Removed => "being removed",
        };

    private static double Rounded(double score) => Math.Round(score, 1, MidpointRounding.AwayFromZero);
}
