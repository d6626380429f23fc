using Scorecard.Data.Import;

namespace Scorecard.Web.Hosting;

public static class ImportLimits
{
    /// <summary>How many bytes one imported file may hold: the setting Import:LargestFileMegabytes, else 100 MB.</summary>
    public static long LargestFile(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>().GetValue<long?>("Import:LargestFileMegabytes") is { } megabytes
            ? megabytes << 20
            : ImportFiles.DefaultLimit;
}
