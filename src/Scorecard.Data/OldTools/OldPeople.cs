using Scorecard.Domain;

namespace Scorecard.Data.OldTools;

/// <summary>A member of the organization who can be somebody of the export.</summary>
public sealed record OldMember(string Name, string Mail);

/// <summary>Finds members by their mails and names; who cannot be found is named and waits to be matched.</summary>
internal sealed class OldPeople
{
    private readonly Dictionary<string, string> mails = [];
    private readonly ILookup<string, string> names;
    private readonly OldChoices choices;

    public OldPeople(IEnumerable<OldMember> members, OldChoices choices)
    {
        this.choices = choices;
        var all = members.ToList();
        foreach (var member in all)
            mails.TryAdd(TextRules.Normalize(member.Mail), member.Mail);
        names = all.ToLookup(m => TextRules.Normalize(m.Name), m => m.Mail);
    }

    /// <summary>The mail of the member; empty where none is known to be this person.</summary>
    public string MailOf(string name, string mail = "")
    {
        if (choices.People.TryGetValue(name, out var chosen) && mails.TryGetValue(TextRules.Normalize(chosen), out var meant))
            return meant;
        if (mails.TryGetValue(TextRules.Normalize(mail.Length > 0 ? mail : name), out var known))
            return known;
        return names[TextRules.Normalize(name)].ToList() is [var only] ? only : "";
    }
}
