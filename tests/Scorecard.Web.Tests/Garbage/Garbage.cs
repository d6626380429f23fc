namespace Scorecard.Web.Tests.Garbage;

/// <summary>What nobody types, by what it is: how a field of this name is then sent, already escaped.</summary>
internal static class Garbage
{
    private static readonly string Long = new('x', 70_000);

    public static readonly IReadOnlyDictionary<string, Func<string, string[]>> Kinds = new Dictionary<string, Func<string, string[]>>
    {
        ["missing"] = _ => [],
        ["empty"] = name => [$"{name}="],
        ["no number"] = name => [$"{name}=NaN"],
        ["a huge number"] = name => [$"{name}=-99999999999999999999999999999999999999"],
        ["the largest id"] = name => [$"{name}=9223372036854775807"],
        ["long"] = name => [$"{name}={Long}"],
        ["control characters"] = name => [$"{name}=%00%01%1B%5B31m%0D%0Aforged%7F%C2%85%E2%80%AE"],
        ["no UTF-8"] = name => [$"{name}=%FF%FE%C0%80%ED%A0%80%"],
        ["the end of days"] = name => [$"{name}=9999-12-31"],
        ["markup"] = name => [$"{name}=%22%3E%3Cscript%3E%7B%7B1%7D%7D%27%3B--"],
        ["several"] = name => [$"{name}=1", $"{name}=yes", $"{name}%5B0%5D=2", $"{name}%5B%5D=3", $"{name}.x=4"],
    };
}
