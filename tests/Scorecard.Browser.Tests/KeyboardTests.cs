using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.Browser.Tests;

public sealed class KeyboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task Tab_goes_through_every_page_in_reading_order_and_shows_where_it_is()
    {
        var faults = new List<string>();
        await using var stranger = await chromium.DesktopAsync();
        await using var administrator = await chromium.DesktopAsync();
        await administrator.SignInAsync("hanna");
        foreach (var (address, signedOut, _) in await Site.PagesAsync(chromium.App, administrator))
        {
            var page = (signedOut ? stranger : administrator).Page;
            await page.GotoAsync(address);
            var stops = await page.EvaluateAsync<int>(Watch);
            await Task.WhenAll(Enumerable.Range(0, stops).Select(_ => page.Keyboard.PressAsync("Tab")));
            faults.AddRange(from fault in await page.EvaluateAsync<string[]>("() => walk.faults()") select $"{address}: {fault}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults.Prepend($"{faults.Count} faults")));
    }

    [SkippableFact]
    public async Task Escape_closes_every_menu_and_returns_to_what_opened_it()
    {
        await using var window = await chromium.DesktopAsync();
        await window.SignInAsync("marta");
        var page = window.Page;
        foreach (
            var summary in new[]
            {
                page.Locator("summary[aria-label='Switch unit']"),
                page.Locator("summary", new() { HasText = "Account menu of Marta Kowalczyk" }),
            }
        )
        {
            await summary.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(summary.Locator("xpath=following-sibling::*[1]")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Escape");
            await Expect(summary.Locator("xpath=following-sibling::*[1]")).ToBeHiddenAsync();
            await Expect(summary).ToBeFocusedAsync();
        }

        await using var phone = await chromium.PhoneAsync();
        await phone.SignInAsync("marta");
        var menu = phone.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await Expect(menu).ToBeHiddenAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).FocusAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(menu).ToBeVisibleAsync();
        await phone.Page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeHiddenAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" })).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task A_whole_job_is_done_without_a_mouse()
    {
        await using var window = await chromium.DesktopAsync();
        var page = window.Page;
        await page.GotoAsync("/account/sign-in");
        await TabToAsync(page, page.GetByLabel("Work e-mail"));
        await page.Keyboard.TypeAsync("jonas@northwind.example");
        await TabToAsync(page, page.GetByLabel("Password"));
        await page.Keyboard.TypeAsync(Web.Demo.DemoOrganization.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Operations, October 2026");

        await PressAsync(page, page.Locator("summary[aria-label='Switch unit']"));
        await TabToAsync(page, page.GetByLabel("Find a unit"));
        await page.Keyboard.TypeAsync("last m");
        await PressAsync(page, page.Locator("#switch-units").GetByRole(AriaRole.Link, new() { Name = "Last Mile" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Last Mile, October 2026");
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Previous: September 2026" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Last Mile, September 2026");

        await PressAsync(
            page,
            page.Locator("section[aria-labelledby=kpis-h]").GetByRole(AriaRole.Link, new() { Name = "On-time delivery" })
        );
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Enter value" }));
        var row = page.Locator("[data-entry][data-name='On-time delivery']");
        await TabToAsync(page, row.Locator("[data-box=value]"));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("96.8");
        await page.Keyboard.PressAsync("Enter");
        await Expect(row.Locator("[data-score]")).ToHaveTextAsync("85.0");
        // September is closed, so that its correction owes a reason.
        await Expect(row.Locator("[data-state]")).ToHaveTextAsync("Note owed");
        await TabToAsync(page, row.Locator("[name$='.Note']"));
        await page.Keyboard.TypeAsync("Two routes were counted twice");
        await page.Keyboard.PressAsync("Enter");
        await Expect(row.Locator("[data-state]")).ToHaveTextAsync("Saved");

        await page.GotoAsync($"/objectives/{await chromium.App.IdOfAsync("LM-C")}");
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Edit objective" }));
        await TabToAsync(page, page.GetByLabel("Name"));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Deliver at the first try");
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Save" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Deliver at the first try");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Deliver at the first try is saved");
        Assert.Empty(window.Errors);
    }

    private static async Task PressAsync(IPage page, ILocator target)
    {
        await TabToAsync(page, target);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        await Expect(target).ToHaveCountAsync(1);
        for (var i = 0; i < 300; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
        }
        Assert.Fail($"Tab does not reach {target}.");
    }

    /// <summary>
    /// Notes what the focus visits and how it looks there, to compare with what comes next in the page as it then is: one radio button of a group, all else that works.
    /// </summary>
    private const string Watch = """
        () => {
            const skips = e => e.disabled || e.type === 'hidden' || e.tabIndex < 0 || !e.checkVisibility({ visibilityProperty: true }) || e.closest('details:not([open]) > :not(summary)');
            const stops = () => {
                const chosen = new Map();
                return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(e => !skips(e)).filter((e, _, all) => {
                    if (e.type !== 'radio') return true;
                    if (!chosen.has(e.name)) {
                        const group = all.filter(r => r.type === 'radio' && r.name === e.name);
                        chosen.set(e.name, group.find(r => r.checked) ?? group[0]);
                    }
                    return chosen.get(e.name) === e;
                });
            };
            const named = e => e ? `${e.outerHTML.slice(0, 140).replaceAll('\n', ' ')}` : 'nothing';
            const faults = [], all = stops();
            const drawn = e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1; };
            if (document.querySelector('.shell') && !all[0].matches('.skip')) faults.push('the way past the menu is not first');
            // A page may begin in a field.
            let next = document.activeElement === document.body ? all[0] : all[all.indexOf(document.activeElement) + 1], left = all.length, visits = 0;
            document.addEventListener('focusin', ({ target }) => {
                if (!next) return;
                if (target !== next) faults.push(`stop ${visits + 1} of ${all.length} should be ${named(next)} and is ${named(target)}`);
                const near = [target, target.parentElement, target.nextElementSibling, target.closest('label')].filter(Boolean);
                if (!near.some(drawn)) faults.push(`the focus does not show on ${named(target)}`);
                const now = stops(), at = now.indexOf(target);
                visits++;
                next = now[at + 1];
                left = now.length - at - 1;
            });
            window.walk = {
                faults: () => {
                    if (left > 0) faults.push(`the focus does not come to the last ${left} of ${all.length}, ${named(next)} and after`);
                    faults.push(...[...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).map(e => `a place of its own in the order: ${named(e)}`));
                    return faults.slice(0, 3);
                },
            };
            // Within a date or a month, Tab also stops at the parts and at the calendar.
            return all.length + 1 + 3 * all.filter(e => ['date', 'month'].includes(e.type)).length;
        }
        """;
}
