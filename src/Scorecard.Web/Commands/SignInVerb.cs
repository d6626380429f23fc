using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Commands;

/// <summary><c>allow-passwords</c>: the way back where an organization's OpenID provider is gone or its last phone is lost.</summary>
public static class SignInVerb
{
    public static async Task<int> AllowPasswordsAsync(string[] args, CommandContext context)
    {
        if (CommandLine.Parse(args, ["--organization"], []) is not { Words: [] } line || line["--organization"] is not { } name)
            throw new WrongUse("allow-passwords needs --organization NAME.");
        var id = await NamedOrganizations.GetAsync(context, name);
        var db = context.Services.GetRequiredService<ScorecardDbContext>();
        var now = context.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(id, by: null, now, "allow-passwords on the command line", context.Cancel);
        var organization = await db.Organizations.SingleAsync(context.Cancel);
        if (organization.SignInRule is SignInRule.Any)
        {
            await context.Output.WriteLineAsync($"A password is enough for {organization.Name} already.");
            return 0;
        }
        organization.RequireSignIn(SignInRule.Any);
        await write.CommitAsync(context.Cancel);
        await context.Output.WriteLineAsync($"A password is enough for {organization.Name} again.");
        return 0;
    }
}
