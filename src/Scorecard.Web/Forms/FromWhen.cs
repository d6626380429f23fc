using Microsoft.AspNetCore.Mvc.ModelBinding;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Forms;

/// <summary>From which month on a change of the structure holds, as typed, and what it would move in months that are over.</summary>
public sealed class FromWhen
{
    public const string Always = "always";

    /// <summary>A month's code, or “always”; empty is this month.</summary>
    public string? From { get; set; }

    /// <summary>What was typed when the moved scores were shown; saving the same again is a decision.</summary>
    public string? Confirmed { get; set; }

    /// <summary>Shown before it is saved, where it reaches back.</summary>
    [BindNever]
    public IReadOnlyList<Row> Moved { get; set; } = [];

    /// <summary>The button to press once more after the moved scores were shown.</summary>
    [BindNever]
    public string Button { get; set; } = "Save";

    /// <summary>Said after a save: “It holds from July 2026 on.”; empty where nothing of the structure changed.</summary>
    [BindNever]
    public string Sentence { get; set; } = "";

    public sealed record Row(string Kind, string Name, string Unit, int Months, string Month, ShownScore Before, ShownScore After);
}
