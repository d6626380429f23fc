using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Scorecard.Web.Tests.Faults;

/// <summary>Keeps what the application logs as a warning or worse, with the scopes that it stands in.</summary>
internal sealed class LogBook : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<(string Category, string Words)> entries = new();
    private readonly ConcurrentQueue<string> failures = new();
    private IExternalScopeProvider? scopes;

    public IReadOnlyList<(string Category, string Words)> Entries => [.. entries];

    /// <summary>What was thrown, as far as the log tells.</summary>
    public IReadOnlyList<string> Failures => [.. failures];

    public void Clear() => entries.Clear();

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    private sealed class Logger(LogBook book, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => book.scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (!IsEnabled(logLevel))
                return;
            var words = formatter(state, exception);
            book.scopes?.ForEachScope((scope, _) => words += $" => {scope}", 0);
            book.entries.Enqueue((category, words));
            if (exception is not null)
                book.failures.Enqueue(exception.ToString());
        }
    }
}
