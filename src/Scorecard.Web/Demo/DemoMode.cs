namespace Scorecard.Web.Demo;

/// <summary>
/// Whether the fictional company with its known passwords is wanted: only while developing, unless the setting Demo says otherwise.
/// </summary>
public sealed record DemoMode(bool IsOn)
{
    /// <summary>Whether somebody may be signed in: everyone knows the password of the demo's people.</summary>
    public bool Admits(bool isDemo) => IsOn || !isDemo;

    public static DemoMode Of(IConfiguration settings, IHostEnvironment environment) =>
        new(settings.GetValue("Demo", environment.IsDevelopment()));
}
