using System.Data.Common;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Commands;

/// <summary>
/// What the program does on the command line instead of serving pages, with the same services and the same database.
/// </summary>
public static class CommandVerbs
{
    private const string Usage = """
        Usage: without a verb the program serves its pages; settings stand before a verb, as in --Scorecard:Data=FOLDER.
          --version, --help
          import FOLDER --organization NAME [--preview] [--fiscal-year-start MONTH] [--from MONTH] [--years fiscal|calendar]
                 [--decimals point|comma] [--missing not-reported|not-applicable] [--reason TEXT] [--mapping NAME]
              Imports a folder, zip or workbook. NAME may be the id of an organization, here and below. Creates one where there is
              none of that name; its fiscal year then starts in MONTH (1 to 12), unless organization.csv says otherwise.
              --preview only says what would happen.
              --years says what years without FY or CY mean, --decimals what marks decimals where a file does not tell,
              --missing what n/a and - mean, --reason why closed months are changed, --mapping how a table of any shape is read.
          export FOLDER --organization NAME [--people]
              Writes an organization as the files that import reads, into a folder that is new or empty; --people with the mails of
              its people.
          plan FOLDER --organization NAME
              Says what import would change, thing by thing, and what that does to the scores. Takes import's options.
          apply FOLDER --organization NAME
              Says the same and does it, in one act.
          apply --undo NUMBER --organization NAME [--reason TEXT]
              Takes back what apply or import did as the change of that number, where nothing was built on it since.
          scores --organization NAME --period PERIOD [--to-date] [--as-of DAY]
              Writes the scores of a period as CSV, or of the fiscal year up to its end; --as-of a day, such as 2025-03-31, as they had
              been reported by its end.
              A period is 2025, 2025-H1, 2025-Q3, 2025-07, 2025-W07 or 2025-07-14; where the fiscal year does not
              start in January FY2025, FY2025-H1, FY2025-Q3 in place of the first three; where it is made of weeks
              FY2025-P07 and FY2025-W07 in place of 2025-07 and 2025-W07 too.
          add-organization NAME --administrator EMAIL [--name NAME]
              Makes an organization and prints the link with which its first administrator begins.
          run-installation EMAIL [--stop]
              Lets an account, by its e-mail or id, run the installation (make organizations, disable accounts), and prints a link
              for a forgotten password; --stop takes it back. Somebody always runs it.
          backup FILE
              Copies the whole database to FILE, while the server goes on.
          verify-backup FILE
              Restores FILE into a database of its own and compares it with the one in use: rows, journal, scores of 12 months.
          verify-journal [--organization NAME] [--head SEQUENCE:HASH|FILE]
              Follows the hash chain of the journal, and names the first line of each organization that was changed, removed or put in.
              Prints the head to note elsewhere; --head compares with one that was noted, or with a file of what was printed.
          restore FILE
              Puts FILE in the place of the database, which is kept beside it. Stop the server first.
          disable EMAIL
              Ends all sign-ins of the person with that e-mail, in every organization, and lets them in no more.
          enable EMAIL
              Lets them sign in again, with the password that they had.
          rotate-keys [--revoke]
              Gives the key file another secret, with which the keys in the database are encrypted anew. Nobody notices.
              --revoke drops the keys as well, for a key file that is lost or that others have read: everybody signs in anew.
          allow-passwords --organization NAME
              Lets people sign in to it with a password again, where it asked for more and nobody has that any more.
        """;

    private const string Restore = "restore";

    private static readonly string[] WithoutKeys =
    [
        "import",
        "export",
        "plan",
        "apply",
        "scores",
        "backup",
        "verify-backup",
        Restore,
        "verify-journal",
        "rotate-keys",
    ];

    private static readonly Dictionary<string, Func<string[], CommandContext, Task<int>>> Verbs = new()
    {
        ["import"] = ImportVerb.RunAsync,
        ["export"] = ExportVerb.RunAsync,
        ["plan"] = PlanVerbs.PlanAsync,
        ["apply"] = PlanVerbs.ApplyAsync,
        ["scores"] = ScoresVerb.RunAsync,
        ["add-organization"] = InstallationVerbs.AddAsync,
        ["run-installation"] = InstallationVerbs.RunInstallationAsync,
        ["backup"] = BackupVerbs.BackupAsync,
        ["verify-backup"] = BackupVerbs.VerifyAsync,
        ["verify-journal"] = JournalVerb.RunAsync,
        [Restore] = BackupVerbs.RestoreAsync,
        ["disable"] = AccountVerbs.DisableAsync,
        ["enable"] = AccountVerbs.EnableAsync,
        ["rotate-keys"] = KeyVerb.RotateAsync,
        ["allow-passwords"] = SignInVerb.AllowPasswordsAsync,
    };

    /// <summary>What is said to a word that is no verb.</summary>
    public static string NoVerb(string word) =>
        $"There is no verb {word}. The verbs are {string.Join(", ", Verbs.Keys)}; --help says more.";

    /// <summary>What needs no database: the version, and how the program is used.</summary>
    /// <returns>Null where the arguments ask for neither.</returns>
    public static string? Answer(string[] args) =>
        args.Contains("--version") ? $"Scorecard {ProductVersion.Current}"
        : args.Contains("--help") ? Usage
        : null;

    /// <summary>Whether the arguments ask for a verb rather than for the web server.</summary>
    public static bool Includes(string[] args) => args.Length > 0 && Verbs.ContainsKey(args[0]);

    /// <summary>Whether a verb works on a database as it is, also on one that is damaged.</summary>
    public static bool TakesAnyDatabase(string[] args) => args is [Restore, ..];

    /// <summary>Whether a verb makes no link and no sign-in, so that it also works where the key file is missing.</summary>
    public static bool NeedsNoKeys(string[] args) => args is [var verb, ..] && WithoutKeys.Contains(verb);

    /// <returns>
    /// The exit code: 0 when all went well, 1 when something was refused. Null where the arguments name no verb.
    /// </returns>
    public static async Task<int?> TryRunAsync(
        string[] args,
        IServiceProvider services,
        TextWriter output,
        TextWriter error,
        CancellationToken cancel = default
    )
    {
        if (!Includes(args))
            return null;
        await using var scope = services.CreateAsyncScope();
        try
        {
            return await Verbs[args[0]](args[1..], new(scope.ServiceProvider, output, error, cancel));
        }
        catch (WrongUse wrong)
        {
            await error.WriteLineAsync($"{wrong.Message}{Environment.NewLine}{Environment.NewLine}{Usage}");
            return 1;
        }
        catch (RuleViolation broken)
        {
            await error.WriteLineAsync(broken.Message);
            return 1;
        }
        catch (DbException failure) when (services.GetRequiredService<DatabaseProvider>().Explain(failure) is { } sentence)
        {
            await error.WriteLineAsync(sentence);
            return 1;
        }
    }
}

public sealed record CommandContext(IServiceProvider Services, TextWriter Output, TextWriter Error, CancellationToken Cancel);
