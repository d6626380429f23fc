using System.Globalization;

namespace Scorecard.Web.Forms;

/// <summary>The address at which an act of the journal is taken back.</summary>
public static class UndoLink
{
    public const string Path = "~/undo";

    /// <param name="id">The thing that was changed, as in addresses.</param>
    /// <param name="sequence">The act's.</param>
    public static string Query(string id, long sequence) => string.Create(CultureInfo.InvariantCulture, $"?of={id}&sequence={sequence}");
}
