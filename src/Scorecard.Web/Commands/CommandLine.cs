namespace Scorecard.Web.Commands;

/// <summary>The words after a verb: plain ones in their order, and options.</summary>
public sealed class CommandLine
{
    private readonly Dictionary<string, string> options = [];

    private CommandLine() { }

    public List<string> Words { get; } = [];

    /// <summary>The value of an option, or null.</summary>
    public string? this[string option] => options.GetValueOrDefault(option);

    public bool Has(string flag) => options.ContainsKey(flag);

    /// <param name="withValue">Options that are followed by a value, such as <c>--organization</c>.</param>
    /// <param name="flags">Options that stand alone.</param>
    /// <exception cref="WrongUse">An option is not known, is there twice, or lacks its value.</exception>
    public static CommandLine Parse(IEnumerable<string> args, string[] withValue, string[] flags)
    {
        var line = new CommandLine();
        using var next = args.GetEnumerator();
        while (next.MoveNext())
        {
            var (name, value) =
                next.Current.Split('=', 2) is [var left, var right] && left.StartsWith("--", StringComparison.Ordinal)
                    ? (left, right)
                    : (next.Current, null);
            if (!name.StartsWith("--", StringComparison.Ordinal))
                line.Words.Add(next.Current);
            else if (withValue.Contains(name))
                line.Add(name, value ?? (next.MoveNext() ? next.Current : throw new WrongUse($"{name} needs a value.")));
            else if (flags.Contains(name) && value is null)
                line.Add(name, "");
            else
                throw new WrongUse($"There is no option {name}.");
        }
        return line;
    }

    private void Add(string name, string value)
    {
        if (!options.TryAdd(name, value))
            throw new WrongUse($"{name} is there twice.");
    }
}

/// <summary>A command was not called as its usage says.</summary>
public sealed class WrongUse(string sentence) : Exception(sentence);
