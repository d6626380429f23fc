using Scorecard.Domain;

namespace Scorecard.Web.Tests.Access;

/// <summary>What is typed into the forms on units.</summary>
internal static class UnitAccessForms
{
    public static AccessForm? Of(string request, Place at, long some) =>
        request switch
        {
            "POST /units?handler=EnterAll" => new() { HasNoPage = true },
            "POST /units/new" => new(("Input.Name", $"QUAGGA made {some}"), ("Input.Code", $"QUAGGA-M{some}")),
            "POST /units/{id}/attention?handler=Dismiss" => new() { IsSilent = true },
            "POST /units/{id}/attention?handler=TakeBack" => new(("Input.Item", $"Overdue:{at.Unit.Id}:{at.Kpi.Id}:"))
            {
                HasNoPage = true,
                IsSilent = true,
            },
            "POST /units/{id}/what-if" or "POST /units/{id}/what-if?handler=Drop" or "POST /units/{id}/what-if?handler=Try" =>
                AccessForm.Unseen(),
            "POST /units/{id}/what-if?handler=Keep" => new(
                ("Name", $"QUAGGA hopes {some}"),
                ("Input.Rows[0].Kpi", PublicIds.Format(at.Kpi.Id)),
                ("Input.Rows[0].Weight", "2")
            )
            {
                HasNoPage = true,
                IsSilent = true,
            },
            "POST /units/{id}/map?handler=Add" => new(
                ("Input.CauseId", PublicIds.Format(at.BareObjective.Id)),
                ("Input.EffectId", PublicIds.Format(at.Objective.Id)),
                ("Input.Note", "QUAGGA")
            )
            {
                Query = "?edit=yes",
            },
            "POST /units/{id}/map?handler=Change" => new(("Input.Lag", "7"), ("Input.Note", "QUAGGA"))
            {
                Query = $"?edit=yes&change={PublicIds.Format(at.Link!.Id)}",
            },
            "POST /units/{id}/map?handler=Remove" => new() { Query = "?edit=yes" },
            "POST /units/{id}/meeting?handler=Capture" => new(("Input.Words", $"QUAGGA agreed {some}")),
            "POST /units/{id}/meeting/entries/{entry}" => new(("Input.Words", $"QUAGGA agreed anew {some}")),
            "POST /units/{id}/meeting/entries/{entry}?handler=Tick" => new(("done", "yes")) { HasNoPage = true },
            "POST /units/{id}/meeting/entries/{entry}/delete" => new(),
            "POST /units/{id}/template" => new(("Input.Name", $"QUAGGA way {some}"), ("Input.Summary", "QUAGGA through and through"))
            {
                HasNoPage = true,
            },
            "POST /units/{id}/reporting?handler=Remind" => AccessForm.Unseen(),
            "POST /units/{id}/merge" => new(("Into", PublicIds.Format(at.Answering!.Id))),
            "POST /units/{id}/split" => new(
                ("Input.Name", $"QUAGGA part {some}"),
                ("Input.Code", $"QUAGGA-P{some}"),
                ("Input.Objectives", PublicIds.Format(at.Objective.Id))
            ),
            "POST /units/{id}/edit" => new(("Input.Description", $"QUAGGA described {some}")),
            _ => null,
        };
}
