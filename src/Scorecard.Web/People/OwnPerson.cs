using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Scorecard.Data;

namespace Scorecard.Web.People;

public static class OwnPerson
{
    /// <summary>The account of whoever is signed in, to be changed.</summary>
    public static async Task<Person> OwnAsync(this UserManager<Person> people, ClaimsPrincipal user) =>
        await people.GetUserAsync(user) ?? throw new InvalidOperationException("The person is gone.");
}
