namespace Scorecard.Web.Hosting;

/// <summary>The addresses that programs ask: they bring a token, and what fails is told as problem+json.</summary>
public static class ProgramAddresses
{
    public const string Api = "/api/v1";
    public const string Metrics = "/metrics";
    public const string Calendar = "/calendar";
    public const string Tables = "/odata/v1";

    private static readonly string[] All = [Api, Metrics, Calendar, Tables];
    private static readonly string[] ThatTakePasswords = [Metrics, Tables];

    public static bool IsOfProgram(this HttpRequest request) =>
        Array.Exists(All, root => request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    public static bool IsOfApi(this HttpRequest request) => request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a token may come as a password, since those who ask there know nothing else.</summary>
    public static bool TakesPasswords(this HttpRequest request) =>
        Array.Exists(ThatTakePasswords, root => request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));
}
