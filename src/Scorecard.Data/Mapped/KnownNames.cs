using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mapped;

/// <summary>Units, objectives and KPIs of an organization by what people call them.</summary>
internal sealed class KnownNames
{
    private readonly Dictionary<string, Unit> units = [];
    private readonly Dictionary<string, Kpi> codes = [];
    private readonly ILookup<string, Kpi> names;
    private readonly Dictionary<(long Unit, string Name), Kpi?> ofUnits = [];
    private readonly OrganizationModel model;

    public KnownNames(OrganizationModel model)
    {
        this.model = model;
        foreach (var unit in model.Units)
            units.TryAdd(TextRules.Normalize(unit.Name), unit);
        foreach (var unit in model.Units)
            units[TextRules.Normalize(unit.Code)] = unit;
        foreach (var kpi in model.Kpis)
        {
            codes[TextRules.Normalize(kpi.Code)] = kpi;
            var key = (model.UnitOf(kpi).Id, TextRules.Normalize(kpi.Name));
            // Two of a name in one unit are nobody's.
            ofUnits[key] = ofUnits.ContainsKey(key) ? null : kpi;
        }
        names = model.Kpis.ToLookup(k => TextRules.Normalize(k.Name));
    }

    public Unit? Unit(string text) => units.GetValueOrDefault(TextRules.Normalize(text));

    public Kpi? KpiByCode(string code) => codes.GetValueOrDefault(TextRules.Normalize(code));

    /// <summary>The one KPI of a name: in the unit where one is given, else in the whole organization.</summary>
    public Kpi? KpiByName(string name, Unit? unit)
    {
        if (unit is not null)
            return ofUnits.GetValueOrDefault((unit.Id, TextRules.Normalize(name)));
        return names[TextRules.Normalize(name)].ToList() is [var only] ? only : null;
    }

    public Objective? Objective(string text, Unit unit) =>
        model.ObjectivesOf(unit).FirstOrDefault(o => IsCalled(text, o.Code) || IsCalled(text, o.Name));

    private static bool IsCalled(string text, string name) => TextRules.Normalize(text) == TextRules.Normalize(name);
}
