using System.Collections;

namespace Scorecard.Web.Hosting;

/// <summary>Stands with every entry of the log that a request makes: its reference, and the id of the person once that is known.</summary>
public sealed class RequestScope(HttpContext context) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private static readonly object Key = new();

    public int Count => 2;

    public KeyValuePair<string, object?> this[int index] =>
        index switch
        {
            0 => new("Reference", context.TraceIdentifier),
            1 => new("Person", context.Items.TryGetValue(Key, out var id) ? id : null),
            _ => throw new ArgumentOutOfRangeException(nameof(index)),
        };

    /// <summary>Notes who is asking, as the sign-in says, whether or not the database can confirm it.</summary>
    public static void Is(HttpContext context, string? personId) => context.Items[Key] = personId;

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() =>
        string.Join(" ", this.Where(part => part.Value is not null).Select(part => $"{part.Key}:{part.Value}"));
}

public static class RequestScopes
{
    public static IApplicationBuilder UseRequestScope(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Scorecard.Requests");
        return app.Use(
            async (context, next) =>
            {
                using var scope = log.BeginScope(new RequestScope(context));
                await next(context);
            }
        );
    }
}
