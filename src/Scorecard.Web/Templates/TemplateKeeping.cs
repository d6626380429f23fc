using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Templates;

/// <summary>Puts a template beside those of the organization that was read last, in the name of the signed-in person.</summary>
public sealed class TemplateKeeping(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me, TimeProvider time)
{
    /// <summary>The organization that takes a template from this person, who may edit a unit of it; null for none.</summary>
    public Task<string?> OrganizationNameAsync(CancellationToken cancel) =>
        reader.ReadAsync(o => o.Model.Units.Any(u => o.Allows(Operation.Edit, u)) ? o.Model.Organization.Name : null, cancel);

    /// <summary>Saves a unit, with everything below it, as a template.</summary>
    /// <param name="unitId">The id of a unit that the person sees, as in addresses.</param>
    public async Task<SavedTemplate> KeepUnitAsync(string unitId, string name, string summary, CancellationToken cancel)
    {
        var tables = await reader.ReadAsync(o => o.Unit(unitId) is { } unit ? TemplateExport.Of(o, unit, name, summary) : null, cancel);
        var files = TemplateZip.Pack(tables!);
        // What is saved can be read again.
        _ = TemplateZip.Read(name, files);
        return await KeepAsync(name, summary, files, cancel);
    }

    /// <summary>Keeps a template as it is.</summary>
    /// <param name="files">The template as one zip.</param>
    public async Task<SavedTemplate> KeepAsync(string name, string summary, byte[] files, CancellationToken cancel)
    {
        await using var write = await writer.BeginAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var saved = new SavedTemplate(writer.NextId(), reader.OrganizationId, name, summary, files, now, me.Id);
        writer.Db.Add(saved);
        await write.CommitAsync(cancel);
        return saved;
    }
}
