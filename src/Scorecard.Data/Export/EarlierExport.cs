using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using static Scorecard.Data.Export.ExportRow;

namespace Scorecard.Data.Export;

/// <summary>The rows of structure.csv: what parts of an organization's structure were like until a month.</summary>
internal static class EarlierExport
{
    public static IEnumerable<ExportRow> Rows(OrganizationModel model) =>
        model
            .History.Rows.Select(terms => Row(model, terms))
            .OrderBy(row => row["of"], StringComparer.Ordinal)
            .ThenBy(row => row["code"], StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row["other"], StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row["until"], StringComparer.Ordinal);

    private static ExportRow Row(OrganizationModel model, EarlierTerms terms)
    {
        var calendar = model.Organization.Calendar;
        return new([
            ("of", terms.Of.ToString()),
            ("until", PeriodCode.Format(calendar.Containing(Frequency.Month, terms.Until), calendar)),
            .. terms.Of switch
            {
                TermsOf.Unit => [("code", model.Unit(terms.SubjectId).Code), ("parent", UnitCode(model, terms.OfUnit.ParentId))],
                TermsOf.Kpi => OfKpi(model, terms),
                TermsOf.Objective => OfObjective(model, model.Objective(terms.SubjectId), terms),
                TermsOf.Contribution => OfContribution(model, terms),
                TermsOf.Perspective => new (string, string?)[]
                {
                    ("code", model.Perspective(terms.SubjectId).Name),
                    ("weight", Of(terms.OfPerspective.Weight)),
                },
            },
        ]);
    }

    private static (string, string?)[] OfKpi(OrganizationModel model, EarlierTerms terms) =>
        [
            ("code", model.Kpi(terms.SubjectId).Code),
            ("parent", terms.OfKpi.ParentId is { } parent ? model.Kpi(parent).Code : null),
            ("weight", Of(terms.OfKpi.RollUpWeight)),
        ];

    private static (string, string?)[] OfObjective(OrganizationModel model, Objective objective, EarlierTerms terms)
    {
        var was = terms.OfObjective(objective.UnitId);
        return
        [
            ("code", objective.Code),
            ("parent", UnitCode(model, was.UnitId)),
            ("weight", Of(was.Weight)),
            ("cascade_share", Of(was.CascadeShare)),
            ("rule", was.Rule.ToString()),
        ];
    }

    private static (string, string?)[] OfContribution(OrganizationModel model, EarlierTerms terms) =>
        [
            ("code", model.Objective(terms.SubjectId).Code),
            ("other", model.Objective(terms.OtherId).Code),
            ("weight", terms.OfContribution is { } was ? Of(was.Weight) : "none"),
            ("counts", terms.OfContribution is { Counts: false } ? "no" : null),
        ];

    private static string? UnitCode(OrganizationModel model, long? id) => id is { } unit ? model.Unit(unit).Code : null;
}
