using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Forms;

/// <summary>Asks before something goes, and says what hinders it.</summary>
public abstract class DeletePage<T>(OrganizationWriter writer) : EditPage
    where T : class
{
    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary>What is to go, as it was read.</summary>
    public T Subject { get; private set; } = null!;

    /// <summary>Why it cannot go, or null.</summary>
    public string? Obstacle { get; private set; }

    protected ScorecardDbContext Db => writer.Db;

    /// <summary>The subject's row, for a write.</summary>
    protected abstract IQueryable<T> Row { get; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var row = await Row.PresentAsync(cancel);
                await DeleteAsync(row, cancel);
                await write.CommitAsync(cancel);
                return Deleted(row);
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } found)
            return false;
        Subject = found;
        Obstacle = await WhatHindersAsync(found, cancel);
        return true;
    }

    /// <summary>Finds the subject, the way to it and whether the person may delete it; null where it is not there for them.</summary>
    protected abstract Task<T?> FindAsync(CancellationToken cancel);

    protected virtual Task<string?> WhatHindersAsync(T subject, CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <summary>Marks the row, with its ties, for deletion.</summary>
    protected abstract Task DeleteAsync(T row, CancellationToken cancel);

    /// <summary>Leaves for where its like are listed.</summary>
    protected abstract IActionResult Deleted(T row);
}
