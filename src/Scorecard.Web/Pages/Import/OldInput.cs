using Scorecard.Data.OldTools;
using Scorecard.Domain.Periods;

namespace Scorecard.Web.Pages.Import;

/// <summary>What the form of an old tool's export sends back, over what it showed.</summary>
public sealed class OldInput
{
    /// <summary>What the form showed: what it does not ask about stays.</summary>
    public string? Base { get; set; }

    public string? Perspective { get; set; }

    public string? Unit { get; set; }

    public string? Frequency { get; set; }

    public bool EndWithCycle { get; set; }

    public List<PairInput> Kinds { get; set; } = [];

    public List<PairInput> Tags { get; set; } = [];

    public List<PairInput> Objectives { get; set; } = [];

    public List<PairInput> Teams { get; set; } = [];

    public List<PairInput> People { get; set; } = [];

    public OldChoices Over(OldChoices shown) =>
        shown with
        {
            Perspective = MapInput.Text(Perspective) ?? shown.Perspective,
            Unit = MapInput.Text(Unit) ?? shown.Unit,
            Frequency = MapInput.Read<Frequency>(Frequency) ?? shown.Frequency,
            EndWithCycle = EndWithCycle,
            Kinds = Merged(shown.Kinds, Kinds, MapInput.Read<OldPlace>),
            TagPerspectives = Merged(shown.TagPerspectives, Tags),
            OwnPerspectives = Merged(shown.OwnPerspectives, Objectives),
            Teams = Merged(shown.Teams, Teams),
            People = Merged(shown.People, People),
        };

    private static Dictionary<string, string> Merged(IReadOnlyDictionary<string, string> shown, IEnumerable<PairInput> sent)
    {
        var merged = shown.ToDictionary();
        foreach (var pair in sent.Where(pair => pair.Key is not null))
            if (MapInput.Text(pair.Value) is { } value)
                merged[pair.Key!] = value;
            else
                merged.Remove(pair.Key!);
        return merged;
    }

    private static Dictionary<string, T> Merged<T>(
        IReadOnlyDictionary<string, T> shown,
        IEnumerable<PairInput> sent,
        Func<string?, T?> read
    )
        where T : struct
    {
        var merged = shown.ToDictionary();
        foreach (var pair in sent)
            if (pair.Key is { } key && read(pair.Value) is { } value)
                merged[key] = value;
        return merged;
    }
}
