using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>The end of a day, up to which something was recorded: what is asked for "as reported on" it.</summary>
/// <param name="Before">The next midnight where the organization is, UTC.</param>
/// <param name="StructureFrom">The day whose structure stands in, where that of the day was not kept.</param>
public sealed record AsOf(DateOnly Day, DateTime Before, DateOnly? StructureFrom)
{
    /// <summary>The last writes that a book of the day depends on when this was asked.</summary>
    internal PastMark Mark { get; private init; }

    /// <param name="organization">As it is today.</param>
    /// <returns>Null for today and later, which is what is known now.</returns>
    internal static AsOf? Of(Organization organization, PastMark mark, DateOnly day, DateTime now)
    {
        if (day >= organization.DateAt(now))
            return null;
        var before = organization.Midnight(day.AddDays(1));
        return new(day, before, before <= organization.KeptFrom ? organization.DateAt(organization.KeptFrom) : null) { Mark = mark };
    }
}

/// <summary>What can still change a book of a day that is over.</summary>
/// <param name="Structure">The last write that changed the structure, and with it perhaps who may see what.</param>
/// <param name="Import">The last import, which may say of values that they were recorded long ago.</param>
internal readonly record struct PastMark(long Structure, long Import);
