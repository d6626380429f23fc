using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Identity;
using Scorecard.Data;

namespace Scorecard.Web.People;

public static class PresentPassword
{
    /// <summary>
    /// Makes sure that whoever sits here knows the password. Wrong tries count, so that a browser left open does not invite guessing.
    /// </summary>
    /// <exception cref="ValidationException">It is another one, as a sentence beside the box Current of a form.</exception>
    public static async Task RequirePasswordAsync(
        this Attempts attempts,
        UserManager<Person> people,
        Person person,
        string typed,
        CancellationToken cancel
    )
    {
        if (await attempts.TryAsync(person.Id, () => people.CheckPasswordAsync(person, typed), cancel) != Attempts.Verdict.Right)
            throw new ValidationException([
                new ValidationFailure("Current", "This is not your present password. After five wrong tries wait for 15 minutes"),
            ]);
        await attempts.SucceededAsync(person.Id, cancel);
    }
}
