using Scorecard.Data.Hosting;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Notices;

/// <summary>Where webhooks may lead: to public addresses over HTTPS, unless the setting Webhooks:AllowPrivate says otherwise.</summary>
public sealed record HookSettings(bool AllowsPrivate, TimeSpan Patience)
    : Outward(AllowsPrivate, Patience, "webhooks", "Webhooks:AllowPrivate")
{
    public static HookSettings Of(IConfiguration settings) =>
        new(
            bool.TryParse(settings["Webhooks:AllowPrivate"] is { Length: > 0 } text ? text : "false", out var allowed)
                ? allowed
                : throw new CannotStart($"Webhooks:AllowPrivate is {settings["Webhooks:AllowPrivate"]}. Set it to true or false."),
            TimeSpan.FromSeconds(10)
        );
}
