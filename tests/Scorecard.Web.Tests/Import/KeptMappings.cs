using Scorecard.Data;
using Scorecard.Data.Mapped;

namespace Scorecard.Web.Tests.Import;

/// <summary>Mappings as people keep them on the page.</summary>
internal static class KeptMappings
{
    private static long next = 8_500_001;

    /// <summary>One of tables of a code, a period, a value and a note.</summary>
    public static SavedMapping Of(long id, long organization, string name, long by)
    {
        var mapping = new FileMapping
        {
            Columns =
            [
                new("KPI", ColumnRole.Code),
                new("MONTH", ColumnRole.Period),
                new("AMOUNT", ColumnRole.Value),
                new("WORDS", ColumnRole.Note),
            ],
        };
        return new(id, organization, name, MappingJson.Write(mapping), TestApp.Now.UtcDateTime.AddDays(-1), by);
    }

    public static async Task<long> KeepMappingAsync(this TestApp app, long organization, string name, long by)
    {
        var id = Interlocked.Increment(ref next);
        await app.WriteAsync(
            organization,
            db =>
            {
                db.Add(Of(id, organization, name, by));
                return Task.CompletedTask;
            }
        );
        return id;
    }
}
