using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Domain.Access;

namespace Scorecard.Web.Pages.Admin.People;

/// <summary>A form that gives a role on a unit.</summary>
public interface IGivesRole
{
    Role Role { get; }

    /// <summary>Its public id.</summary>
    string? Unit { get; }

    IReadOnlyList<SelectListItem> UnitChoices { get; }
}
