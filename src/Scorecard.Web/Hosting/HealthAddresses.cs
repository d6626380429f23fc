namespace Scorecard.Web.Hosting;

/// <summary>What balancers and supervisors ask, under whatever name they know the machine by.</summary>
public static class HealthAddresses
{
    /// <summary>Whether the process answers.</summary>
    public const string Alive = "/healthz";

    /// <summary>Whether people can be sent here.</summary>
    public const string Ready = "/readyz";

    public static bool Include(PathString path) => path == Alive || path == Ready;
}
