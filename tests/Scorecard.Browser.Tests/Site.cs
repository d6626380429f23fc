using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Demo;
using Scorecard.Web.People;

namespace Scorecard.Browser.Tests;

/// <summary>An address of the application to look at.</summary>
public sealed record SitePage(string Address, bool SignedOut, int Status = 200);

/// <summary>Every page that answers a GET, found by asking the application, so that none is forgotten.</summary>
public static class Site
{
    /// <param name="administrator">A window of the administrator as whom the pages are visited.</param>
    public static async Task<IReadOnlyList<SitePage>> PagesAsync(BrowserApp app, Window administrator)
    {
        var pages = new List<SitePage> { new("/nowhere", false, 404), new("/nowhere", true, 404) };
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page || IsSecondAddress(endpoint))
                continue;
            var compiled = await app.Services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty);
            if (
                compiled.HandlerMethods.Count > 0
                && !compiled.HandlerMethods.Any(h =>
                    h.Name is null && string.Equals(h.HttpMethod, "GET", StringComparison.OrdinalIgnoreCase)
                )
            )
                continue;
            var isOpen = compiled
                .EndpointMetadata.Concat(compiled.ModelTypeInfo!.GetCustomAttributes(true))
                .OfType<IAllowAnonymous>()
                .Any();
            foreach (var address in await AddressesOfAsync(app, administrator.Page, endpoint.RoutePattern.RawText!))
                pages.Add(new(address, isOpen && address != "/account/sign-out", StatusOf(address)));
        }
        Assert.Contains(pages, page => page.Address == "/account");
        return pages;
    }

    /// <summary>An administrator of one organization does not run the installation, and a member of one deletes no account.</summary>
    private static int StatusOf(string address) =>
        address switch
        {
            "/error" or "/installation" => 404,
            "/account/delete" => 403,
            _ => 200,
        };

    /// <summary>Where a route needs more than itself, what to put into it. A route with a parameter that is not here fails the test: give it a sample.</summary>
    private static async Task<IReadOnlyList<string>> AddressesOfAsync(BrowserApp app, IPage page, string route) =>
        route switch
        {
            "error/{code:int?}" => ["/error"],
            "setup" => [app.Services.GetRequiredService<SetupLink>().Open()],
            "account/welcome" => ["/account/welcome", await WelcomeAsync(app)],
            "import/undo" => [],
            "undo" => [$"/undo?of={await app.IdOfAsync("OPS-C")}&sequence=1"],
            "units/new" => [$"/units/new?parent={await app.IdOfAsync("OPS")}"],
            "objectives/new" => [$"/objectives/new?unit={await app.IdOfAsync("OPS")}"],
            "initiatives" =>
            [
                "/initiatives",
                "/initiatives?view=timeline&status=all",
                "/initiatives?view=spend&status=all",
                "/initiatives?q=nothing-is-called-this",
            ],
            "initiatives/new" => [$"/initiatives/new?kpi={await app.IdOfAsync("LM-OTD")}"],
            _ when route.StartsWith("initiatives/{id}", StringComparison.Ordinal) => [Fill(route, await app.IdOfAsync("TRACKERS"))],
            "kpis/new" => [$"/kpis/new?objective={await app.IdOfAsync("OPS-C")}"],
            "evidence" => ["/evidence", $"/evidence?verdict=Together&unit={await app.IdOfAsync("COM")}"],
            "evidence/{id}" => await app.LinksOfEachVerdictAsync() is var links ? [.. links.Select(link => Fill(route, link))] : [],
            "comments/{on}/{id}" => [$"/comments/kpi/{await app.IdOfAsync("LM-OTD")}"],
            "enter" => ["/enter", $"/enter?unit={await app.IdOfAsync("LM")}"],
            "kpis" => ["/kpis", "/kpis?q=nothing-is-called-this"],
            "units" => ["/units", "/units?q=nothing-is-called-this"],
            "units/{id}" =>
            [
                Fill(route, await app.IdOfAsync("NW")),
                Fill(route, await app.IdOfAsync("OPS")),
                Fill(route, await app.IdOfAsync("LM")),
            ],
            "units/{id}/map" => [Fill(route, await app.IdOfAsync("NW")), Fill(route, await app.IdOfAsync("OPS")) + "?edit=yes&links=all"],
            "search" => ["/search?q=delivery", "/search?q=nothing-is-called-this"],
            "compare" =>
            [
                "/compare",
                $"/compare?of=units&a={await app.IdOfAsync("OPS")}&b={await app.IdOfAsync("LM")}",
                $"/compare?of=periods&unit={await app.IdOfAsync("OPS")}",
                $"/compare?of=kpis&a={await app.IdOfAsync("NW-OTD")}&b={await app.IdOfAsync("CS-CLM")}",
                $"/compare?of=teams&kpi={await app.IdOfAsync("NW-OTD")}",
            ],
            "meetings" => ["/meetings?actions=all", "/meetings?q=nothing-is-called-this"],
            "units/{id}/meeting" => await app.IdOfAsync("OPS") is var unit
                ? [.. new[] { 1, 4, 99 }.Select(step => $"{Fill(route, unit)}?step={step}")]
                : [],
            _ when route.StartsWith("units/{id}/meeting/entries/{entry}", StringComparison.Ordinal) =>
            [
                (await EntryAsync(app, page)) + (route.EndsWith("/delete", StringComparison.Ordinal) ? "/delete" : ""),
            ],
            _ when !route.Contains('{', StringComparison.Ordinal) => ["/" + route],
            "units/{id}/heat-map" => [Fill(route, await app.IdOfAsync("NW")) + "?by=objectives&lens=worst"],
            _ when route.StartsWith("units/{id}", StringComparison.Ordinal) => [Fill(route, await app.IdOfAsync("OPS"))],
            "objectives/{id}" => [Fill(route, await app.IdOfAsync("C1")), Fill(route, await app.IdOfAsync("LM-C"))],
            _ when route.StartsWith("objectives/{id}", StringComparison.Ordinal) => [Fill(route, await app.IdOfAsync("OPS-C"))],
            "kpis/{id}" =>
            [
                Fill(route, await app.IdOfAsync("NW-OTD")),
                Fill(route, await app.IdOfAsync("LM-OTD")),
                Fill(route, await app.IdOfAsync("CS-CLM")),
            ],
            _ when route.StartsWith("kpis/{id}", StringComparison.Ordinal) => [Fill(route, await app.IdOfAsync("LM-OTD"))],
            "templates/{slug}" => ["/templates/hospital"],
            "linked/{id}" => [Fill(route, await app.IdOfAsync("OPS-C"))],
            "library" => ["/library", "/library?q=nothing-is-called-this"],
            "library/{slug}/{code}" => ["/library/hospital/C1-HND"],
            "toolkit/{slug}" => ["/toolkit/assessment", "/toolkit/cascading"],
            "toolkit/lessons/{number}" => ["/toolkit/lessons/1"],
            "toolkit/worksheets/{name}" => ["/toolkit/worksheets/kpi", "/toolkit/worksheets/cascade"],
            _ when route.StartsWith("templates/saved/{id}", StringComparison.Ordinal) => [Fill(route, await SavedTemplateAsync(app, page))],
            "periods/{month}" => ["/periods/2026-09"],
            // A person has one upload that waits; one that was mapped has both pages.
            "import/{id}" => await ImportedAsync(page) is var undo
            && await KeptMappingAsync(page) is var mapping
            && await MappedAsync(page) is var waiting
                ? [undo, mapping, waiting, waiting.Replace("/import/", "/import/map/", StringComparison.Ordinal)]
                : [],
            "import/map/{id}" or "import/mappings/{id}" => [],
            // Looked at by OldToolTests.
            "import/old/{id}" => [],
            "admin/perspectives/{id}" => [await PerspectiveAsync(page)],
            _ when route.StartsWith("admin/people/{id}", StringComparison.Ordinal) => [Fill(route, await PersonAsync(app))],
            _ => throw new InvalidOperationException($"The page {route} needs a sample address here, so that it is looked at."),
        };

    private static async Task<string> EntryAsync(BrowserApp app, IPage page)
    {
        await page.GotoAsync($"/units/{await app.IdOfAsync("OPS")}/meeting?step=2");
        await page.Locator("[data-kind=a]").CheckAsync();
        await page.GetByLabel("What was said").FillAsync("Ask the drivers what would keep them");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        return (await page.Locator("a[href*='/meeting/entries/']").First.GetAttributeAsync("href"))!;
    }

    private static string Fill(string route, string id) => "/" + route.Replace("{id}", id, StringComparison.Ordinal);

    /// <summary>Pages called Index answer under that name too, and the start page leads elsewhere.</summary>
    private static bool IsSecondAddress(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText is null or "" or "index" or "account/organization"
        || endpoint.RoutePattern.RawText.EndsWith("/index", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where an import is taken back.</summary>
    private static async Task<string> ImportedAsync(IPage page)
    {
        await page.GotoAsync("/import/map");
        await page.GetByLabel("Or paste rows", new() { Exact = true }).FillAsync("kpi\tperiod\tvalue\nLM-OTD\t2026-09\t93.21\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the rows" }).ClickAsync();
        var meant = page.GetByLabel("These values are meant");
        if (await meant.CountAsync() > 0)
            await meant.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import these" }).ClickAsync();
        return (await page.GetByRole(AriaRole.Link, new() { Name = "Take it back" }).GetAttributeAsync("href"))!;
    }

    private static async Task<string> KeptMappingAsync(IPage page)
    {
        await page.GotoAsync("/import/map");
        await page.GetByLabel("Or paste rows", new() { Exact = true }).FillAsync("Thing\tMonth\tAmount\nCost per drop\t2026-08\t4.31\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the rows" }).ClickAsync();
        await page.GetByLabel("Keep this mapping as").FillAsync("Drops");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the import" }).ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/map", StringComparison.Ordinal));
        await page.GotoAsync("/import/map");
        return (await page.Locator("main a[href*='/import/mappings/']").First.GetAttributeAsync("href"))!;
    }

    private static async Task<string> MappedAsync(IPage page)
    {
        await page.GotoAsync("/import/map");
        await page.GetByLabel("Or paste rows", new() { Exact = true }).FillAsync("Measure\tPeriod\tValue\nCost per drop\t2026-09\t4.44\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the rows" }).ClickAsync();
        await page.WaitForURLAsync(address => address.Contains("/import/map/", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the import" }).ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/map/", StringComparison.Ordinal));
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task<string> SavedTemplateAsync(BrowserApp app, IPage page)
    {
        await page.GotoAsync($"/units/{await app.IdOfAsync("OPS")}/template");
        await page.GetByLabel("Summary", new() { Exact = true }).FillAsync("For operations that run by the clock.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as template" }).ClickAsync();
        await page.WaitForURLAsync(address => address.Contains("/templates/saved/", StringComparison.Ordinal));
        return new Uri(page.Url).AbsolutePath.Split('/')[^1];
    }

    private static async Task<string> PerspectiveAsync(IPage page)
    {
        await page.GotoAsync("/admin/perspectives");
        return (await page.GetByRole(AriaRole.Link, new() { Name = "Customer", Exact = true }).GetAttributeAsync("href"))!;
    }

    private static Task<string> PersonAsync(BrowserApp app) =>
        AskPeopleAsync(app, (_, person) => Task.FromResult(PublicIds.Format(person.Id)));

    private static Task<string> WelcomeAsync(BrowserApp app) => AskPeopleAsync(app, (people, person) => people.WelcomePathAsync(person));

    private static async Task<string> AskPeopleAsync(BrowserApp app, Func<UserManager<Person>, Person, Task<string>> ask)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        return await ask(people, (await people.FindByEmailAsync(DemoOrganization.SignIns[1].Email))!);
    }
}
