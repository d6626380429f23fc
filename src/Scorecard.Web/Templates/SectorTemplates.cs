using System.Reflection;

namespace Scorecard.Web.Templates;

/// <summary>The templates that come with the program.</summary>
public static class SectorTemplates
{
    private const string Root = "templates/";
    private static readonly Assembly Here = typeof(SectorTemplates).Assembly;
    private static readonly Lazy<IReadOnlyList<SectorTemplate>> Read = new(() =>
        [
            .. Here.GetManifestResourceNames()
                .Where(name => name.StartsWith(Root, StringComparison.Ordinal))
                .Select(name => name[Root.Length..].Split('/', '\\'))
                .GroupBy(parts => parts[0], parts => parts[1])
                .Select(folder => SectorTemplate.Read(folder.Key, folder.ToDictionary(file => file, file => Bytes(folder.Key, file))))
                .OrderBy(template => template.Name, StringComparer.Ordinal),
        ]
    );

    public static IReadOnlyList<SectorTemplate> All => Read.Value;

    public static SectorTemplate? Find(string? slug) => All.FirstOrDefault(template => template.Slug == slug);

    private static byte[] Bytes(string slug, string file)
    {
        using var stream =
            Here.GetManifestResourceStream($"{Root}{slug}/{file}") ?? Here.GetManifestResourceStream($@"{Root}{slug}\{file}")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
