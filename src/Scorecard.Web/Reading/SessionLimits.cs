using System.Globalization;
using Scorecard.Data;
using Scorecard.Data.Hosting;

namespace Scorecard.Web.Reading;

/// <summary>How long a sign-in lasts: unused, and in all. Longer where the person asked to stay signed in on the device.</summary>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Longest, TimeSpan KeptIdle, TimeSpan KeptLongest)
{
    /// <summary>That a sign-in was used is noted to within some minutes, so it cannot end much sooner.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Most = TimeSpan.FromDays(400);

    /// <summary>From the settings Session:Idle, Session:Longest, Session:KeptIdle and Session:KeptLongest.</summary>
    /// <exception cref="CannotStart">One of them is no time.</exception>
    public static SessionLimits Of(IConfiguration settings) =>
        new(
            Read(settings, "Session:Idle", TimeSpan.FromHours(8)),
            Read(settings, "Session:Longest", TimeSpan.FromHours(24)),
            Read(settings, "Session:KeptIdle", TimeSpan.FromDays(14)),
            Read(settings, "Session:KeptLongest", TimeSpan.FromDays(90))
        );

    /// <summary>When a sign-in ends that begins now, however much it is used.</summary>
    public DateTime End(DateTime now, bool isKept) => now + (isKept ? KeptLongest : Longest);

    public bool Allow(Session session, DateTime now) => session.Holds(now, session.IsKept ? KeptIdle : Idle);

    private static TimeSpan Read(IConfiguration settings, string name, TimeSpan otherwise) =>
        settings[name] is not { Length: > 0 } text ? otherwise
        : Parse(text.Trim()) is { } time && time >= Shortest && time <= Most ? time
        : throw new CannotStart($"{name} is {text}. Set it to a time from 15m to 400d, such as 30m, 8h or 14d.");

    private static TimeSpan? Parse(string text)
    {
        if (
            text.Length < 2
            || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count > 1_000_000
        )
            return null;
        return char.ToLowerInvariant(text[^1]) switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
    }
}
