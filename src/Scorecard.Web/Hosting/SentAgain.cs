namespace Scorecard.Web.Hosting;

/// <summary>A form as it was sent, so that one press sends it once more: without script too, and to the same address.</summary>
/// <param name="Fields">All that it carried, with the key by which it is saved once.</param>
public sealed record SentAgain(string Address, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>Reads a form that nobody got to read; false where it is none, or one with files, which no page repeats.</summary>
    public static async Task<bool> CanBeReadAsync(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType
                && !request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
                && await request.ReadFormAsync(request.HttpContext.RequestAborted) is not null;
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <returns>Null where the form holds a file or a password, which no page repeats, or comes from another site.</returns>
    public static SentAgain? Of(HttpContext context)
    {
        var form = context.Request.Form;
        var isOurs = context.Request.Headers["Sec-Fetch-Site"] == "same-origin";
        if (!isOurs || form.Files.Count > 0 || form.Keys.Any(name => name.Contains("Password", StringComparison.OrdinalIgnoreCase)))
            return null;
        return new(context.FailedAddress(), [.. form.SelectMany(field => field.Value.Select(value => (field.Key, value ?? "")))]);
    }
}
