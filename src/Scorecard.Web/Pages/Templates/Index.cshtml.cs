using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Access;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Templates;

public sealed class IndexModel(OrganizationReader reader) : PageModel
{
    public sealed record Row(long Id, string Name, string? Summary);

    /// <summary>Those that the organization saved.</summary>
    public IReadOnlyList<Row> Saved { get; private set; } = [];

    public bool CanBring { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(o => new { CanEdit = o.Model.Units.Any(u => o.Allows(Operation.Edit, u)) }, cancel) is not { } read)
            return;
        CanBring = read.CanEdit;
        Saved = await reader
            .Db.SavedTemplates.AsNoTracking()
            .OrderBy(t => t.Name)
            .Select(t => new Row(t.Id, t.Name, t.Summary))
            .ToListAsync(cancel);
    }
}
