using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>The end of a day, up to which something was recorded: what is asked for "as reported on" it.</summary>
/// <param name="Before">The next midnight where the organization is, UTC.</param>
/// <param name="StructureFrom">Where what the structure was like on that day was not kept: the day whose structure stands in for it.</param>
public sealed record AsOf(DateOnly Day, DateTime Before, DateOnly? StructureFrom)
{
    /// <param name="organization">As it is today.</param>
    /// <returns>Null for today and later, which is what is known now.</returns>
    public static AsOf? Of(Organization organization, DateOnly day, DateTime now)
    {
        if (day >= organization.DateAt(now))
            return null;
        var before = organization.Midnight(day.AddDays(1));
        return new(day, before, before <= organization.KeptFrom ? organization.DateAt(organization.KeptFrom) : null);
    }
}
