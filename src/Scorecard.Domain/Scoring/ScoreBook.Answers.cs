namespace Scorecard.Domain.Scoring;

/// <summary>A question whose answer takes a walk through the tree. A record: its type and its members tell it apart from others.</summary>
internal interface IQuestion<TAnswer>
    where TAnswer : notnull;

/// <content>What others worked out from the book and is kept with it.</content>
public sealed partial class ScoreBook
{
    /// <summary>More answers than this are forgotten together.</summary>
    private const int MostRemembered = 256;

    private readonly Dictionary<object, object> remembered = [];
    private readonly Dictionary<Type, object> kept = [];

    /// <summary>The answer to a question, kept until a value changes.</summary>
    internal TAnswer Remember<TAnswer>(IQuestion<TAnswer> question, Func<TAnswer> answer)
        where TAnswer : notnull
    {
        if (remembered.TryGetValue(question, out var known))
            return (TAnswer)known;
        if (remembered.Count >= MostRemembered)
            remembered.Clear();
        var found = answer();
        remembered[question] = found;
        return found;
    }

    /// <summary>The one thing of its type that outlasts changed values and a changed structure.</summary>
    internal T Keep<T>()
        where T : class, new()
    {
        if (!kept.TryGetValue(typeof(T), out var known))
            kept[typeof(T)] = known = new T();
        return (T)known;
    }
}
