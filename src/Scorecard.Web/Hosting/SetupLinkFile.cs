using Scorecard.Web.Hosting.Keys;

namespace Scorecard.Web.Hosting;

/// <summary>
/// Where the link of the first start goes when nobody sits in front of the program: logs keep what is printed, and others read them.
/// </summary>
/// <param name="folder">Where the data lies.</param>
public sealed class SetupLinkFile(string folder)
{
    private readonly string path = Path.Combine(folder, "setup-link");

    /// <summary>Whoever looks at a terminal sees what is printed; of a container there may be nothing else to see.</summary>
    private static bool SomebodyLooks =>
        !Console.IsOutputRedirected || Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true";

    /// <summary>Keeps a link; a file of an earlier start goes where there is none.</summary>
    /// <returns>The file that holds it; null where the link has to be printed.</returns>
    public string? Keep(string? link)
    {
        try
        {
            if (link is null || SomebodyLooks)
            {
                File.Delete(path);
                return null;
            }
            OwnersFile.Write(path, [link]);
            return path;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
