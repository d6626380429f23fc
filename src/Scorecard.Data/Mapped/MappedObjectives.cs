using Scorecard.Domain;
using Scorecard.Domain.Model;

namespace Scorecard.Data.Mapped;

/// <summary>Finds the objective of each new measure, or makes one in its unit.</summary>
internal sealed class MappedObjectives(FileMapping mapping, OrganizationModel model, KnownNames known)
{
    private readonly HashSet<string> taken = new(model.Objectives.Select(o => o.Code), StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Unit, string Name), string> made = [];

    /// <summary>Rows of the file of objectives.</summary>
    public List<string[]> Added { get; } = [];

    public string CodeFor(MappedMeasure measure)
    {
        var text = measure.Choice.Objective ?? mapping.Objective;
        if (string.IsNullOrWhiteSpace(text))
            throw new RuleViolation($"“{measure.Name}” is new and has no objective. Choose one for all new measures, or for this one.");
        if (measure.Unit.Unit is { } unit && known.Objective(text, unit) is { } there)
            return there.Code;
        // The code of an objective elsewhere means one of that name here.
        var name = model.Objectives.FirstOrDefault(o => o.Code.Equals(text, StringComparison.OrdinalIgnoreCase))?.Name ?? text;
        if (measure.Unit.Unit is { } own && known.Objective(name, own) is { } named)
            return named.Code;
        var key = (measure.Unit.Code, TextRules.Normalize(name));
        if (made.TryGetValue(key, out var code))
            return code;
        code = made[key] = MeasureBook.Free($"{measure.Unit.Code}/{MeasureBook.Slug(name)}", taken);
        Added.Add([code, measure.Unit.Code, measure.Choice.Perspective ?? mapping.Perspective ?? model.Perspectives[0].Name, name, "1"]);
        return code;
    }
}
