using System.Reflection;

namespace Scorecard.Web.Hosting;

public static class ProductVersion
{
    /// <summary>The version of this build, such as 0.1.0, without the commit it was built from.</summary>
    public static string Current { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
