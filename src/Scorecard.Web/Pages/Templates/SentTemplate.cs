using Scorecard.Domain;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Pages.Templates;

/// <summary>The file of a template that a person sends.</summary>
public sealed record SentTemplate(SectorTemplate Template, byte[] Files)
{
    /// <exception cref="RuleViolation">There is none, it is too large, or it is no template that this program reads.</exception>
    public static async Task<SentTemplate> ReadAsync(IFormFile? sent, CancellationToken cancel)
    {
        if (sent is null)
            throw new RuleViolation("Choose the file of a template first.");
        if (sent.Length > TemplateZip.Largest)
            throw new RuleViolation($"{sent.FileName} is larger than {TemplateZip.Largest >> 20} MB, and no template is.");
        using var packed = new MemoryStream();
        await sent.CopyToAsync(packed, cancel);
        var files = packed.ToArray();
        return new(TemplateZip.Read(sent.FileName, files), files);
    }
}
