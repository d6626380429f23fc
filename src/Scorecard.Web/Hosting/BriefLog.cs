using System.Collections;

namespace Scorecard.Web.Hosting;

/// <summary>
/// What requests and exceptions bring into the log is as short as a line and stays in its line: texts are cut, and control characters are
/// written out, for every logger and whatever reads them.
/// </summary>
public static class BriefLog
{
    public static IServiceCollection AddBriefLog(this IServiceCollection services) =>
        services
            .AddSingleton<LoggerFactory>()
            .AddSingleton<ILoggerFactory>(found => new Factory(found.GetRequiredService<LoggerFactory>()));

    private sealed class Factory(LoggerFactory inner) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => new Logger(inner.CreateLogger(categoryName));

        public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

        // Whoever made the inner one disposes of it.
        public void Dispose() { }
    }

    private sealed class Logger(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(new Said(state, state.ToString));

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (!inner.IsEnabled(logLevel))
                return;
            var told = exception is null ? null : exception as ToldFailure ?? new ToldFailure(exception, text => text);
            inner.Log(logLevel, eventId, new Said(state, () => formatter(state, told)), told, (said, _) => said.ToString());
        }
    }

    /// <summary>What an entry or a scope says, whole and by its parts, which may change until it is written.</summary>
    private sealed class Said(object? state, Func<string?> whole) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        private IReadOnlyList<KeyValuePair<string, object?>> Parts => state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];

        public int Count => Parts.Count;

        public KeyValuePair<string, object?> this[int index] => new(Parts[index].Key, Brief(Parts[index].Value));

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
        {
            for (var i = 0; i < Count; i++)
                yield return this[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => TypedText.Line(whole() ?? "");

        private static object? Brief(object? value) =>
            value is null or bool or int or long or double or decimal or DateTime or DateTimeOffset or TimeSpan or Guid or Enum
                ? value
                : TypedText.Line(value.ToString() ?? "");
    }
}

/// <summary>A failure as the log tells it: where it happened in full, and of what it says a line.</summary>
/// <param name="say">What of a message may be said.</param>
public sealed class ToldFailure(Exception failure, Func<string, string> say) : Exception(Line(failure, say))
{
    private const int Deepest = 8;

    public override string? StackTrace => failure.StackTrace;

    public override string ToString() => Tell(failure, say, 0);

    private static string Line(Exception failure, Func<string, string> say) =>
        $"{failure.GetType().FullName}: {TypedText.Line(say(failure.Message))}";

    private static string Tell(Exception failure, Func<string, string> say, int depth)
    {
        var within =
            failure.InnerException is { } inner && depth < Deepest
                ? $"{Environment.NewLine} ---> {Tell(inner, say, depth + 1)}{Environment.NewLine}   ---"
                : "";
        return $"{Line(failure, say)}{within}{Environment.NewLine}{failure.StackTrace}";
    }
}
