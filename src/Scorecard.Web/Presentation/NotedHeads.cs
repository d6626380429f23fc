using System.Text;
using Scorecard.Domain;
using Scorecard.Domain.Changes;

namespace Scorecard.Web.Presentation;

/// <summary>Heads of journals as people note them: in each line the organization's id, the head, and the name.</summary>
public static class NotedHeads
{
    public const string ContentType = "text/plain; charset=utf-8";

    public static string Write(long organization, JournalHead head, string name) => $"{PublicIds.Format(organization)} {head} {name}";

    public static byte[] ToBytes(long organization, JournalHead head, string name) =>
        Encoding.UTF8.GetBytes(Write(organization, head, name) + "\n");

    /// <summary>The heads among some lines, by organization; the last one of each. Other lines are passed over.</summary>
    public static IReadOnlyDictionary<long, JournalHead> Read(IEnumerable<string> lines)
    {
        var heads = new Dictionary<long, JournalHead>();
        foreach (var words in lines.Select(line => line.Split(' ', 3)).Where(words => words.Length >= 2))
            if (PublicIds.TryParse(words[0], out var organization) && JournalHead.Parse(words[1]) is { } head)
                heads[organization] = head;
        return heads;
    }
}
