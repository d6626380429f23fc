using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Pages.Library;

/// <summary>What is asked of the library, as its address says it. Anything unknown is passed over.</summary>
public sealed record LibraryQuery : ListQuery
{
    private const int PageSize = 30;

    /// <summary>Words that the KPI must all hold, in any order.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary>The name of a perspective.</summary>
    [FromQuery(Name = "perspective")]
    public string? Perspective { get; init; }

    /// <summary>The slug of a template.</summary>
    [FromQuery(Name = "sector")]
    public string? Sector { get; init; }

    /// <summary>leading or lagging.</summary>
    [FromQuery(Name = "type")]
    public string? Indicator { get; init; }

    public bool IsFiltered => new[] { Text, Perspective, Sector, Indicator }.Any(part => !string.IsNullOrWhiteSpace(part));

    /// <summary>The search as an address' query, for another page of what it finds.</summary>
    public string At(int page) =>
        $"?{AddressQuery.Start(("q", Text), ("perspective", Perspective), ("sector", Sector), ("type", Indicator))}{PageKey}={page}";

    /// <summary>What fits, the best match first.</summary>
    public LibraryFinds Find(IEnumerable<TemplateKpi> kpis)
    {
        var words = (Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var found = kpis.Where(Fits)
            .Select(kpi => (Kpi: kpi, Ranks: words.Select(word => Rank(kpi, word)).ToList()))
            .Where(x => x.Ranks.TrueForAll(rank => rank > 0))
            .OrderByDescending(x => x.Ranks.Sum())
            .ThenBy(x => x.Kpi.Name, StringComparer.CurrentCultureIgnoreCase)
            .Select(x => x.Kpi)
            .ToList();
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var page = Math.Min(Page, pages);
        return new([.. found.Skip((page - 1) * PageSize).Take(PageSize)], found.Count, page, pages);
    }

    private bool Fits(TemplateKpi kpi) =>
        (string.IsNullOrEmpty(Perspective) || kpi.Objective.Perspective == Perspective)
        && (string.IsNullOrEmpty(Sector) || kpi.Template.Slug == Sector)
        && (!Enum.TryParse<Indicator>(Indicator, ignoreCase: true, out var indicator) || kpi.Indicator == indicator);

    /// <summary>
    /// A word counts most at the start of the name, then in it, then in what the KPI means, then in what stands around it; 0 where it is
    /// nowhere.
    /// </summary>
    private static int Rank(TemplateKpi kpi, string word) =>
        kpi.Name.StartsWith(word, StringComparison.CurrentCultureIgnoreCase) ? 12
        : kpi.Name.Contains(word, StringComparison.CurrentCultureIgnoreCase) ? 9
        : kpi.Definition.Contains(word, StringComparison.CurrentCultureIgnoreCase) ? 3
        : new[] { kpi.Formula, kpi.TypicalOwner, kpi.Objective.Name, kpi.Template.Name }.Any(text =>
            text.Contains(word, StringComparison.CurrentCultureIgnoreCase)
        )
            ? 1
        : 0;
}

/// <param name="Found">How many fit; those of one page are shown.</param>
public sealed record LibraryFinds(IReadOnlyList<TemplateKpi> Kpis, int Found, int Page, int Pages);
