using Scorecard.Data.Notices;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Admin.Hooks;

/// <summary>A webhook and how it goes.</summary>
/// <param name="Sent">When something was told last, UTC.</param>
/// <param name="Waiting">How many posts wait.</param>
/// <param name="Lost">How many were given up.</param>
/// <param name="Error">Why the oldest that waits failed; null where none waits that failed.</param>
public sealed record HookRow(Hook Hook, string Unit, DateTime? Sent, int Waiting, int Lost, string? Error)
{
    public string Host => new Uri(Hook.Address).Host;

    public string Kind =>
        Hook.Kind switch
        {
            HookKind.Slack => "Slack",
            HookKind.Teams => "Teams",
            HookKind.Json => "signed JSON",
            HookKind.Bands => "signed JSON, with changes of band",
        };

    public string State(string zone)
    {
        var last = Sent is { } at ? $"Told last on {PeriodWords.Moment(at, zone)}." : "Nothing told yet.";
        var waiting =
            Waiting == 0 ? ""
            : Waiting == 1 ? " One waits and is tried again by itself."
            : $" {Waiting} wait and are tried again by themselves.";
        var lost =
            Lost == 0 ? ""
            : Lost == 1 ? " One was given up after three days."
            : $" {Lost} were given up after three days.";
        return $"{Error} {last}{waiting}{lost}".TrimStart();
    }
}
