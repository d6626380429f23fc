using Scorecard.Domain.Access;
using Scorecard.Domain.Health;
using Scorecard.Domain.Model;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Health;

/// <summary>What the check finds now, as far as one person may be told.</summary>
public sealed class ToldFindings
{
    private ToldFindings(OrganizationView view, PeriodChoice period, IReadOnlyList<Finding> findings)
    {
        View = view;
        Period = period;
        Findings = findings;
        Words = new FindingWords(view.Model, view.Sees);
    }

    public OrganizationView View { get; }

    public PeriodChoice Period { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public FindingWords Words { get; }

    public OrganizationModel Model => View.Model;

    public static ToldFindings Of(OrganizationView o, PeriodChoice period)
    {
        var all = CascadeCheck.Of(o.Book, period.Window, period.Today);
        return new(o, period, o.Model.Units.All(o.Sees) ? all : [.. all.Where(f => FindingReach.IsWithin(o.Model, f, o.Sees))]);
    }

    public Finding? Find(FindingKey key)
    {
        foreach (var finding in Findings)
            if (finding.Key == key)
                return finding;
        return null;
    }

    public bool MayMend(in Finding finding) => View.Allows(Operation.Edit, Model.Unit(finding.UnitId));
}
