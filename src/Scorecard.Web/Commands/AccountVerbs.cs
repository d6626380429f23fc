using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.People;

namespace Scorecard.Web.Commands;

/// <summary><c>disable EMAIL</c> and <c>enable EMAIL</c>: for those who leave and those who come back.</summary>
public static class AccountVerbs
{
    public static Task<int> DisableAsync(string[] args, CommandContext context) =>
        ForEachAsync(
            args,
            "disable",
            context,
            (accounts, person) => accounts.DisableAsync(person, by: null, context.Cancel),
            "is disabled. Open sign-ins end with their next request"
        );

    public static Task<int> EnableAsync(string[] args, CommandContext context) =>
        ForEachAsync(
            args,
            "enable",
            context,
            (accounts, person) => accounts.EnableAsync(person, by: null, context.Cancel),
            "is enabled and signs in as before"
        );

    private static async Task<int> ForEachAsync(
        string[] args,
        string verb,
        CommandContext context,
        Func<Disabling, Person, Task> act,
        string outcome
    )
    {
        if (CommandLine.Parse(args, [], []).Words is not [var email])
            throw new WrongUse($"{verb} needs one EMAIL.");
        var normalized = EmailAddress.Normalize(email);
        var people = await context
            .Services.GetRequiredService<ScorecardDbContext>()
            .Users.Where(p => p.NormalizedEmail == normalized)
            .ToListAsync(context.Cancel);
        if (people.Count == 0)
            throw new RuleViolation($"Nobody has the e-mail {email}. Nothing was changed.");
        foreach (var person in people)
        {
            await act(context.Services.GetRequiredService<Disabling>(), person);
            await context.Output.WriteLineAsync($"{person.DisplayName}, {person.Email}, {outcome}.");
        }
        await context.Services.GetRequiredService<SignInKeeper>().SaveEventsAsync(all: true, context.Cancel);
        return 0;
    }
}
