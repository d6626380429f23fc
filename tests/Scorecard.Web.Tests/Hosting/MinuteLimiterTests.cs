using System.Threading.RateLimiting;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Tests.Hosting;

public class MinuteLimiterTests
{
    private readonly Time time = new();

    [Fact]
    public void Who_is_refused_is_told_the_seconds_that_are_left_and_then_has_all_again()
    {
        using var limiter = new MinuteLimiter(2, time);
        Assert.True(limiter.AttemptAcquire().IsAcquired);
        time.Wait(12.5);
        Assert.True(limiter.AttemptAcquire().IsAcquired);

        var refused = limiter.AttemptAcquire();

        Assert.False(refused.IsAcquired);
        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.Equal(TimeSpan.FromSeconds(48), wait);
        Assert.Equal((0, 48), (limiter.GetStatistics().CurrentAvailablePermits, limiter.GetStatistics().RenewsIn));

        time.Wait(47.4);
        Assert.False(limiter.AttemptAcquire().IsAcquired);
        time.Wait(0.1);
        Assert.True(limiter.AttemptAcquire().IsAcquired);
        Assert.Equal((1, 60), (limiter.GetStatistics().CurrentAvailablePermits, limiter.GetStatistics().RenewsIn));
    }

    [Fact]
    public void It_is_forgotten_only_when_its_minute_is_over()
    {
        using var limiter = new MinuteLimiter(1, time);
        limiter.AttemptAcquire();
        time.Wait(59);
        Assert.Null(limiter.IdleDuration);
        time.Wait(6);
        Assert.Equal(TimeSpan.FromSeconds(5), limiter.IdleDuration);
    }

    private sealed class Time : TimeProvider
    {
        private long now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Wait(double seconds) => now += (long)(seconds * TimeSpan.TicksPerSecond);
    }
}
