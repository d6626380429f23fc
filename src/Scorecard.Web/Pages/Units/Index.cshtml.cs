using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Domain;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Units;

/// <summary>Finds a unit by the words in its name or code: where the switch in the top bar sends a search.</summary>
public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel
{
    private const int Most = 100;

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int Found { get; private set; }

    public string Query { get; private set; } = "";

    public sealed record Row(string Id, string Name, string Tier, string? Above, ShownScore Score);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var words = (Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = await organizations.ReadAsync(
            o =>
            {
                var period = PeriodChoice.Of(o, Request.Query, time);
                var fitting = o
                    .Model.Units.Where(u =>
                        o.Sees(u)
                        && words.All(w =>
                            u.Name.Contains(w, StringComparison.CurrentCultureIgnoreCase)
                            || u.Code.Contains(w, StringComparison.OrdinalIgnoreCase)
                        )
                    )
                    .ToList();
                return new
                {
                    fitting.Count,
                    period.Query,
                    Rows = fitting
                        .Take(Most)
                        .Select(u => new Row(
                            PublicIds.Format(u.Id),
                            u.Name,
                            o.Model.Organization.Tiers[u.Tier - 1].Name,
                            o.Model.PathUp(u).Skip(1).Where(o.Sees).Select(above => above.Name).FirstOrDefault(),
                            ShownScore.Of(o.Book, new(NodeKind.Unit, u.Id), period.Window)
                        ))
                        .ToList(),
                };
            },
            cancel
        );
        (Found, Query, Rows) = found is null ? (0, "", []) : (found.Count, found.Query, found.Rows);
        return Rows.Count == 1 && words.Length > 0 ? LocalRedirect(Url.Content($"~/units/{Rows[0].Id}?{Query}")) : Page();
    }
}
