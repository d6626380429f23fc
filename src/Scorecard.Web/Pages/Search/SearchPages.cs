using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Templates;
using Scorecard.Web.Toolkit;

namespace Scorecard.Web.Pages.Search;

/// <summary>The pages of the program itself: the menu, the toolkit and the templates.</summary>
public static class SearchPages
{
    /// <returns>Null where none fits.</returns>
    public static SearchGroup? Find(ShellModel shell, SearchWords words, int most)
    {
        var found = All(shell)
            .Select(page => (Fit: words.Of(page.Name), Page: page))
            .Where(x => x.Fit != Fit.Not)
            .OrderBy(x => x.Fit)
            .Select(x => x.Page)
            .ToList();
        return found.Count == 0 ? null : new("Pages", [.. found.Take(most)], found.Count);
    }

    private static IEnumerable<SearchHit> All(ShellModel shell) =>
        [
            .. ShellMenu.For(shell).Select(item => new SearchHit(item.Text, item.Path, item.Icon, null, "Menu", null)),
            .. Steps.All.Select(step => new SearchHit(
                step.Name,
                $"/toolkit/{step.Slug}",
                "route",
                null,
                $"Toolkit · step {Steps.NumberOf(step)}",
                null
            )),
            .. Lessons.All.Select(lesson => new SearchHit(
                lesson.Name,
                $"/toolkit/lessons/{lesson.Number}",
                "school",
                null,
                $"Toolkit · lesson {lesson.Number}",
                null
            )),
            new("KPI library", "/library", "books", null, "Toolkit", null),
            .. SectorTemplates.All.Select(template => new SearchHit(
                template.Name,
                $"/templates/{template.Slug}",
                "template",
                null,
                "Template",
                null
            )),
        ];
}
