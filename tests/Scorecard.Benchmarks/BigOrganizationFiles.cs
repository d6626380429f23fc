using System.Globalization;

namespace Scorecard.Benchmarks;

/// <summary>The structure of <see cref="BigOrganization"/> as files to import.</summary>
internal static class BigOrganizationFiles
{
    public static void Write(string folder, BigOrganization big)
    {
        var model = big.Model;
        Write(folder, "organization.csv", "key,value", ["tiers,Company;Region;Country;Department;Team"]);
        Write(
            folder,
            "units.csv",
            "code,name,parent",
            model.Units.Select(u => $"{u.Code},{u.Name},{(u.ParentId is { } parent ? model.Unit(parent).Code : "")}")
        );
        Write(
            folder,
            "objectives.csv",
            "code,unit,perspective,name,weight,contributes_to",
            model.Objectives.Select(o =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{o.Code},{model.UnitOf(o).Code},{model.Perspective(o.PerspectiveId).Name},{o.Name},{o.Weight},{string.Join(';', model.ContributionsFrom(o).Select(c => $"{model.Objective(c.ToId).Code}={c.Weight}"))}"
                )
            )
        );
        Write(
            folder,
            "kpis.csv",
            "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source",
            model.Kpis.Select(k =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{k.Code},{model.Objective(k.ObjectiveId).Code},{k.Name},points,Month,Average,{k.Direction},Progress,{k.Latest.Scale.Baseline},{k.Latest.Scale.Target},{k.Latest.Weight},Lagging,Entered"
                )
            )
        );
    }

    public static void Write(string folder, string name, string header, IEnumerable<string> lines) =>
        File.WriteAllLines(Path.Combine(folder, name), lines.Prepend(header));
}
