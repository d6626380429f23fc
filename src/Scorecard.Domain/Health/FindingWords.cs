using System.Globalization;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Health;

/// <summary>Says findings in words. What stands in a unit that the reader may not see is not named.</summary>
/// <param name="sees">Whether the reader may see a unit.</param>
public sealed class FindingWords(OrganizationModel model, Func<Unit, bool> sees)
{
    /// <summary>What a rule is called in a heading.</summary>
    public static string Title(HealthRule rule) => rule switch
    {
        HealthRule.NoObjectives => "Units without objectives",
        HealthRule.ObjectiveWithoutKpi => "Objectives without a KPI",
        HealthRule.ObjectiveWithoutOwner => "Objectives without an owner",
        HealthRule.ObjectiveWithoutContribution => "Objectives that support nothing",
        HealthRule.Unsupported => "Objectives that no unit below supports",
        HealthRule.KpiNotBegun => "KPIs whose definition starts in the future",
        HealthRule.KpiWithoutOwner => "KPIs without an owner",
        HealthRule.KpiWithoutUpdater => "KPIs without an updater",
        HealthRule.KpiWithoutValues => "KPIs without recent values",
        HealthRule.OnlyLagging => "Only lagging KPIs",
        HealthRule.PerspectiveEmpty => "Empty perspectives",
        HealthRule.TooManyObjectives => "Perspectives with too many objectives",
        HealthRule.TooManyKpis => "Objectives with too many KPIs",
        HealthRule.TargetsDoNotAddUp => "Targets that do not add up",
        HealthRule.DifferentBelow => "The same KPI, measured differently below",
        HealthRule.DoubleCounting => "Counted twice",
        HealthRule.FinerAbove => "Collected less often below than above",
        HealthRule.HeavyInput => "One input weighs too much",
        HealthRule.Watermelon => "Green outside, red inside",
        HealthRule.RedWithoutInitiative => "Red without an initiative",
        HealthRule.InitiativeWithoutKpi => "Initiatives without a KPI",
        _ => "Circles of cause and effect",
    };

    /// <summary>What is wrong, where, and what to do.</summary>
    public string Sentence(in Finding finding) => finding.Rule switch
    {
        HealthRule.NoObjectives => $"{UnitName(finding.UnitId)} has no objectives, so it has no part in the strategy. Set up its first one.",
        HealthRule.ObjectiveWithoutKpi => $"{Name(finding)} has no KPI, so nothing says whether it is reached. Add one.",
        HealthRule.ObjectiveWithoutOwner => $"Nobody answers for {Name(finding)}. Name an owner.",
        HealthRule.ObjectiveWithoutContribution => $"{Name(finding)} supports no objective above or beside it. Link it to the one that it helps.",
        HealthRule.Unsupported => $"No unit below supports {Name(finding)}. Link an objective from below, or let the units say why they have no part in it.",
        HealthRule.KpiNotBegun => $"{Name(finding)} has no target for today: its first definition starts on {Day(finding.Figure)}. Let it start earlier.",
        HealthRule.KpiWithoutOwner => $"Nobody answers for {Name(finding)}. Name an owner.",
        HealthRule.KpiWithoutUpdater => $"Nobody is named to enter the values of {Name(finding)}. Name an updater.",
        HealthRule.KpiWithoutValues => finding.Figure == 0
            ? $"{Name(finding)} has never been reported. Enter its values, or close it."
            : $"{Name(finding)} was last reported for the period from {Day(finding.Figure)}. Enter what is due, or close it.",
        HealthRule.OnlyLagging => $"All {Whole(finding.Figure)} KPIs of {UnitName(finding.UnitId)} are lagging: they tell what happened and not what is coming. Add a leading one.",
        HealthRule.PerspectiveEmpty => $"{UnitName(finding.UnitId)} has no objective in {Name(finding)}. Add one, or accept that it needs none.",
        HealthRule.TooManyObjectives => $"{UnitName(finding.UnitId)} has {Whole(finding.Figure)} objectives in {Name(finding)}, and more than {UnitRules.MostObjectives} blur what matters. Merge or drop some.",
        HealthRule.TooManyKpis => $"{Name(finding)} has {Whole(finding.Figure)} KPIs, and more than {ObjectiveRules.MostKpis} hide each other. Keep those that decide.",
        HealthRule.TargetsDoNotAddUp => $"The targets of the KPIs that feed {Name(finding)} add up to {Number(finding.Figure)}, its own target is {Number(finding.Against)}. Bring them together.",
        HealthRule.DifferentBelow => Different(model.Kpi(finding.SubjectId), model.Kpi(finding.OtherId)),
        HealthRule.DoubleCounting => $"{Name(finding)} reaches {OtherName(finding)} along two ways, so its score counts there twice. Remove one of the links.",
        HealthRule.FinerAbove => $"{Name(finding)} is collected by {Words.Of((Frequency)finding.Figure)}, {OtherName(finding)} above it by {Words.Of((Frequency)finding.Against)}. Collect it as often as the one above.",
        HealthRule.HeavyInput => $"{OtherName(finding)} makes {Whole(finding.Figure)}% of {(finding.Subject == FindingSubject.Perspective ? $"{Name(finding)} in {UnitName(finding.UnitId)}" : Name(finding))}, so the rest hardly counts. Spread the weights.",
        HealthRule.Watermelon => $"{Name(finding)} is green while {Whole(finding.Figure)} {(finding.Subject == FindingSubject.Unit ? Plural(finding.Figure, "unit") + " directly below" : "of its inputs")} {(finding.Figure == 1 ? "is" : "are")} red. Look inside before you report it as on track.",
        HealthRule.RedWithoutInitiative => $"{Name(finding)} is red and no open initiative serves it. Plan what will turn it.",
        HealthRule.InitiativeWithoutKpi => $"{Name(finding)} names no KPI that it should move, so nobody will know whether it worked. Choose one.",
        _ => $"These drive each other in a circle: {string.Join(" → ", finding.Path!.Append(finding.Path![0]).Select(NameOfCause))}. Remove the link that does not hold.",
    };

    /// <summary>What the finding rests on, short; an accepted finding comes back when it changes. At most <see cref="AcceptedFinding.KeyLength"/> characters.</summary>
    public static string Facts(OrganizationModel model, in Finding finding)
    {
        var facts = string.Create(CultureInfo.InvariantCulture, $"{finding.OtherId} {finding.Figure:0.####} {finding.Against:0.####}");
        if (finding.Path is { } path)
            facts = string.Join(' ', path);
        if (finding.Rule == HealthRule.DifferentBelow)
            facts += $" {Measure(model.Kpi(finding.SubjectId))} {Measure(model.Kpi(finding.OtherId))}";
        return facts.Length <= AcceptedFinding.KeyLength ? facts : facts[..AcceptedFinding.KeyLength];

        static string Measure(Kpi kpi) => $"{kpi.Direction} {kpi.UnitOfMeasure}";
    }

    private string Different(Kpi here, Kpi above) => here.UnitOfMeasure != above.UnitOfMeasure
        ? $"{NameOf(here)} is measured in “{here.UnitOfMeasure}”, {(Sees(above) ? $"and above it {NameOf(above)} in “{above.UnitOfMeasure}”" : "and the one above in another unit of measure")}. Measure both alike."
        : $"For {NameOf(here)} {Words.Of(here.Direction)}, {(Sees(above) ? $"and for {NameOf(above)} above it {Words.Of(above.Direction)}" : "and for the one above it is not")}. Let both point the same way.";

    private string Name(in Finding finding) => finding.Subject switch
    {
        FindingSubject.Unit => UnitName(finding.SubjectId),
        FindingSubject.Perspective => $"“{model.Perspective(finding.SubjectId).Name}”",
        FindingSubject.Objective => NameOf(model.Objective(finding.SubjectId)),
        FindingSubject.Kpi => NameOf(model.Kpi(finding.SubjectId)),
        FindingSubject.Initiative => InitiativeName(finding.SubjectId),
        _ => "",
    };

    private string InitiativeName(long id) => $"“{model.Initiatives.First(i => i.Id == id).Name}”";

    private string OtherName(in Finding finding) =>
        model.TryObjective(finding.OtherId, out var objective) ? NameOf(objective)
        : model.TryKpi(finding.OtherId, out var kpi) ? NameOf(kpi)
        : $"“{model.Perspective(finding.OtherId).Name}”";

    private string NameOfCause(long id) => model.TryObjective(id, out var objective) ? NameOf(objective) : NameOf(model.Kpi(id));

    private string UnitName(long id) => sees(model.Unit(id)) ? $"“{model.Unit(id).Name}”" : "a private unit";

    private string NameOf(Objective objective) => sees(model.UnitOf(objective)) ? $"“{objective.Name}”" : "an objective of a private unit";

    private string NameOf(Kpi kpi) => Sees(kpi) ? $"“{kpi.Name}”" : "a KPI of a private unit";

    private bool Sees(Kpi kpi) => sees(model.UnitOf(kpi));

    private static string Plural(double count, string noun) => count == 1 ? noun : noun + "s";

    private static string Whole(double figure) => figure.ToString("0", CultureInfo.CurrentCulture);

    private static string Number(double figure) => figure.ToString("#,0.##", CultureInfo.CurrentCulture);

    private static string Day(double dayNumber) => DateOnly.FromDayNumber((int)dayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
