using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Scorecard.Browser.Tests;

public static class WindowFaults
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds in a page as it stands, in both themes, and whether it is wider than the window.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this Window window)
    {
        var faults = new List<string>();
        if (await window.SidewaysAsync() is var wider and > 0)
            faults.Add($"{wider} pixels wider than the window");
        await window.Page.EvaluateAsync(Axe);
        foreach (var theme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await window.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            faults.AddRange(
                await window.Page.EvaluateAsync<string[]>(
                    "async () => (await axe.run({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }))"
                        + ".violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html}`))"
                )
            );
        }
        return faults;
    }
}
