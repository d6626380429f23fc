using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;

namespace Scorecard.Web.Pages.Api;

/// <summary>What the API takes and answers, from the document that describes it.</summary>
public sealed class IndexModel([FromKeyedServices("v1")] IOpenApiDocumentProvider documents) : PageModel
{
    public IReadOnlyList<(string Tag, IReadOnlyList<OperationLine> Operations)> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancel);
        Groups =
        [
            .. document
                .Paths.SelectMany(path => (path.Value.Operations ?? []).Select(o => OperationLine.Of(o.Key, path.Key, o.Value)))
                .GroupBy(line => line.Tag)
                .Select(group => (group.Key, (IReadOnlyList<OperationLine>)[.. group])),
        ];
        return Page();
    }
}
