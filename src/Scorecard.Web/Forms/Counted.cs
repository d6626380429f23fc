using Scorecard.Domain;

namespace Scorecard.Web.Forms;

public static class Counted
{
    /// <summary>“1 unit”, “3 units”.</summary>
    public static string Of(int count, string thing) => Plural.Of(count, thing);
}
