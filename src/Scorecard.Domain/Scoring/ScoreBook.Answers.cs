using System.Collections.Concurrent;

namespace Scorecard.Domain.Scoring;

/// <summary>A question whose answer takes a walk through the tree. A record: its type and its members tell it apart from others.</summary>
public interface IQuestion<TAnswer>
    where TAnswer : notnull
{
    /// <summary>About what its answer holds in memory where that is more than a few figures, in bytes.</summary>
    long Bytes => 0;
}

/// <content>What others worked out from the book and is kept with it.</content>
public sealed partial class ScoreBook
{
    /// <summary>More answers than this are forgotten together.</summary>
    private const int MostRemembered = 256;

    private readonly ConcurrentDictionary<object, Once<object>> remembered = new();
    private readonly ConcurrentDictionary<Type, object> kept = new();

    // Counted beside them: a concurrent dictionary stops everyone to count itself.
    private int rememberedCount;
    private long rememberedBytes;

    /// <summary>The answer to a question, kept until a value changes. Readers share it, so it must not change once it is made.</summary>
    public TAnswer Remember<TAnswer>(IQuestion<TAnswer> question, Func<TAnswer> answer)
        where TAnswer : notnull
    {
        if (!remembered.TryGetValue(question, out var known))
        {
            if (rememberedCount >= MostRemembered)
                Forget();
            var asked = new Once<object>();
            known = remembered.GetOrAdd(question, asked);
            if (known == asked)
            {
                Interlocked.Increment(ref rememberedCount);
                Interlocked.Add(ref rememberedBytes, question.Bytes);
            }
        }
        return (TAnswer)(known.Made ?? Work(known, answer));
    }

    private static object Work<TAnswer>(Once<object> asked, Func<TAnswer> answer)
        where TAnswer : notnull => asked.Of(() => answer());

    /// <summary>
    /// The one thing of its type that outlasts changed values and a changed structure. Books that follow each other share it, so it has to
    /// bear simultaneous use.
    /// </summary>
    internal T Keep<T>()
        where T : class, new() => (T)kept.GetOrAdd(typeof(T), _ => new T());

    private void Forget()
    {
        if (rememberedCount == 0)
            return;
        rememberedCount = 0;
        rememberedBytes = 0;
        remembered.Clear();
    }
}
