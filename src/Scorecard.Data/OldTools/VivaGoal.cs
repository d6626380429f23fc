using System.Globalization;
using System.Text.Json;

namespace Scorecard.Data.OldTools;

/// <summary>Reads one goal of the JSON export, with its check-ins and targets on the way.</summary>
internal static class VivaGoal
{
    private static readonly string[] Placed =
    [
        "ID",
        "Title",
        "Name",
        "Type",
        "Goal Type",
        "Owner",
        "Teams",
        "Time Period",
        "Start Date",
        "End Date",
        "Alignment",
        "Description",
        "Progress and Status Configuration",
        "Progress",
        "Status",
        "Outcome",
        "Phased Targets",
        "Parent IDs",
        "Children",
        "Weight",
    ];

    public static OldGoal Read(
        JsonElement one,
        int number,
        string title,
        IEnumerable<JsonElement> checkIns,
        ILookup<string, string> people,
        List<string> unread
    )
    {
        var outcome = one.Part("Outcome");
        var isShare = outcome.Text("Outcome Type", "Type").Contains("percent", StringComparison.OrdinalIgnoreCase);
        return new(number, title)
        {
            Id = one.Text("ID"),
            Kind = one.Text("Type"),
            Tag = string.Join(", ", one.Part("Tags", "Tag").Each().Select(JsonParts.Said).DefaultIfEmpty(one.Text("Tag"))),
            Teams = [.. Names(one.Part("Teams"))],
            Owners = [.. one.Part("Owner", "Owners").Each().Select(o => Person(o, people)).Where(o => o.Name.Length > 0)],
            Cycle = one.Text("Time Period"),
            Start = Day(one, "Start Date", number, unread),
            End = Day(one, "End Date", number, unread),
            Description = one.Text("Description"),
            Parents = Parents(one),
            Metric = outcome.Text("Metric Name"),
            Unit =
                outcome.Text("Metric Unit", "Unit") is { Length: > 0 } unit ? unit
                : isShare ? "%"
                : "",
            Baseline = outcome.Text("Start"),
            Target =
                outcome.Text("Target") is { Length: > 0 } target ? target
                : isShare ? "100"
                : "",
            Aim = outcome.Text("Target Type"),
            Progress = one.Text("Progress") is { Length: > 0 } progress
                ? progress
                : one.Part("Progress and Status Configuration").Text("Progress"),
            Status = one.Text("Status"),
            LastCheckIn = one.Text("Last Check-in"),
            Phases = [.. Phases(one.Part("Phased Targets"), number, unread)],
            CheckIns = [.. checkIns.Select(c => CheckIn(c, unread)).OfType<OldCheckIn>()],
            Others = [.. Others(one)],
        };
    }

    private static List<OldParent> Parents(JsonElement one)
    {
        var found = one.Part("Alignment")
            .Each()
            .Select(a => new OldParent(a.Text("Title"), a.Text("ID"), Number(a.Text("Weight"))))
            .Where(p => p.Id.Length + p.Title.Length > 0)
            .ToList();
        foreach (var id in one.Part("Parent IDs").Each().Select(JsonParts.Said))
            if (id.Length > 0 && !found.Exists(p => p.Id == id))
                found.Add(new("", id));
        return found;
    }

    private static IEnumerable<OldPhase> Phases(JsonElement phased, int number, List<string> unread)
    {
        var list = phased.ValueKind == JsonValueKind.Array ? phased : phased.Part("Phased Targets", "Targets");
        foreach (var phase in list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [])
            if (OldDay.Read(phase.Text("Target Date")) is { } day && phase.Text("Target Value") is { Length: > 0 } value)
                yield return new(day, value);
            else
                unread.Add($"objectives, number {number}: this target on the way has no day or no number: {phase.GetRawText()}");
    }

    private static OldCheckIn? CheckIn(JsonElement one, List<string> unread)
    {
        if (OldDay.Read(one.Text("CheckIn Date", "Check In Date")) is not { } day)
        {
            unread.Add(
                $"checkins, {one.Text("ID")}: it has no day and is left out: {one.Text("Current Value")} {one.Text("Check In Note")}"
            );
            return null;
        }
        return new(
            day,
            one.Text("Current Value"),
            one.Text("Check In Note", "Note"),
            one.Text("Check In Owner", "Owner"),
            one.Text("Status"),
            OldDay.Moment(one.Text("Activity Date"))
        );
    }

    private static OldPerson Person(JsonElement one, ILookup<string, string> people)
    {
        var name = JsonParts.Said(one);
        var mail = one.Text("Email", "Mail");
        return new(name, mail.Length > 0 ? mail : people[name].FirstOrDefault() ?? "");
    }

    private static IEnumerable<string> Names(JsonElement list) =>
        list.Each().Select(JsonParts.Said).Concat([JsonParts.Said(list)]).Where(n => n.Length > 0).Distinct();

    private static IEnumerable<(string, string)> Others(JsonElement one) =>
        one.ValueKind != JsonValueKind.Object
            ? []
            : one.EnumerateObject()
                .Where(m => !Placed.Contains(m.Name, StringComparer.OrdinalIgnoreCase))
                .Where(m => m.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                .Select(m =>
                    (
                        m.Name,
                        Text: m.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object
                            ? m.Value.GetRawText()
                            : JsonParts.Said(m.Value)
                    )
                )
                .Where(m => m.Text.Length > 0 && m.Text != "[]" && m.Text != "{}");

    private static DateOnly? Day(JsonElement one, string name, int number, List<string> unread)
    {
        var text = one.Text(name);
        var day = OldDay.Read(text);
        if (day is null && text.Length > 0)
            unread.Add($"objectives, number {number}, {name}: “{text}” is no day.");
        return day;
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text.TrimEnd('%', ' '), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
