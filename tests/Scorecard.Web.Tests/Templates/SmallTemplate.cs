using Scorecard.Web.Tests.Import;

namespace Scorecard.Web.Tests.Templates;

/// <summary>A template of one unit with one objective, AIM, and one KPI, as a file; parts of it can be replaced.</summary>
internal static class SmallTemplate
{
    public static byte[] Packed(string name, params (string File, string? Text)[] others)
    {
        var files = new Dictionary<string, string?>
        {
            ["template.json"] = $$"""{"format":1,"name":"{{name}}","summary":"A small one."}""",
            ["units.csv"] = "code,name,parent\nTOP,Top,\n",
            ["objectives.csv"] = "code,unit,perspective,name,weight,contributes_to\nAIM,TOP,Customer,Aim well,1,\n",
            ["kpis.csv"] =
                "code,objective,name,description,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source\n"
                + "HITS,AIM,Hits,,%,Month,Average,HigherIsBetter,Progress,50,90,1,Lagging,Entered\n",
            ["links.csv"] = "cause,effect,lag,sign,note\n",
            ["library.csv"] = "kpi,formula,typical_owner\nHITS,,\n",
        };
        foreach (var (file, text) in others)
            files[file] = text;
        return ImportSender.Zip([.. files.Where(f => f.Value is not null).Select(f => (f.Key, f.Value!))]);
    }
}
