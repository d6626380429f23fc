using Microsoft.OData.Edm;
using Microsoft.OData.ModelBuilder;
using Scorecard.Domain;

namespace Scorecard.Web.Tables;

/// <summary>The tables and their columns, as programs are told of them.</summary>
internal static class TableModel
{
    public const string Units = "Units";
    public const string Objectives = "Objectives";
    public const string Kpis = "Kpis";
    public const string Links = "Links";
    public const string Initiatives = "Initiatives";
    public const string Values = "Values";
    public const string Scores = "Scores";

    /// <summary>All digits of a number that is kept.</summary>
    private const int Digits = 21;

    private const int TimeDigits = 7;

    public static IEdmModel Make()
    {
        var builder = new ODataConventionModelBuilder { Namespace = "Scorecard", ContainerName = "Tables" };
        Add<UnitRow>(builder, Units, "Unit");
        Add<ObjectiveRow>(builder, Objectives, "Objective");
        Add<KpiRow>(builder, Kpis, "Kpi");
        Add<LinkRow>(builder, Links, "Link");
        Add<InitiativeRow>(builder, Initiatives, "Initiative");
        Add<ValueRow>(builder, Values, "Value").HasKey(v => new { v.KpiId, v.Start });
        Add<ScoreRow>(builder, Scores, "Score")
            .HasKey(s => new
            {
                s.Start,
                s.Kind,
                s.Id,
                s.PerspectiveId,
            });
        builder.OnModelCreating = made =>
        {
            // A number without a scale is a whole one, and a time without a precision has whole seconds.
            foreach (var property in made.StructuralTypes.SelectMany(t => t.Properties).OfType<PrecisionPropertyConfiguration>())
                if (property is DecimalPropertyConfiguration number)
                    (number.Precision, number.Scale) = (Digits, TextRules.MostDecimals);
                else
                    property.Precision = TimeDigits;
        };
        return builder.GetEdmModel();
    }

    private static EntityTypeConfiguration<T> Add<T>(ODataConventionModelBuilder builder, string table, string row)
        where T : class
    {
        var type = builder.EntitySet<T>(table).EntityType;
        type.Name = row;
        return type;
    }
}
