using FluentValidation;
using Scorecard.Domain;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Units;

/// <summary>What a person says about a unit.</summary>
public sealed record UnitInput
{
    public string? Name { get; init; }
    public string? Code { get; init; }
    public string? Description { get; init; }
    public bool Private { get; init; }

    /// <summary>Whose own scorecard it is; empty for one of several people.</summary>
    public string? PersonId { get; init; }

    /// <summary>Of existing units only, like what follows.</summary>
    public string? ParentId { get; init; }

    public DateOnly? ClosedFrom { get; init; }
    public int Version { get; init; }

    public static UnitInput Of(Unit unit) =>
        new()
        {
            Name = unit.Name,
            Code = unit.Code,
            Description = unit.Description,
            Private = unit.Private,
            PersonId = unit.PersonId is { } person ? PublicIds.Format(person) : null,
            ParentId = unit.ParentId is { } parent ? PublicIds.Format(parent) : null,
            ClosedFrom = unit.ClosedFrom,
            Version = unit.Version,
        };

    public void ApplyTo(Unit unit, long? personId)
    {
        unit.Rename(Name!);
        unit.Recode(Code!);
        unit.Describe(Description);
        unit.SetPrivate(Private);
        unit.BelongTo(personId);
    }

    public sealed class Validator : AbstractValidator<UnitInput>
    {
        public Validator()
        {
            RuleFor(x => x.Name).IsName();
            RuleFor(x => x.Code).IsCode();
            RuleFor(x => x.Description).IsDescription();
        }
    }
}
