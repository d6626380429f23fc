using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;

namespace Scorecard.Web.Commands;

/// <summary><c>add-organization NAME --administrator EMAIL</c> and <c>run-installation EMAIL</c>.</summary>
public static class InstallationVerbs
{
    private const string Administrator = "--administrator";
    private const string Name = "--name";
    private const string Stop = "--stop";

    public static async Task<int> AddAsync(string[] args, CommandContext context)
    {
        var line = CommandLine.Parse(args, [Administrator, Name], []);
        if (line.Words is not [var name] || line[Administrator] is not { } email)
            throw new WrongUse($"add-organization needs a NAME and {Administrator}.");
        var (organization, path) = await context
            .Services.GetRequiredService<Installation>()
            .FoundAsync(name, email, line[Name] ?? email.Split('@')[0], by: null, context.Cancel);
        await context.Output.WriteLineAsync($"“{organization.Name}” was created. Its id is {PublicIds.Format(organization.Id)}.");
        await context.Services.GetRequiredService<SignInKeeper>().SaveEventsAsync(all: true, context.Cancel);
        await WriteLinkAsync($"Its administrator {email} begins with this link", path, context);
        return 0;
    }

    /// <summary>For an installation that nobody runs any more, and for the forgotten password of somebody who does.</summary>
    public static async Task<int> RunInstallationAsync(string[] args, CommandContext context)
    {
        var line = CommandLine.Parse(args, [], [Stop]);
        if (line.Words is not [var named])
            throw new WrongUse("run-installation needs one EMAIL or the id of an account.");
        var people = context.Services.GetRequiredService<UserManager<Person>>();
        var id = await AccountAsync(named, context);
        var person = await context.Services.GetRequiredService<Installation>().RunAsync(id, may: !line.Has(Stop), by: null, context.Cancel);
        await context.Services.GetRequiredService<SignInKeeper>().SaveEventsAsync(all: true, context.Cancel);
        if (line.Has(Stop))
        {
            await context.Output.WriteLineAsync($"{person.DisplayName} no longer runs the installation.");
            return 0;
        }
        await context.Output.WriteLineAsync($"{person.DisplayName} runs the installation, at /installation.");
        if (await context.Services.GetRequiredService<ScorecardDbContext>().OrganizationsOf(id).CountAsync(context.Cancel) <= 1)
            await WriteLinkAsync("A forgotten password is replaced with this link", await people.WelcomePathAsync(person), context);
        return 0;
    }

    private static async Task<long> AccountAsync(string named, CommandContext context)
    {
        var db = context.Services.GetRequiredService<ScorecardDbContext>();
        var email = EmailAddress.Normalize(named);
        var byId = PublicIds.TryParse(named, out var id) ? id : 0;
        var found = await db
            .Users.Where(p => p.NormalizedEmail == email || (p.Id == byId && p.Email != null))
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .ToListAsync(context.Cancel);
        return found switch
        {
            [var only] => only,
            [] => throw new RuleViolation($"There is no account “{named}”."),
            _ => throw new RuleViolation(
                $"{found.Count} accounts have the e-mail “{named}”. Give an id: {string.Join(", ", found.Select(PublicIds.Format))}."
            ),
        };
    }

    private static async Task WriteLinkAsync(string what, string path, CommandContext context)
    {
        var home = context.Services.GetRequiredService<PublicAddress>().Root;
        var where = home is null ? ", behind the address of the server" : "";
        await context.Output.WriteLineAsync($"{what}, once and for seven days{where}:");
        await context.Output.WriteLineAsync($"{home}{path}");
    }
}
