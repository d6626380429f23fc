using System.Text;
using Scorecard.Web.Demo;

namespace Scorecard.Web.Hosting;

/// <summary>What the program prints once the server listens: where it is and how to get in.</summary>
public static class Greeting
{
    /// <param name="setup">Where the first administrator begins; null where somebody can sign in.</param>
    public static void Greet(this WebApplication app, string? setup)
    {
        var file = app.Services.GetRequiredService<SetupLinkFile>();
        var demo = app.Services.GetRequiredService<DemoMode>().IsOn;
        var home = app.Services.GetRequiredService<PublicAddress>().Root ?? Address(app.Urls);
        Console.WriteLine(Say(home, demo, setup, file.Keep(setup is null ? null : home + setup)));
    }

    /// <param name="file">Where the link is kept; null where it has to be printed.</param>
    public static string Say(string address, bool demo, string? setup, string? file = null)
    {
        var words = new StringBuilder().AppendLine().Append("  Scorecard is at ").AppendLine(address).AppendLine();
        if (file is not null)
            words
                .AppendLine("  Nobody can sign in yet. A link makes you the first administrator. It is in the file")
                .AppendLine()
                .Append("  ")
                .AppendLine(file)
                .AppendLine()
                .AppendLine("  It works once. A restart makes a new one.")
                .AppendLine();
        else if (setup is not null)
            words
                .AppendLine("  Nobody can sign in yet. Become the first administrator with this link:")
                .AppendLine()
                .Append("  ")
                .Append(address)
                .AppendLine(setup)
                .AppendLine()
                .AppendLine("  It works once. A restart makes a new one.")
                .AppendLine();
        if (demo)
        {
            words.Append("  Demo mode. Sign in with the password ").Append(DemoOrganization.Password).AppendLine(" as").AppendLine();
            foreach (var (email, person, role) in DemoOrganization.SignIns)
                words.Append("  ").Append(email.PadRight(36)).Append(person).Append(", ").AppendLine(role);
        }
        return words.ToString();
    }

    /// <summary>An address that a browser can open, where the server listens on all.</summary>
    public static string Address(IEnumerable<string> urls)
    {
        var url = urls.FirstOrDefault() ?? "http://localhost";
        foreach (var all in new[] { "0.0.0.0", "[::]", "*", "+" })
            url = url.Replace($"://{all}", "://localhost", StringComparison.Ordinal);
        return url.TrimEnd('/');
    }
}
