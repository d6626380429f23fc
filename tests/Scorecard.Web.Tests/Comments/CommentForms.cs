using System.Net.Http.Headers;
using System.Text;

namespace Scorecard.Web.Tests.Comments;

/// <summary>Forms of comments, sent as a browser sends them: in parts, with files behind the fields.</summary>
internal static class CommentForms
{
    public static readonly byte[] Png = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13];

    /// <summary>The form for a new comment.</summary>
    public static TestForm Say(this TestPage page) => page.Form("#comments > form.say");

    /// <summary>The form for a reply to the comment that says this.</summary>
    public static TestForm Reply(this TestPage page, string words) => page.Form($"#{page.IdOf(words)} .settle form[action*=Add]");

    /// <summary>The form below the comment, or reply, that says this.</summary>
    public static TestForm Act(this TestPage page, string words, string handler) =>
        page.Form($"#{page.IdOf(words)} form[action*='handler={handler}']");

    /// <summary>The anchor of a comment.</summary>
    public static string IdOf(this TestPage page, string words) =>
        page
            .Document.QuerySelectorAll("[id^=c-]")
            .Last(element => element.QuerySelector(".words")?.TextContent.Contains(words, StringComparison.Ordinal) == true)
            .Id!;

    public static bool Says(this TestPage page, string words) =>
        page.Document.QuerySelectorAll("#comments .words").Any(said => said.TextContent.Contains(words, StringComparison.Ordinal));

    public static async Task<TestPage> AttachAsync(
        this TestForm form,
        TestBrowser browser,
        string action,
        params (string Name, string Type, byte[] Bytes)[] files
    )
    {
        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields)
            parts.Add(new StringContent(value), name);
        foreach (var (name, type, bytes) in files)
        {
            var content = new ByteArrayContent(bytes);
            if (type.Length > 0)
                content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            // As browsers write it: in UTF-8, quotes and ends of lines as codes.
            content.Headers.TryAddWithoutValidation(
                "Content-Disposition",
                $"form-data; name=\"Input.Files\"; filename=\"{Latin(name.Replace("\"", "%22", StringComparison.Ordinal))}\""
            );
            parts.Add(content);
        }
        return await TestPage.ReadAsync(browser, await browser.Client.PostAsync(action, parts));
    }

    private static string Latin(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
