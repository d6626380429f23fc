using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scorecard.Web.Tests.ClientLibraries;

public class ClientLibrariesTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void The_three_files_name_the_same_versions() => Assert.Equal((0, ""), Check(Root));

    [Fact]
    public void A_difference_fails_and_says_where()
    {
        var copy = Directory.CreateTempSubdirectory("client-libraries-").FullName;
        try
        {
            foreach (var file in new[] { "package.json", "package-lock.json", "eng/restore-client.mjs", "src/Scorecard.Web/libman.json" })
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
                File.Copy(Path.Combine(Root, file), Path.Combine(copy, file));
            }
            var libman = Path.Combine(copy, "src/Scorecard.Web/libman.json");
            File.WriteAllText(libman, Regex.Replace(File.ReadAllText(libman), "chart\\.js@[0-9.]+", "chart.js@1.0.0"));

            var (exitCode, errors) = Check(copy);

            Assert.Equal(1, exitCode);
            Assert.Contains("chart.js: libman.json has 1.0.0", errors, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public void Every_icon_that_a_page_names_is_in_the_sprite()
    {
        using var libman = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "src/Scorecard.Web/libman.json")));
        var sprite = libman
            .RootElement.GetProperty("libraries")
            .EnumerateArray()
            .Single(library => library.GetProperty("library").GetString()!.StartsWith("@tabler/icons", StringComparison.Ordinal))
            .GetProperty("files")
            .EnumerateArray()
            .Select(file => Path.GetFileNameWithoutExtension(file.GetString()!))
            .ToHashSet();

        var named = Directory
            .EnumerateFiles(Path.Combine(Root, "src/Scorecard.Web/Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(page => Regex.Matches(File.ReadAllText(page), "<icon name=\"([a-z0-9-]+)\""))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(sprite!));
    }

    private static (int ExitCode, string Errors) Check(string root)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", ["eng/restore-client.mjs", "--check"]) { WorkingDirectory = root, RedirectStandardError = true }
        )!;
        var errors = node.StandardError.ReadToEnd();
        node.WaitForExit();
        return (node.ExitCode, errors);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Scorecard.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
