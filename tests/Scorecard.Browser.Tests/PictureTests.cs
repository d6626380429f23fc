using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

/// <summary>Drawings that are saved as files of their own.</summary>
public sealed class PictureTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [SkippableTheory]
    [InlineData("/units/{0}/map?period=2026-10", "NW", ".title .export", "Strategy map of Northwind", "text")]
    [InlineData("/units/{0}/heat-map?period=2026-10", "NW", ".title .export", "Heat map of Northwind", "text")]
    [InlineData("/units/{0}/moved?period=2026-10", "NW", ".story .export", "What moved the score of Northwind", "rect")]
    public async Task A_drawing_is_saved_as_PNG_and_as_SVG_that_stand_alone(
        string address,
        string code,
        string where,
        string title,
        string drawn
    )
    {
        await using var window = await chromium.OpenAsync(new() { ColorScheme = ColorScheme.Dark, Locale = "en-GB" });
        await window.SignInAsync("hanna", string.Format(null, address, await chromium.App.IdOfAsync(code)));

        var svg = XDocument.Parse(await File.ReadAllTextAsync(await SaveAsync(window.Page, where, "SVG")));
        var png = await DecodeAsync(window.Page, await SaveAsync(window.Page, where, "PNG"));

        Assert.Equal(Svg + "svg", svg.Root!.Name);
        Assert.StartsWith(title, svg.Root.Element(Svg + "title")!.Value, StringComparison.Ordinal);
        Assert.Contains("October 2026", svg.Root.Element(Svg + "title")!.Value, StringComparison.Ordinal);
        Assert.True(svg.Descendants(Svg + drawn).Count() > 10);
        Assert.DoesNotContain(
            svg.Descendants().Attributes(),
            a =>
                a.Name.LocalName is "class" or "style"
                || a.Value.Contains("var(", StringComparison.Ordinal)
                || a.Value.Contains(".svg#", StringComparison.Ordinal)
        );
        Assert.Equal(2 * (int)svg.Root.Attribute("width")!, png.Width);
        Assert.True(png.Corner == "255,255,255,255" && png.Colors > 3, $"{png}");
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task A_chart_of_dots_is_saved_as_PNG_by_keyboard_and_comes_back_as_it_was()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("hanna", $"/kpis/{await chromium.App.IdOfAsync("LM-OTD")}?period=2026-10");
        var page = window.Page;
        var before = await page.Locator("#chart").EvaluateAsync<int>("canvas => canvas.width");
        await Expect(page.Locator(".chart .export button")).ToHaveTextAsync(["PNG"]);

        await page.Locator(".chart .export summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));

        Assert.EndsWith("October 2026.png", download.SuggestedFilename, StringComparison.Ordinal);
        var png = await DecodeAsync(page, await download.PathAsync());
        Assert.True(png is { Width: > 640, Colors: > 3, Corner: "255,255,255,255" }, $"{png}");
        Assert.Equal(before, await page.Locator("#chart").EvaluateAsync<int>("canvas => canvas.width"));
        Assert.Empty(window.Errors);
    }

    private static async Task<string> SaveAsync(IPage page, string where, string format)
    {
        var export = page.Locator(where).First;
        if (!await export.EvaluateAsync<bool>("menu => menu.open"))
            await export.Locator("summary").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() =>
            export.GetByRole(AriaRole.Button, new() { Name = format, Exact = true }).ClickAsync()
        );
        Assert.EndsWith("." + format.ToLowerInvariant(), download.SuggestedFilename, StringComparison.Ordinal);
        return await download.PathAsync();
    }

    private sealed record Picture(int Width, string Corner, int Colors);

    /// <summary>As a browser sees it: how wide, what colour its corner has, and how many colours there are.</summary>
    private static async Task<Picture> DecodeAsync(IPage page, string path) =>
        JsonSerializer.Deserialize<Picture>(
            await page.EvaluateAsync<string>(
                """
                async data => {
                    const image = new Image();
                    image.src = `data:image/png;base64,${data}`;
                    await image.decode();
                    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
                    const brush = canvas.getContext('2d');
                    brush.drawImage(image, 0, 0);
                    const dots = new Uint32Array(brush.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
                    return JSON.stringify({ width: image.width, corner: [...brush.getImageData(0, 0, 1, 1).data].join(), colors: new Set(dots).size });
                }
                """,
                Convert.ToBase64String(await File.ReadAllBytesAsync(path))
            ),
            JsonSerializerOptions.Web
        )!;
}
