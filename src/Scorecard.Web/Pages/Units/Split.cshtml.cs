using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Units;

/// <summary>Gives some of what a unit has to a new one beside it, or to another one of its tier.</summary>
public sealed class SplitModel(OrganizationReader reader, OrganizationWriter writer, StructureDating dating)
    : RegroupPage(reader, writer, dating, "Split")
{
    [BindProperty]
    public SplitInput Input { get; set; } = new();

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new SplitInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                await using var write = await Writer.BeginAsync(cancel);
                var to = string.IsNullOrEmpty(Input.Into) ? await AddAsync(cancel) : await ChosenAsync(Input.Into, cancel);
                var what = new Handover(
                    Shown.Unit.Id,
                    RegroupContent.Ticked(Shown.Objectives, Input.Objectives, "objective"),
                    RegroupContent.Ticked(Shown.Below, Input.Below, "unit"),
                    People
                );
                var went = await what.ToAsync(to, Writer, cancel);
                When.Button = "Split";
                if (!await Dating.HoldAsync(When, cancel))
                    return Page();
                var path = $"~/units/{PublicIds.Format(to.Id)}";
                Writer.LeadTo(path);
                await write.CommitAsync(cancel);
                return Done($"{Shown.Unit.Name} is split.{When.Sentence} {went}", path);
            },
            cancel
        );

    private async Task<Unit> AddAsync(CancellationToken cancel)
    {
        var organization = await Writer.Db.Organizations.PresentAsync(cancel);
        var above = await Writer.Db.Units.Where(u => u.Id == Shown.Unit.ParentId).PresentAsync(cancel);
        var unit = Unit.Below(Writer.NextId(), organization, above, Input.Code!, Input.Name!);
        unit.SetPrivate(Shown.Unit.Private);
        await Writer.RefuseTakenCodeAsync(unit, cancel);
        Writer.Db.Add(unit);
        return unit;
    }
}

/// <summary>What goes, and where to.</summary>
public sealed record SplitInput
{
    /// <summary>An existing unit; empty for a new one.</summary>
    public string? Into { get; init; }

    /// <summary>Of a new unit, like its code.</summary>
    public string? Name { get; init; }

    public string? Code { get; init; }

    public List<string> Objectives { get; init; } = [];

    public List<string> Below { get; init; } = [];

    public sealed class Validator : AbstractValidator<SplitInput>
    {
        public Validator()
        {
            When(
                x => string.IsNullOrEmpty(x.Into),
                () =>
                {
                    RuleFor(x => x.Name).IsName();
                    RuleFor(x => x.Code).IsCode();
                }
            );
            RuleFor(x => x.Objectives)
                .Must((x, objectives) => objectives.Count + x.Below.Count > 0)
                .WithMessage("Tick at least one objective or unit that goes");
        }
    }
}
