using Scorecard.Domain;
using Scorecard.Web.Hosting.Keys;

namespace Scorecard.Web.Commands;

/// <summary><c>rotate-keys [--revoke]</c></summary>
public static class KeyVerb
{
    private const string Revoke = "--revoke";

    public static async Task<int> RotateAsync(string[] args, CommandContext context)
    {
        var line = CommandLine.Parse(args, [], [Revoke]);
        if (line.Words.Count > 0)
            throw new WrongUse("rotate-keys needs no more words.");
        var keys = context.Services.GetRequiredService<StoredKeys>();
        var protection = context.Services.GetRequiredService<KeyProtection>();
        if (line.Has(Revoke))
        {
            await keys.RevokeAsync(context.Cancel);
            await context.Output.WriteLineAsync(
                "The keys are gone. Start every server anew: everybody signs in again, open links no longer work, and what was kept "
                    + "encrypted has to be entered again."
            );
        }
        else if (protection.Certificate is null)
        {
            var count = await keys.RotateAsync(context.Cancel);
            await context.Output.WriteLineAsync(
                $"{protection.Path} holds a new secret, and {Plural.Of(count, "key")} in the database can be opened with it alone. "
                    + "Give the file to every server at once, and keep a copy apart from the backups."
            );
        }
        else
            throw new RuleViolation(
                $"Keys:Certificate encrypts the keys, so there is no key file. Set it to another certificate and run rotate-keys {Revoke}."
            );
        return 0;
    }
}
