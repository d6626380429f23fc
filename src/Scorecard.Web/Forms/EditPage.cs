using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Closings;
using Scorecard.Web.Frame;

namespace Scorecard.Web.Forms;

/// <summary>
/// A page with a form. What the person typed is kept whatever goes wrong: a rule that is broken, a shape that does not fit, or somebody
/// else's change.
/// </summary>
public abstract class EditPage : PageModel
{
    [TempData]
    public string? StatusMessage { get; set; }

    /// <summary>Set where someone else saved first; the page then shows both versions.</summary>
    public bool Conflict { get; protected set; }

    /// <summary>The way to the page, for the top bar.</summary>
    public IReadOnlyList<WayPoint> Way { get; protected set; } = [];

    /// <summary>Set while loading where the person sees the thing but may not do this to it.</summary>
    protected bool Denied { get; set; }

    /// <summary>Reads what the page shows beside the form; false where the thing is not there for this person.</summary>
    protected abstract Task<bool> LoadAsync(CancellationToken cancel);

    /// <summary>After a conflict: makes the form's version that of what someone else saved.</summary>
    protected virtual void TakeTheirVersion() { }

    /// <summary>Shows the page, or says that it is not there or not allowed.</summary>
    /// <param name="fill">Fills the form with what is saved.</param>
    protected async Task<IActionResult> ShowAsync(CancellationToken cancel, Action? fill = null)
    {
        if (!await LoadAsync(cancel))
            return NotFound();
        if (Denied)
            return Forbid();
        fill?.Invoke();
        return Page();
    }

    /// <summary>The address at which the last act is taken back; null where it is not.</summary>
    [TempData]
    public string? UndoAt { get; set; }

    /// <summary>Leaves for another page, which says what was done.</summary>
    /// <param name="undo">See <see cref="UndoAt"/>.</param>
    protected IActionResult Done(string message, string path, string? undo = null)
    {
        StatusMessage = message;
        UndoAt = undo;
        return LocalRedirect(path);
    }

    /// <summary>Runs the saving of a form; a refusal shows the form again with its sentence.</summary>
    protected async Task<IActionResult> SaveAsync(Func<Task<IActionResult>> save, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
            return NotFound();
        if (Denied)
            return Forbid();
        if (!ModelState.IsValid)
            return Page();
        try
        {
            return await save();
        }
        catch (RuleViolation broken)
        {
            ModelState.AddModelError(BoxOf(broken), broken.Message);
        }
        catch (ValidationException refused)
        {
            foreach (var error in refused.Errors)
                ModelState.AddModelError($"Input.{error.PropertyName}", error.ErrorMessage);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ShowConflictAsync(cancel);
        }
        return Page();
    }

    /// <summary>The box of what is to blame, where the form has one; else the whole form.</summary>
    private string BoxOf(RuleViolation broken) =>
        broken.Field == ClosedMonths.ReasonField ? ClosedMonths.ReasonField
        : broken.Field is { } field && ModelState.ContainsKey($"Input.{field}") ? $"Input.{field}"
        : "";

    /// <summary>Runs the saving of a form once every box fits, and leaves for the page that says what was done.</summary>
    protected Task<IActionResult> SaveAsync<TInput>(
        IValidator<TInput> rules,
        TInput input,
        Func<Task<Onward>> save,
        CancellationToken cancel
    ) =>
        SaveAsync(
            async () =>
            {
                await rules.ThrowIfInvalidAsync(input, cancel);
                var onward = await save();
                return Done(onward.Sentence, onward.Path);
            },
            cancel
        );

    /// <summary>
    /// Shows the form as typed beside what someone else saved meanwhile. The page's version becomes theirs, so that saving again is a
    /// decision.
    /// </summary>
    protected async Task<IActionResult> ShowConflictAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Conflict = true;
        ModelState.AddModelError(
            "",
            "Someone else saved this while you were editing. Compare your text with theirs below, then save again to keep yours."
        );
        ModelState.Remove("Input.Version");
        TakeTheirVersion();
        return Page();
    }
}

public static class Validation
{
    /// <summary>Refuses a form that was opened before someone else saved.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The versions differ; the page then shows both.</exception>
    public static void ThrowIfSavedSince(this int version, int saved)
    {
        if (version != saved)
            throw new DbUpdateConcurrencyException("Someone else saved this since the form was opened.");
    }

    /// <inheritdoc cref="ThrowIfSavedSince(int, int)"/>
    public static void ThrowIfSavedSince(this string? version, string? saved)
    {
        if (version != saved)
            throw new DbUpdateConcurrencyException("Someone else saved this since the form was opened.");
    }

    /// <summary>Does something for which one box stands; a rule that it breaks is said beside that box.</summary>
    /// <exception cref="ValidationException">A rule is broken.</exception>
    public static void Mark(string box, Action act)
    {
        try
        {
            act();
        }
        catch (RuleViolation broken)
        {
            throw new ValidationException([new ValidationFailure(box, broken.Message)]);
        }
    }

    /// <summary>Throws with one sentence per field that does not fit.</summary>
    public static async Task ThrowIfInvalidAsync<T>(this IValidator<T> validator, T input, CancellationToken cancel = default)
    {
        ValidationResult result = await validator.ValidateAsync(input, cancel);
        if (!result.IsValid)
            throw new ValidationException(result.Errors);
    }
}
