namespace Scorecard.Web.Hosting;

public static class PublishedFolder
{
    /// <summary>A published app finds its files beside itself, whatever folder it is started from; the sources keep the default.</summary>
    public static string? Find() => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;
}
