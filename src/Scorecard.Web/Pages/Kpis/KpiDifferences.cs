using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Kpis;

public static class KpiDifferences
{
    public static IReadOnlyList<Difference> Between(KpiInput mine, KpiInput theirs, KpiChoices choices) =>
        Difference.Among(
            ("Name", mine.Name, theirs.Name),
            ("Code", mine.Code, theirs.Code),
            ("Description", mine.Description, theirs.Description),
            ("Measured in", mine.UnitOfMeasure, theirs.UnitOfMeasure),
            ("Collected each", Words(KpiChoices.Frequencies, mine.Frequency), Words(KpiChoices.Frequencies, theirs.Frequency)),
            ("Over longer periods", Words(KpiChoices.Aggregations, mine.Aggregation), Words(KpiChoices.Aggregations, theirs.Aggregation)),
            ("Direction", Words(KpiChoices.Directions, mine.Better), Words(KpiChoices.Directions, theirs.Better)),
            ("Indicator", Words(KpiChoices.Indicators, mine.Indicator), Words(KpiChoices.Indicators, theirs.Indicator)),
            ("Scale", Scale(mine.Definition), Scale(theirs.Definition)),
            ("Weight", mine.Definition.Weight, theirs.Definition.Weight),
            ("Own bands", $"{mine.AmberFrom} {mine.GreenFrom}", $"{theirs.AmberFrom} {theirs.GreenFrom}"),
            ("Where the value comes from", Words(KpiChoices.Sources, mine.ValueSource), Words(KpiChoices.Sources, theirs.ValueSource)),
            ("Formula", mine.Definition.Formula, theirs.Definition.Formula),
            ("Roll-up", Words(KpiChoices.RollUps, mine.RollUp), Words(KpiChoices.RollUps, theirs.RollUp)),
            ("Needs all", mine.RequireAll, theirs.RequireAll),
            ("Feeds into", Difference.Chosen(choices.Parents, mine.ParentId), Difference.Chosen(choices.Parents, theirs.ParentId)),
            ("Roll-up weight", mine.RollUpWeight, theirs.RollUpWeight),
            ("Carried forward", mine.CarryForward, theirs.CarryForward),
            ("Due within days", mine.DueDays, theirs.DueDays),
            ("Ratio", Ratio(mine), Ratio(theirs)),
            ("Cannot be below", mine.Lowest, theirs.Lowest),
            ("Cannot be above", mine.Highest, theirs.Highest),
            ("Owner", Difference.Chosen(choices.People, mine.OwnerId), Difference.Chosen(choices.People, theirs.OwnerId)),
            ("Needs approval", mine.NeedsApproval, theirs.NeedsApproval),
            ("Sponsor", Difference.Chosen(choices.People, mine.SponsorId), Difference.Chosen(choices.People, theirs.SponsorId)),
            ("Who enters", People(mine, choices), People(theirs, choices)),
            ("No longer measured from", mine.ClosedFrom, theirs.ClosedFrom)
        );

    private static string? Words<T>(IEnumerable<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> choices, T value) =>
        Difference.Chosen(choices, value!.ToString());

    private static string Scale(DefinitionInput definition) =>
        $"{Words(KpiChoices.Scales, definition.Kind)}: {ScaleWords.Of(definition.Scale)}";

    private static string Ratio(KpiInput input) => $"{input.NumeratorName} / {input.DenominatorName} × {input.Multiplier}";

    private static string People(KpiInput input, KpiChoices choices) =>
        string.Join(", ", choices.People.Where(p => input.UpdaterIds.Contains(p.Value)).Select(p => p.Text));
}
