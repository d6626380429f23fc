using System.Reflection;
using Scorecard.Data.Hosting;

namespace Scorecard.Web.Commands;

/// <summary>
/// What the program was started with: settings for the host, such as <c>--urls=http://localhost:8080</c> or
/// <c>--Scorecard:Data /srv/scorecard</c>, then perhaps a verb with its own words.
/// </summary>
public static class StartWords
{
    // What the host knows by these names; every other setting has a section before a colon.
    private static readonly string[] Known =
    [
        "urls",
        "http_ports",
        "https_ports",
        "environment",
        "contentRoot",
        "applicationName",
        "webroot",
        "demo",
    ];

    /// <summary>A program that has this one in itself, as tests do, hands over all settings of its host.</summary>
    private static bool TypedByPeople => Assembly.GetEntryAssembly() == typeof(StartWords).Assembly;

    /// <exception cref="CannotStart">An option or a verb is not known, or an option has no value.</exception>
    /// <returns>The verb with its own words; empty where there is none.</returns>
    public static string[] VerbOf(string[] args)
    {
        for (var at = 0; at < args.Length; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal) || CommandVerbs.Includes(args[at..]))
                return CommandVerbs.Includes(args[at..]) ? args[at..] : throw new CannotStart(CommandVerbs.NoVerb(args[at]));
            var name = args[at][2..].Split('=')[0];
            if (TypedByPeople && !name.Contains(':', StringComparison.Ordinal) && !Known.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new CannotStart($"There is no option --{name}. --help says which there are.");
            if (!args[at].Contains('=', StringComparison.Ordinal) && ++at == args.Length)
                throw new CannotStart($"--{name} needs a value, as in --{name}=VALUE.");
        }
        return [];
    }
}
