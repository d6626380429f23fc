using System.Net;
using System.Text;
using Scorecard.Data.Notices;

namespace Scorecard.Web.Notices;

/// <summary>What a mail says, as plain text and as simple HTML: no pictures, nothing that is fetched.</summary>
/// <param name="Lines">Paragraphs; one that begins with “- ” is an item of a list.</param>
/// <param name="Links">What to open.</param>
/// <param name="Foot">Small print.</param>
public sealed record MailText(
    string Subject,
    IReadOnlyList<string> Lines,
    IReadOnlyList<(string Words, string Address)> Links,
    IReadOnlyList<(string Words, string Address)> Foot
)
{
    private const string Item = "- ";

    public void WriteTo(OutboxMail mail) => mail.Write(Subject.ReplaceLineEndings(" "), Plain(), Html());

    public string Plain()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Lines.Count; i++)
        {
            if (i > 0 && !(IsItem(i) && IsItem(i - 1)))
                text.Append('\n');
            text.Append(Lines[i]).Append('\n');
        }
        foreach (var (words, address) in Links)
            text.Append('\n').Append(words).Append(":\n").Append(address).Append('\n');
        if (Foot.Count > 0)
            text.Append("\n-- \n");
        foreach (var (words, address) in Foot)
            text.Append(words).Append(address.Length > 0 ? ": " : "").Append(address).Append('\n');
        return text.ToString();
    }

    public string Html()
    {
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
        html.Append(Safe(Subject)).Append("</title></head><body style=\"font-family:sans-serif;line-height:1.5;max-width:40em\">");
        for (var i = 0; i < Lines.Count; i++)
        {
            if (IsItem(i) && !IsItem(i - 1))
                html.Append("<ul>");
            html.Append(IsItem(i) ? $"<li>{Safe(Lines[i][Item.Length..])}</li>" : $"<p>{Safe(Lines[i])}</p>");
            if (IsItem(i) && !IsItem(i + 1))
                html.Append("</ul>");
        }
        foreach (var (words, address) in Links)
            html.Append("<p>").Append(LinkTo(address, words)).Append("</p>");
        foreach (var (words, address) in Foot)
            html.Append("<p><small>").Append(address.Length > 0 ? LinkTo(address, words) : Safe(words)).Append("</small></p>");
        return html.Append("</body></html>").ToString();
    }

    private static string LinkTo(string address, string words) => $"<a href=\"{Safe(address)}\">{Safe(words)}</a>";

    private bool IsItem(int line) => line >= 0 && line < Lines.Count && Lines[line].StartsWith(Item, StringComparison.Ordinal);

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
