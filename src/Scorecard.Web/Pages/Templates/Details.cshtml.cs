using Microsoft.AspNetCore.Mvc;
using Scorecard.Data.Operations;
using Scorecard.Web.Reading;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Pages.Templates;

/// <summary>A template that comes with the program.</summary>
public sealed class DetailsModel(OrganizationReader reader, SignedInPerson me, ImportOrganization import) : TemplatePage(reader, me, import)
{
    [FromRoute]
    public string Slug { get; set; } = "";

    protected override Task<SectorTemplate?> FindAsync(CancellationToken cancel) => Task.FromResult(SectorTemplates.Find(Slug));
}
