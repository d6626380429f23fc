using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.TestData;

/// <content>The organization, its perspectives and its units.</content>
public sealed partial class ModelBuilder
{
    public ModelBuilder Tiers(params string[] names)
    {
        Organization.NameTiers(names, units.Values.Max(u => u.Tier));
        return this;
    }

    public ModelBuilder FiscalYearFrom(int month)
    {
        Organization.StartFiscalYearIn(month, hasFiscalValues: false);
        return this;
    }

    public ModelBuilder YearsOf(WeekYears? weeks)
    {
        Organization.MakeYearsOf(weeks, hasValues: false);
        return this;
    }

    public ModelBuilder Bands(double amberFrom, double greenFrom)
    {
        Organization.SetBands(amberFrom, greenFrom);
        return this;
    }

    public ModelBuilder MinimumCoverage(double share)
    {
        Organization.SetMinimumCoverage(share);
        return this;
    }

    public ModelBuilder Signals(RuleSet rules, LimitVariant variant)
    {
        Organization.CallSignals(rules, variant);
        return this;
    }

    /// <summary>Replaces the perspectives; to be said before the first objective.</summary>
    public ModelBuilder Perspectives(params (string Name, decimal Weight)[] all)
    {
        perspectives.Clear();
        foreach (var (name, weight) in all)
            AddPerspective(name, weight);
        return this;
    }

    public ModelBuilder Unit(string code, string under = "ORG", bool isPrivate = false)
    {
        units[code] = Domain.Units.Unit.Below(nextId++, Organization, units[under], code, code);
        units[code].SetPrivate(isPrivate);
        return this;
    }

    public ModelBuilder CloseUnit(string code, string from)
    {
        units[code].Close(Day(from));
        return this;
    }

    private void AddPerspective(string name, decimal weight) =>
        perspectives.Add(new Perspective(nextId++, Organization.Id, name, perspectives.Count, weight));
}
