using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Enter;

/// <summary>What a row of the form sends.</summary>
public sealed record ValueInput
{
    public string Kpi { get; init; } = "";
    public string Period { get; init; } = "";

    /// <summary>The number; of a yes-or-no KPI 1 or 0.</summary>
    public string? Value { get; init; }
    public string? Numerator { get; init; }
    public string? Denominator { get; init; }
    public bool NotApplicable { get; init; }
    public string? Note { get; init; }

    /// <summary>The revision that the person saw when starting to type; 0 for none.</summary>
    public int Seen { get; init; }

    /// <summary>The newer revision that was shown beside the typed value.</summary>
    public int Theirs { get; init; }

    public string Key => $"{Kpi}-{Period}";

    public string? TrimmedNote => string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();

    /// <summary>The row as a saved value fills it.</summary>
    /// <param name="revision">The last one, whatever became of it.</param>
    public static ValueInput Of(EntryTarget target, Measurement? saved, int revision)
    {
        var shown = saved is null or { Standing: Standing.Returned } || saved.Measured == MeasuredValue.Withdrawn ? null : saved;
        return new ValueInput
        {
            Kpi = target.Id,
            Period = target.Code,
            Note = shown?.Note,
            Seen = revision,
        }.With(shown?.Measured ?? MeasuredValue.Withdrawn);
    }

    /// <summary>Whether the person left the row as a saved value had filled it.</summary>
    public bool IsAsFilledBy(EntryTarget target, Measurement? saved) => Read(target) is { Problem: null } read && Says(read.Value, saved);

    /// <summary>Whether the row is as the value that is held had filled it.</summary>
    public bool IsAsHeld(EntryTarget target, HeldValue? held) =>
        held is not null && Read(target) is { Problem: null } read && read.Value == held.Measured && TrimmedNote == held.Note;

    /// <summary>The row with another value in its boxes.</summary>
    public ValueInput With(MeasuredValue value) =>
        this with
        {
            Value = NumberText.Write(value.Value),
            Numerator = NumberText.Write(value.Numerator),
            Denominator = NumberText.Write(value.Denominator),
            NotApplicable = value.NotApplicable,
        };

    /// <summary>Whether a saved value is what this row says.</summary>
    public bool Says(MeasuredValue value, Measurement? saved) =>
        saved is null || saved.Measured == MeasuredValue.Withdrawn
            ? value == MeasuredValue.Withdrawn && TrimmedNote is null
            : value == saved.Measured && TrimmedNote == saved.Note;

    /// <summary>“N/A” typed where a number belongs.</summary>
    private bool SaysNotApplicable
    {
        get
        {
            var typed = new[] { Value, Numerator, Denominator }.Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
            return typed.Count > 0 && typed.TrueForAll(text => text!.Trim().ToUpperInvariant() is "N/A" or "NA" or "N.A.");
        }
    }

    /// <summary>The value that the boxes say; all empty is a withdrawal.</summary>
    public (MeasuredValue Value, EntryProblem? Problem) Read(EntryTarget target)
    {
        if (NotApplicable || SaysNotApplicable)
            return (MeasuredValue.NA, null);
        if (target.Kind != EntryKind.Ratio)
        {
            var (number, problem) = NumberText.Read(
                Value,
                measure: target.Kpi.UnitOfMeasure.Trim(),
                decimals: target.Before.IsPresent ? target.Before.Decimals : 0
            );
            return problem is null ? (new(number, null, null, false), null) : (default, new(EntryBox.Value, problem));
        }
        var (above, below) = (NumberText.Read(Numerator), NumberText.Read(Denominator));
        return (above, below) switch
        {
            ({ Problem: { } problem }, _) => (default, new(EntryBox.Numerator, problem)),
            (_, { Problem: { } problem }) => (default, new(EntryBox.Denominator, problem)),
            ({ Number: null }, { Number: not null }) => (default, new(EntryBox.Numerator, "Fill in the numerator too")),
            ({ Number: not null }, { Number: null }) => (default, new(EntryBox.Denominator, "Fill in the denominator too")),
            _ => (new(null, above.Number, below.Number, false), null),
        };
    }
}

public enum EntryBox
{
    Value,
    Numerator,
    Denominator,
    Note,
}

/// <summary>Why a row was not saved: the box and the sentence beside it.</summary>
public sealed record EntryProblem(EntryBox Box, string Sentence);
