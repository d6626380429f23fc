using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Scorecard.Domain;

namespace Scorecard.Web.Pages.Import;

/// <summary>
/// The files of a form, taken part by part as they arrive. The first part is the antiforgery token; nothing behind it is read unless it
/// fits.
/// </summary>
public sealed class SentFiles(HttpContext context, long largest)
{
    private const int MostFiles = 10;
    private const int LongestField = 16 << 10;

    private MultipartReader? parts;

    /// <summary>Whether the form is one of this application's own.</summary>
    public async Task<bool> AreOursAsync(IAntiforgery antiforgery, CancellationToken cancel)
    {
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
            return await antiforgery.IsRequestValidAsync(context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostFiles * largest;
        parts = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), context.Request.Body)
        {
            BodyLengthLimit = LongestField,
        };
        var token = (await NextAsync(cancel))?.AsFormDataSection();
        // Antiforgery looks into this header first, and into the form, which it would read whole, only where there is none.
        context.Request.Headers["RequestVerificationToken"] = token is { Name: "__RequestVerificationToken" }
            ? await token.GetValueAsync(cancel)
            : "none";
        parts.BodyLengthLimit = null;
        return await antiforgery.IsRequestValidAsync(context);
    }

    /// <summary>Packs the files into one in the folder.</summary>
    /// <exception cref="RuleViolation">They cannot be imported together, or one is too large. The rest has been read past, so that the
    /// browser hears it.</exception>
    public async Task<PackedFiles> PackAsync(string folder, CancellationToken cancel)
    {
        await using var package = new FilePackage(folder, largest);
        RuleViolation? refusal = null;
        try
        {
            while (await NextAsync(cancel) is { } part)
                if (part.AsFileSection() is { FileName.Length: > 0, FileStream: { } stream } file)
                {
                    if (refusal is null)
                        refusal = await package.TryAddAsync(file.FileName, stream, cancel);
                    await stream.CopyToAsync(Stream.Null, cancel);
                }
        }
        catch (BadHttpRequestException tooMuch) when (tooMuch.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new RuleViolation($"Together these files are larger than {MostFiles * largest >> 20} MB. Import them in parts.");
        }
        catch (Exception broken) when (broken is IOException or BadHttpRequestException && !cancel.IsCancellationRequested)
        {
            throw new RuleViolation("The files did not arrive whole. Choose them again.");
        }
        if (refusal is not null)
            throw refusal;
        return await package.CloseAsync() ?? throw new RuleViolation("Choose the files to import first.");
    }

    private async Task<MultipartSection?> NextAsync(CancellationToken cancel) =>
        parts is null ? null : await parts.ReadNextSectionAsync(cancel);
}
