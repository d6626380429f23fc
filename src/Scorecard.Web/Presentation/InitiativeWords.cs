using Scorecard.Domain.Plans;

namespace Scorecard.Web.Presentation;

/// <summary>How an initiative stands, as people read it.</summary>
public static class InitiativeWords
{
    public static Tone ToneOf(InitiativeStatus status) =>
        status switch
        {
            InitiativeStatus.OnTrack or InitiativeStatus.Done => Tone.Good,
            InitiativeStatus.AtRisk => Tone.Watch,
            InitiativeStatus.OffTrack => Tone.Bad,
            InitiativeStatus.Planned or InitiativeStatus.Stopped => Tone.None,
        };

    public static string Status(InitiativeStatus status) => status.InWords().Capital();

    public static string Progress(Initiative initiative) => Figures.Percent((double)initiative.Progress);

    /// <summary>“52,000 of 90,000”, or what was spent alone where no budget is set.</summary>
    public static string Spend(decimal spent, decimal? budget, string? currency) =>
        budget is null ? Figures.Money(spent, currency) : $"{Figures.Money(spent, currency)} of {Figures.Money(budget, currency)}";
}
