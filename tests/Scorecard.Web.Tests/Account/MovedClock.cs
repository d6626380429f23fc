namespace Scorecard.Web.Tests.Account;

/// <summary>A clock that a test moves on.</summary>
internal sealed class MovedClock : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = TestApp.Now;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Wait(TimeSpan time) => Now += time;
}
