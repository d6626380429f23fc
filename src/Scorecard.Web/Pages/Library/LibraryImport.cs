using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Web.Reading;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Pages.Library;

/// <summary>Takes KPIs of the library over into the organization of the signed-in person.</summary>
public sealed class LibraryImport(OrganizationReader reader, SignedInPerson me, ImportOrganization import)
{
    /// <param name="slug">Of the template that the KPI is from.</param>
    /// <returns>Null where there is no such KPI.</returns>
    public async Task<LibraryKpiContent?> FindAsync(string slug, string code, CancellationToken cancel)
    {
        var kpi = SectorTemplates.Find(slug)?.Kpis.FirstOrDefault(k => k.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
        if (kpi is null)
            return null;
        return await reader.ReadAsync(o => LibraryKpiContent.Of(o, kpi), cancel) ?? new(kpi, null, []);
    }

    /// <summary>The visible objective with an id from a form, or null.</summary>
    public Task<Objective?> ObjectiveAsync(string? id, CancellationToken cancel) => reader.ReadAsync(o => o.Objective(id), cancel);

    /// <returns>The page of the KPI that was added to the objective.</returns>
    public async Task<string> AddAsync(LibraryKpiContent content, Objective objective, CancellationToken cancel)
    {
        var model = content.Model!;
        var (files, code) = TemplateImport.ToAdd(content.Kpi, objective, model);
        await import.AddAsync(files, model, me.Id, cancel);
        var added = await reader.ReadAsync(o => o.Model.Kpis.FirstOrDefault(k => k.Code == code), cancel);
        return added is null ? "~/kpis" : $"~/kpis/{PublicIds.Format(added.Id)}";
    }
}
