using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Web.Hosting.Keys;

namespace Scorecard.Web.Sources;

/// <summary>Reads files from addresses: no more, and for no longer, than is allowed, and only if they are others than before.</summary>
public sealed partial class SourceAddresses(SourceSettings settings, IDataProtectionProvider protection) : IDisposable
{
    private const int LongestSecret = 400;
    private static readonly string[] Kinds = [".csv", ".tsv", ".txt", ".xlsx", ".zip"];

    private readonly HttpClient client = settings.Net.MakeClient();
    private readonly IDataProtector secrets = protection.CreateProtector("file source");

    /// <summary>A header with its value, as it is kept.</summary>
    /// <exception cref="RuleViolation">It is no header that a file may be asked for with.</exception>
    public (string Header, string Secret) Protect(string? header, string? value)
    {
        var (name, secret) = ((header ?? "").Trim(), (value ?? "").Trim());
        if (name.Length == 0 && secret.Length == 0)
            return ("", "");
        RuleViolation.Unless(
            Name().IsMatch(name) && !Own().IsMatch(name),
            "Write the name of a header that opens the address, such as Authorization or X-Api-Key."
        );
        RuleViolation.Unless(
            secret.Length is > 0 and <= LongestSecret && secret.All(c => c is >= ' ' and < '\u007f'),
            $"Write the header's value: 1 to {LongestSecret} letters, digits and signs of plain English text."
        );
        return (name, secrets.Protect(secret));
    }

    /// <param name="again">Whether it is read although it may be the same as before.</param>
    /// <returns>Null where it is the same as before.</returns>
    /// <exception cref="RuleViolation">It may not be read, does not answer, or gives something else.</exception>
    public async Task<FetchedFile?> FetchAsync(FileSource source, bool again, WorkFolder to, long largest, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, settings.AddressOf(source.Place));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Scorecard", null));
        if (source.Header.Length > 0)
            request.Headers.TryAddWithoutValidation(source.Header, Unprotect(source));
        if (!again && source.Tag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (!again && source.ChangedAt is { } changed)
            request.Headers.IfModifiedSince = new DateTimeOffset(changed, TimeSpan.Zero);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.Net.Patience);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (answer.StatusCode == HttpStatusCode.NotModified)
                return null;
            if (!answer.IsSuccessStatusCode)
                throw new RuleViolation(Said(answer.StatusCode));
            await using var body = await answer.Content.ReadAsStreamAsync(patience.Token);
            var file = await FetchedFile.CopyAsync(body, Path.Combine(to.Path, "fetched"), largest, patience.Token);
            var named = Path.Combine(to.Path, await NameAsync(answer, request.RequestUri!, file.Path, cancel));
            File.Move(file.Path, named);
            return file with
            {
                Path = named,
                Tag = answer.Headers.ETag?.ToString(),
                ChangedAt = answer.Content.Headers.LastModified?.UtcDateTime,
            };
        }
        catch (Exception fault)
            when (fault is HttpRequestException or OperationCanceledException or IOException && !cancel.IsCancellationRequested)
        {
            throw new RuleViolation(
                fault is OperationCanceledException
                    ? $"It did not answer whole within {settings.Net.Patience.TotalSeconds:0.#} seconds."
                    : $"It could not be reached: {fault.Message.TrimEnd('.')}. Look whether the address is right."
            );
        }
    }

    public void Dispose() => client.Dispose();

    private string Unprotect(FileSource source) =>
        secrets.Open(source.Secret)
        ?? throw new RuleViolation("The header that opens it was encrypted with a key that is gone. Remove the source and add it again.");

    /// <summary>What the file is called, with an ending that says what it is.</summary>
    private static async Task<string> NameAsync(HttpResponseMessage answer, Uri address, string path, CancellationToken cancel)
    {
        var said = answer.Content.Headers.ContentDisposition;
        var name = (said?.FileNameStar ?? said?.FileName)?.Trim('"') ?? Uri.UnescapeDataString(address.Segments[^1]);
        name = string.Concat(name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => char.IsLetterOrDigit(c) || "-_. ".Contains(c)));
        name = name.TrimStart('.', ' ');
        if (name.Length is 0 or > 100)
            name = "file";
        if (Kinds.Contains(Path.GetExtension(name).ToLowerInvariant()))
            return name;
        var head = new byte[2];
        await using var file = File.OpenRead(path);
        return await file.ReadAsync(head, cancel) == 2 && head is [(byte)'P', (byte)'K'] ? name + ".xlsx" : name + ".csv";
    }

    private static string Said(HttpStatusCode code) =>
        (int)code switch
        {
            >= 300 and < 400 => $"It answered {(int)code}, a redirect, which is not followed. Write the address that it leads to.",
            401 or 403 => $"It answered {(int)code}. Look whether the header that opens it is still right.",
            _ => $"It answered {(int)code}. Look there what is wrong.",
        };

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,99}$")]
    private static partial Regex Name();

    /// <summary>What the program says itself.</summary>
    [GeneratedRegex(
        "^(host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|proxy-.*|if-.*|range|cookie|keep-alive)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Own();
}
