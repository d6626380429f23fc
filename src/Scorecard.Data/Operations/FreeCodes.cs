using System.Globalization;
using Scorecard.Domain;

namespace Scorecard.Data.Operations;

/// <summary>Makes codes that nothing has yet.</summary>
/// <param name="taken">Normalized; grows with what is made.</param>
public sealed class FreeCodes(HashSet<string> taken)
{
    /// <summary>Such as OPS-C1 for the unit OPS and the objective C1, or OPS-C1-2 where that is taken.</summary>
    public string For(string unit, string code)
    {
        var stem = $"{unit}-{code}";
        stem = stem[..Math.Min(stem.Length, Text.CodeLength - 5)];
        var free = stem;
        for (var number = 2; !taken.Add(Text.Normalize(free)); number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        return free;
    }
}
