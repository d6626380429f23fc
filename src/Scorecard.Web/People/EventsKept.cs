using System.Globalization;
using Scorecard.Data.Hosting;

namespace Scorecard.Web.People;

/// <summary>How long security events are kept.</summary>
public sealed record EventsKept(int Days)
{
    private const int Most = 3_660;

    /// <summary>From the setting Security:KeepDays; a year unless said otherwise.</summary>
    /// <exception cref="CannotStart">It is no number of days.</exception>
    public static EventsKept Of(IConfiguration settings) =>
        settings["Security:KeepDays"] is not { Length: > 0 } text ? new(365)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= Most ? new(days)
        : throw new CannotStart($"Security:KeepDays is {text}. Set it to a number of days from 1 to {Most}.");
}
