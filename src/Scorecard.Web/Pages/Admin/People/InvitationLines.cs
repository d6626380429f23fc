using Scorecard.Domain;

namespace Scorecard.Web.Pages.Admin.People;

/// <summary>Several people to invite, one “name, e-mail” a line, as pasted from a list or a table.</summary>
public static class InvitationLines
{
    public const int Most = 200;

    /// <exception cref="RuleViolation">A line is no name and e-mail, or there are too many; it says which.</exception>
    public static IReadOnlyList<InviteInput> Read(string? text)
    {
        var lines = (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0)
            throw new RuleViolation("Write one person a line: name, e-mail.");
        if (lines.Length > Most)
            throw new RuleViolation($"These are {lines.Length} people. Invite at most {Most} at once.");
        var invited = lines.Select((line, i) => Person(line, i + 1)).ToList();
        var twice = invited.GroupBy(person => EmailAddress.Normalize(person.Email!)).FirstOrDefault(same => same.Count() > 1);
        return twice is null ? invited : throw new RuleViolation($"{twice.Key} stands there twice. Leave one line of it.");
    }

    private static InviteInput Person(string line, int number)
    {
        var parts = line.Split(['\t', ';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var email = Array.FindLast(parts, part => part.Contains('@', StringComparison.Ordinal))?.Trim('<', '>', ' ');
        var name = string.Join(' ', parts.Where(part => !part.Contains('@', StringComparison.Ordinal)));
        var person = new InviteInput { Name = name, Email = email };
        return new InviteInput.Validator().Validate(person).IsValid
            ? person
            : throw new RuleViolation(
                $"Line {number}, “{line}”, is not a name and an e-mail address. Write it as Ada Admin, ada@example.com. Nobody was invited."
            );
    }
}
