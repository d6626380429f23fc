using Microsoft.EntityFrameworkCore.ChangeTracking;
using Scorecard.Domain;
using Scorecard.Domain.Closings;

namespace Scorecard.Data;

/// <content>What is kept with a write: what it replaces of the structure, and what it changes in closed months.</content>
public sealed partial class WriteTransaction
{
    private readonly List<Touched> restated = [];
    private int parts;
    private ReplacedRows replaced = new();

    /// <summary>Takes down what reaches into closed months, to be kept with the reason.</summary>
    /// <exception cref="RuleViolation">No reason was given.</exception>
    internal async Task RestateAsync(IReadOnlyList<Touched> touched, CancellationToken cancel)
    {
        if (touched.Count == 0)
            return;
        if (reason is null)
            await db.RefuseClosedAsync(touched, cancel);
        restated.AddRange(touched);
    }

    /// <summary>Notes a row of the structure that is added past the change tracker.</summary>
    public void Added<T>(T row)
        where T : class
    {
        if (Sequence > 1)
            replaced.TakeAdded(db.Model.FindEntityType(typeof(T))!, row);
    }

    /// <summary>
    /// What is about to be replaced of the structure; null for nothing. Before an organization's first write it was not there.
    /// </summary>
    internal Replaced? TakeReplaced(IEnumerable<EntityEntry> entries)
    {
        if (Sequence <= 1)
            return null;
        foreach (var entry in entries)
            replaced.Take(entry);
        // What says nothing in the journal changes nothing that counts, and may give its number back.
        if (replaced.IsEmpty || lines == 0)
            return null;
        var taken = new Replaced(db.OrganizationId, Sequence, parts++, said.At, replaced.Pack());
        replaced = new();
        return taken;
    }
}
