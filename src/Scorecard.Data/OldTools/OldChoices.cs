using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecard.Domain;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.OldTools;

/// <summary>What a thing of the former tool becomes.</summary>
public enum OldPlace
{
    Objective,
    Kpi,
    Initiative,
    LeftOut,
}

/// <summary>What a person says of a former tool's export, once for everything that is alike.</summary>
public sealed record OldChoices
{
    /// <summary>A team that becomes a new unit.</summary>
    public const string New = "+";

    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>By kind, such as Big rock; what is not there is proposed by its words.</summary>
    public IReadOnlyDictionary<string, OldPlace> Kinds { get; init; } = new Dictionary<string, OldPlace>();

    /// <summary>Of objectives that nothing else says it for; null for the first.</summary>
    public string? Perspective { get; init; }

    /// <summary>By tag.</summary>
    public IReadOnlyDictionary<string, string> TagPerspectives { get; init; } = new Dictionary<string, string>();

    /// <summary>By <see cref="OldGoal.Key"/> of one objective.</summary>
    public IReadOnlyDictionary<string, string> OwnPerspectives { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The code of the unit that has what names no team, and below which new teams come to stand; null for the organization's own.
    /// </summary>
    public string? Unit { get; init; }

    /// <summary>By team: the code of the unit that it is, or <see cref="New"/>.</summary>
    public IReadOnlyDictionary<string, string> Teams { get; init; } = new Dictionary<string, string>();

    /// <summary>By name: the mail of the member who it is.</summary>
    public IReadOnlyDictionary<string, string> People { get; init; } = new Dictionary<string, string>();

    public Frequency Frequency { get; init; } = Frequency.Month;

    /// <summary>Whether KPIs take no more values once the cycle is over that they were made for.</summary>
    public bool EndWithCycle { get; init; } = true;

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Null where the text is none.</summary>
    public static OldChoices? Parse(string? json)
    {
        try
        {
            return
                json is not null
                && JsonSerializer.Deserialize<OldChoices>(json, Options) is { Kinds: not null, TagPerspectives: not null } choices
                && choices is { OwnPerspectives: not null, Teams: not null, People: not null }
                ? choices
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a kind becomes as long as nobody says otherwise.</summary>
    public static OldPlace Proposed(string kind)
    {
        var words = TextRules.Normalize(kind);
        return Names("KEY RESULT", "KPI", "OUTCOME", "METRIC", "MEASURE", "INDICATOR", "KR") ? OldPlace.Kpi
            : Names("PROJECT", "INITIATIVE", "DELIVERABLE", "ACTION", "TASK", "ACTIVITY", "MILESTONE") ? OldPlace.Initiative
            : OldPlace.Objective;

        bool Names(params ReadOnlySpan<string> any)
        {
            foreach (var word in any)
                if (words.Contains(word, StringComparison.Ordinal))
                    return true;
            return false;
        }
    }
}
