using System.Globalization;
using Scorecard.Domain;

namespace Scorecard.Data.Operations;

/// <summary>Makes codes that nothing has yet, each only once.</summary>
public sealed class FreeCodes(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = [.. taken.Select(TextRules.Normalize)];

    /// <summary>The code as it is, or with the first number that makes it new: C1, C1-2, C1-3.</summary>
    public string Of(string code)
    {
        var free = code;
        for (var number = 2; !taken.Add(TextRules.Normalize(free)); number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{code}-{number}");
        return free;
    }

    /// <summary>Such as OPS-C1 for the unit OPS and the objective C1, or OPS-C1-2 where that is taken.</summary>
    public string For(string unit, string code)
    {
        var both = $"{unit}-{code}";
        return Of(both[..Math.Min(both.Length, TextRules.CodeLength - 5)]);
    }
}
