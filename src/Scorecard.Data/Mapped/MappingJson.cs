using System.Text;

namespace Scorecard.Data.Mapped;

/// <summary>A mapping as it is kept for files to come.</summary>
public static class MappingJson
{
    public static byte[] Write(FileMapping mapping) => Encoding.UTF8.GetBytes(mapping.ForOtherFiles().ToJson());

    public static FileMapping Read(byte[] json) => FileMapping.Parse(Encoding.UTF8.GetString(json));
}
