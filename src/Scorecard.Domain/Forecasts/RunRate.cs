namespace Scorecard.Domain.Forecasts;

/// <summary>What each coming period must bring for a target to be met. Null where no period is left or a number is missing.</summary>
public static class RunRate
{
    /// <summary>
    /// The change per period that leads from the last value to the target; 0 or on the other side where the target is met already.
    /// </summary>
    public static double? ChangeNeeded(double last, double target, int periods) => Each(target - last, periods);

    /// <summary>
    /// What each period that remains must add to what is booked, for the sum to come to the target; negative where more is booked already.
    /// </summary>
    public static double? AmountNeeded(double booked, double target, int remaining) => Each(target - booked, remaining);

    private static double? Each(double whole, int periods) => periods > 0 && double.IsFinite(whole) ? whole / periods : null;
}
