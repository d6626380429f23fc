using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Forms;

/// <summary>A page whose form adds something to a unit.</summary>
public abstract class NewPage<TInput, TContent>(OrganizationReader reader, OrganizationWriter writer, IValidator<TInput> rules) : EditPage
    where TInput : new()
    where TContent : NewContent<TInput>
{
    [BindProperty]
    public TInput Input { get; set; } = new();

    public TContent Shown { get; private set; } = null!;

    /// <summary>Those who can own, update or hold what is added.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    protected OrganizationReader Reader => reader;

    protected OrganizationWriter Writer => writer;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = Shown.Suggested);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Input = WithButtons(Input);
        if (OnlyLooks)
            return ShowAsync(cancel);
        return SaveAsync(
            rules,
            Input,
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var onward = await AddAsync(cancel);
                writer.LeadTo(onward.Path);
                await write.CommitAsync(cancel);
                return onward;
            },
            cancel
        );
    }

    /// <summary>Whether a button asks only to be shown what was typed.</summary>
    protected virtual bool OnlyLooks => false;

    /// <summary>What was typed, with what a button of the form asks to change in it.</summary>
    protected virtual TInput WithButtons(TInput typed) => typed;

    /// <summary>Null where the thing to add to is not there for this person.</summary>
    protected abstract TContent? Find(OrganizationView o);

    /// <summary>Adds what was typed, inside a write.</summary>
    protected abstract Task<Onward> AddAsync(CancellationToken cancel);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(Find, cancel) is not { } found)
            return false;
        Shown = found;
        Denied = !found.IsAllowed;
        Way = found.Way;
        People = await writer.Db.ChoicesAsync([], cancel);
        return true;
    }
}
