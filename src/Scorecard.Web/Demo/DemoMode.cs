namespace Scorecard.Web.Demo;

/// <summary>
/// Whether the fictional company with its known passwords is wanted: only while developing, unless the setting Demo says otherwise.
/// </summary>
public sealed record DemoMode(bool IsOn)
{
    public static DemoMode Of(IConfiguration settings, IHostEnvironment environment) =>
        new(settings.GetValue("Demo", environment.IsDevelopment()));
}
