using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using static Scorecard.Domain.Health.FindingWords;

namespace Scorecard.Domain.Health;

/// <summary>
/// The entry of each rule: how much it hurts, its title, what mends it and its sentence. What finds it stands in a class of its own.
/// </summary>
public static class HealthRules
{
    private static readonly RuleEntry[] Entries = [.. Enum.GetValues<HealthRule>().Select(Entry)];

    public static RuleEntry Of(HealthRule rule) => Entries[(int)rule];

    private static RuleEntry Entry(HealthRule rule) =>
        rule switch
        {
            HealthRule.NoObjectives => new(
                Severity.Problem,
                "Units without objectives",
                FixKind.AddObjective,
                (say, finding) =>
                    $"{say.UnitName(finding.UnitId)} has no objectives, so it has no part in the strategy. Set up its first one."
            ),
            HealthRule.ObjectiveWithoutKpi => new(
                Severity.Problem,
                "Objectives without a KPI",
                FixKind.AddKpi,
                (say, finding) =>
                    say.IsFed(finding)
                        ? $"{say.Name(finding)} has no KPI of its own: its score says only what contributes to it. Add one."
                        : $"{say.Name(finding)} has no KPI, so nothing says whether it is reached. Add one."
            ),
            HealthRule.ObjectiveWithoutOwner => new(Severity.Warning, "Objectives without an owner", FixKind.NameOwner, NobodyAnswers)
            {
                Click = ClickKind.Own,
            },
            HealthRule.ObjectiveWithoutContribution => new(
                Severity.Warning,
                "Objectives that support nothing",
                FixKind.ChangeLinks,
                (say, finding) => $"{say.Name(finding)} supports no objective above or beside it. Link it to the one that it helps."
            )
            {
                Click = ClickKind.Support,
            },
            HealthRule.Unsupported => new(
                Severity.Problem,
                "Objectives that no unit below supports",
                FixKind.Cascade,
                (say, finding) =>
                    $"No unit below supports {say.Name(finding)}. "
                    + "Link an objective from below, or let the units say why they have no part in it."
            )
            {
                Behind = (model, finding) => model.ChildrenOf(model.Unit(finding.UnitId)),
            },
            HealthRule.KpiNotBegun => new(
                Severity.Warning,
                "KPIs whose definition starts in the future",
                FixKind.ChangeTarget,
                (say, finding) =>
                    $"{say.Name(finding)} has no target for today: its first definition starts on {Day(finding.Figure)}. "
                    + "Let it start earlier."
            )
            {
                Click = ClickKind.StartNow,
            },
            HealthRule.KpiWithoutOwner => new(Severity.Warning, "KPIs without an owner", FixKind.NameOwner, NobodyAnswers)
            {
                Click = ClickKind.Own,
            },
            HealthRule.KpiWithoutUpdater => new(
                Severity.Suggestion,
                "KPIs without an updater",
                FixKind.NameUpdaters,
                (say, finding) => $"Nobody is named to enter the values of {say.Name(finding)}. Name an updater."
            )
            {
                Click = ClickKind.LetOwnerEnter,
            },
            HealthRule.KpiWithoutValues => new(
                Severity.Problem,
                "KPIs without recent values",
                FixKind.EnterValues,
                (say, finding) =>
                    finding.Figure == 0
                        ? $"{say.Name(finding)} has never been reported. Enter its values, or close it."
                        : $"{say.Name(finding)} was last reported for the period from {Day(finding.Figure)}. "
                            + "Enter what is due, or close it."
            ),
            HealthRule.OnlyLagging => new(
                Severity.Suggestion,
                "Only lagging KPIs",
                FixKind.AddLeadingKpi,
                (say, finding) =>
                    $"All {Whole(finding.Figure)} KPIs of {say.UnitName(finding.UnitId)} are lagging: "
                    + "they tell what happened and not what is coming. Add a leading one."
            ),
            HealthRule.PerspectiveEmpty => new(
                Severity.Suggestion,
                "Empty perspectives",
                FixKind.AddObjective,
                (say, finding) =>
                    $"{say.UnitName(finding.UnitId)} has no objective in {say.Name(finding)}. Add one, or accept that it needs none."
            ),
            HealthRule.TooManyObjectives => new(
                Severity.Warning,
                "Perspectives with too many objectives",
                FixKind.Look,
                (say, finding) =>
                    $"{say.UnitName(finding.UnitId)} has {Whole(finding.Figure)} objectives in {say.Name(finding)}, "
                    + $"and more than {UnitRules.MostObjectives} blur what matters. Merge or drop some."
            ),
            HealthRule.TooManyKpis => new(
                Severity.Suggestion,
                "Objectives with too many KPIs",
                FixKind.Look,
                (say, finding) =>
                    $"{say.Name(finding)} has {Whole(finding.Figure)} KPIs, "
                    + $"and more than {ObjectiveRules.MostKpis} hide each other. Keep those that decide."
            ),
            HealthRule.TargetsDoNotAddUp => new(
                Severity.Warning,
                "Targets that do not add up",
                FixKind.ChangeTarget,
                (say, finding) =>
                    $"The targets of the KPIs that feed {say.Name(finding)} add up to {Number(finding.Figure)}, "
                    + $"its own target is {Number(finding.Against)}. Bring them together."
            )
            {
                Behind = (model, finding) => model.ChildrenOf(model.Kpi(finding.SubjectId)).Select(model.UnitOf),
            },
            HealthRule.DifferentBelow => new(Severity.Warning, "The same KPI, measured differently below", FixKind.EditKpi, Different)
            {
                Click = ClickKind.MeasureAlike,
                Facts = (model, finding) => $"{Measure(model.Kpi(finding.SubjectId))} {Measure(model.Kpi(finding.OtherId))}",
            },
            HealthRule.DoubleCounting => new(
                Severity.Warning,
                "Counted twice",
                FixKind.ChangeLinks,
                (say, finding) =>
                    $"{say.Name(finding)} reaches {say.OtherName(finding)} along two ways, "
                    + "so its score counts there twice. Remove one of the links."
            )
            {
                Click = ClickKind.CountOnce,
            },
            HealthRule.FinerAbove => new(
                Severity.Warning,
                "Collected less often below than above",
                FixKind.EditKpi,
                (say, finding) =>
                    $"{say.Name(finding)} is collected by {((Frequency)finding.Figure).InWords()}, "
                    + $"{say.OtherName(finding)} above it by {((Frequency)finding.Against).InWords()}. "
                    + "Collect it as often as the one above."
            ),
            HealthRule.HeavyInput => new(
                Severity.Warning,
                "One input weighs too much",
                FixKind.ChangeWeight,
                (say, finding) =>
                    $"{say.OtherName(finding)} makes {Whole(finding.Figure)}% of {say.Place(finding)}, "
                    + "so the rest hardly counts. Spread the weights."
            ),
            HealthRule.Watermelon => new(
                Severity.Warning,
                "On track outside, off track inside",
                FixKind.Look,
                (say, finding) => $"{say.Name(finding)} is on track while {RedInside(finding)} off track. Look inside before you report it."
            )
            {
                Behind = Fed,
            },
            HealthRule.RedWithoutInitiative => new(
                Severity.Problem,
                "Off track without an initiative",
                FixKind.PlanInitiative,
                (say, finding) => $"{say.Name(finding)} is off track and no open initiative serves it. Plan what will turn it."
            ),
            HealthRule.InitiativeWithoutKpi => new(
                Severity.Warning,
                "Initiatives without a KPI",
                FixKind.ChooseKpis,
                (say, finding) =>
                    $"{say.Name(finding)} names no KPI that it should move, so nobody will know whether it worked. Choose one."
            ),
            HealthRule.CauseCircle => new(
                Severity.Problem,
                "Circles of cause and effect",
                FixKind.Look,
                (say, finding) => $"These drive each other in a circle: {say.Circle(finding.Path!)}. Remove the link that does not hold."
            )
            {
                Click = ClickKind.RemoveLink,
            },
        };

    private static string NobodyAnswers(FindingWords say, Finding finding) => $"Nobody answers for {say.Name(finding)}. Name an owner.";

    private static string Different(FindingWords say, Finding finding)
    {
        var (here, above) = (say.Model.Kpi(finding.SubjectId), say.Model.Kpi(finding.OtherId));
        if (here.UnitOfMeasure != above.UnitOfMeasure)
        {
            var other = say.Sees(above)
                ? $"and above it {say.NameOf(above)} in “{above.UnitOfMeasure}”"
                : "and the one above in another unit of measure";
            return $"{say.NameOf(here)} is measured in “{here.UnitOfMeasure}”, {other}. Measure both alike.";
        }
        var way = say.Sees(above) ? $"and for {say.NameOf(above)} above it {above.Direction.InWords()}" : "and for the one above it is not";
        return $"For {say.NameOf(here)} {here.Direction.InWords()}, {way}. Let both point the same way.";
    }

    private static string Measure(Kpi kpi) => $"{kpi.Direction} {kpi.UnitOfMeasure}";

    /// <summary>“2 units directly below are”.</summary>
    private static string RedInside(Finding finding)
    {
        var single = finding.Figure == 1;
        var inside =
            finding.Subject != FindingSubject.Unit ? "of its inputs"
            : single ? "unit directly below"
            : "units directly below";
        var verb = single ? "is" : "are";
        return $"{Whole(finding.Figure)} {inside} {verb}";
    }

    private static IEnumerable<Unit> Fed(OrganizationModel model, Finding finding) =>
        finding.Subject == FindingSubject.Unit
            ? model.ChildrenOf(model.Unit(finding.SubjectId))
            : model.ContributionsTo(model.Objective(finding.SubjectId)).Select(link => model.UnitOf(model.Objective(link.FromId)));
}
