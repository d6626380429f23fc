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
    private const int LongestBoundary = 128;

    private MultipartReader? parts;

    /// <summary>Whether the form is one of this application's own; one that cannot be read is none.</summary>
    public async Task<bool> AreOursAsync(IAntiforgery antiforgery, CancellationToken cancel)
    {
        try
        {
            if (Boundary() is { } boundary)
                await TakeTokenAsync(boundary, cancel);
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (Exception unread)
            when (unread is IOException or InvalidDataException or AntiforgeryValidationException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>What parts the files; null where the form sends none.</summary>
    /// <exception cref="InvalidDataException">It says that it does, but not what parts them.</exception>
    private string? Boundary()
    {
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
            return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= LongestBoundary ? boundary : throw new InvalidDataException("Nothing parts the files.");
    }

    private async Task TakeTokenAsync(string boundary, CancellationToken cancel)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostFiles * largest;
        parts = new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = LongestField };
        var token = (await NextAsync(cancel))?.AsFormDataSection();
        // Antiforgery looks into this header first, and into the form, which it would read whole, only where there is none.
        context.Request.Headers["RequestVerificationToken"] = token is { Name: "__RequestVerificationToken" }
            ? await token.GetValueAsync(cancel)
            : "none";
        parts.BodyLengthLimit = null;
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
        catch (Exception broken) when (broken is IOException or InvalidDataException && !cancel.IsCancellationRequested)
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
