using Scorecard.Web.Presentation;

namespace Scorecard.Web.Hosting;

/// <summary>What costs the server much, so that nobody may have as much of it as they like; see <see cref="Limit"/>.</summary>
[Flags]
public enum Costly
{
    Nothing = 0,

    /// <summary>A password is hashed.</summary>
    Hashing = 1,
    WhatIf = 2,
    Search = 4,

    /// <summary>A file is made of what a page shows, or a page to print.</summary>
    Export = 8,

    /// <summary>Files are read through.</summary>
    ImportCheck = 16,

    /// <summary>The search for links is begun.</summary>
    Discovery = 32,

    /// <summary>A program calls.</summary>
    Call = 64,
}

/// <summary>Says of a page that its forms cost much.</summary>
/// <param name="handlers">The only handlers that do, “” for the one without a name; none for all.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CostsAttribute(Costly what, params string[] handlers) : Attribute
{
    public Costly What => what;

    /// <summary>Whether reading the page costs as much as sending its forms.</summary>
    public bool Reads { get; init; }

    /// <summary>What a request costs; nothing where a page is shown in place of one that failed.</summary>
    public static Costly Of(HttpContext context)
    {
        if (context.IsStoodInFor())
            return Costly.Nothing;
        var reads = !HttpMethods.IsPost(context.Request.Method);
        var handler = $"{context.Request.RouteValues["handler"] ?? context.Request.Query["handler"]}";
        var costs = context.GetEndpoint()?.Metadata.GetOrderedMetadata<CostsAttribute>() ?? [];
        return costs
            .Where(cost => cost.Reads || !reads)
            .Where(cost => cost.IsOf(handler))
            .Aggregate(reads && TableFile.IsAsked(context.Request.Query) ? Costly.Export : Costly.Nothing, (sum, cost) => sum | cost.What);
    }

    private bool IsOf(string handler) => handlers.Length == 0 || handlers.Contains(handler, StringComparer.OrdinalIgnoreCase);
}
