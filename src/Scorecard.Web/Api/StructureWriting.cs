using Scorecard.Data.Import;

namespace Scorecard.Web.Api;

/// <summary>
/// Writes the structure thing by thing: what is sent of one is a row of an import, whose rules hold and whose undo works.
/// </summary>
internal static class StructureWriting
{
    public static void Map(IEndpointRouteBuilder api)
    {
        Describe(
            api.MapPut(
                "/units/{unit}",
                (HttpContext context, StructureCalls calls, string unit, string? reason, CancellationToken cancel) =>
                    calls.PutAsync(context, ImportFormat.Units, things => things.Unit(unit), reason, cancel)
            ),
            "Unit",
            "Adds a unit, or changes what is sent of it.",
            ImportFormat.Units
        );
        Describe(
            api.MapPut(
                "/objectives/{objective}",
                (HttpContext context, StructureCalls calls, string objective, string? reason, CancellationToken cancel) =>
                    calls.PutAsync(context, ImportFormat.Objectives, things => things.Objective(objective), reason, cancel)
            ),
            "Objective",
            "Adds an objective, or changes what is sent of it; contributesTo says what it contributes to.",
            ImportFormat.Objectives
        );
        Describe(
            api.MapPut(
                "/kpis/{kpi}",
                (HttpContext context, StructureCalls calls, string kpi, string? reason, CancellationToken cancel) =>
                    calls.PutAsync(context, ImportFormat.Kpis, things => things.Kpi(kpi), reason, cancel)
            ),
            "Kpi",
            "Adds a KPI, or changes what is sent of it; its scale, weight, formula and parent from effectiveFrom on.",
            ImportFormat.Kpis
        );
        Describe(
            api.MapPut(
                "/initiatives/{initiative}",
                (HttpContext context, StructureCalls calls, string initiative, string? reason, CancellationToken cancel) =>
                    calls.PutAsync(context, ImportFormat.Initiatives, things => things.Initiative(initiative), reason, cancel)
            ),
            "Initiative",
            "Adds an initiative, or changes what is sent of it.",
            ImportFormat.Initiatives
        );
        Describe(
            api.MapPut(
                "/links/{cause}/{effect}",
                (HttpContext context, StructureCalls calls, string cause, string effect, string? reason, CancellationToken cancel) =>
                    calls.PutAsync(context, ImportFormat.Links, things => things.Link(cause, effect), reason, cancel)
            ),
            "Link",
            "Says that an objective drives another, or a KPI another, or changes what is sent of the link.",
            ImportFormat.Links
        );
    }

    private static void Describe(RouteHandlerBuilder put, string name, string summary, TableFormat format) =>
        put.WithName($"put{name}")
            .WithTags("Structure")
            .WithSummary(summary)
            .WithDescription(
                "Of administrators. What is left away stays, null empties. The properties are the columns of the import format, in which "
                    + "other things are named by their codes. reason changes closed months. If-None-Match: * only adds."
            )
            .WithMetadata(new SentColumns($"{name}Sent", StructureCalls.Columns(format)))
            .Produces<ImportAnswer>();
}

/// <summary>The columns of the import format that a body may have as properties, and the name of its shape in the document.</summary>
internal sealed record SentColumns(string Name, IReadOnlyList<string> Columns);
