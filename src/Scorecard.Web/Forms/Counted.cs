using System.Globalization;

namespace Scorecard.Web.Forms;

public static class Counted
{
    /// <summary>“1 unit”, “3 units”.</summary>
    public static string Of(int count, string thing) => string.Create(CultureInfo.CurrentCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");
}
