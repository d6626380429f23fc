namespace Scorecard.Web.Tests.Live;

/// <summary>A clock whose timers run 100 times as fast.</summary>
internal sealed class HastyClock(DateTimeOffset now) : TimeProvider
{
    private const int Haste = 100;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Sooner(dueTime), Sooner(period));

    private static TimeSpan Sooner(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Haste;
}
