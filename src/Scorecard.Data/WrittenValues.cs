using System.Text.Json;
using Scorecard.Domain.Kpis;

namespace Scorecard.Data;

/// <summary>Which values an import wrote, in some four bytes for each.</summary>
internal sealed class WrittenValues
{
    private const string Kpi = nameof(Measurement.KpiId);
    private const string Reports = "Reports";

    private readonly Dictionary<long, BinaryWriter> byKpi = [];

    public bool IsEmpty => byKpi.Count == 0;

    public void Add(Measurement value)
    {
        if (!byKpi.TryGetValue(value.KpiId, out var reports))
            byKpi[value.KpiId] = reports = new(new MemoryStream());
        reports.Write7BitEncodedInt(value.PeriodStart.DayNumber);
        reports.Write7BitEncodedInt(value.Revision);
    }

    /// <summary>A row for each KPI, as those of the structure are kept.</summary>
    public List<Dictionary<string, JsonElement>> Pack() =>
        [
            .. byKpi.Select(pair => new Dictionary<string, JsonElement>
            {
                [Kpi] = JsonSerializer.SerializeToElement(pair.Key),
                [Reports] = JsonSerializer.SerializeToElement(((MemoryStream)pair.Value.BaseStream).ToArray()),
            }),
        ];

    public static IEnumerable<(long KpiId, DateOnly PeriodStart, int Revision)> Unpack(List<Dictionary<string, JsonElement>> packed)
    {
        foreach (var row in packed)
        {
            using var reports = new BinaryReader(new MemoryStream(row[Reports].GetBytesFromBase64()));
            while (reports.BaseStream.Position < reports.BaseStream.Length)
                yield return (row[Kpi].GetInt64(), DateOnly.FromDayNumber(reports.Read7BitEncodedInt()), reports.Read7BitEncodedInt());
        }
    }
}
