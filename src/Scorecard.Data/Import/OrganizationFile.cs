using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Import;

/// <summary>organization.csv: settings by key.</summary>
internal static class OrganizationFile
{
    private static readonly string[] Keys =
    [
        "name",
        "tiers",
        "perspectives",
        "perspective_weights",
        "fiscal_year_start",
        "green_from",
        "amber_from",
        "minimum_coverage",
        "time_zone",
        "currency",
        "fiscal_year_named_by",
        FiscalYearWeeks,
        WeekStartsOn,
        FiscalYearEnds,
    ];

    internal const string FiscalYearWeeks = "fiscal_year_weeks";
    internal const string WeekStartsOn = "week_starts_on";
    internal const string FiscalYearEnds = "fiscal_year_ends";

    /// <param name="hasValues">Whether values of any of some frequencies exist.</param>
    public static async Task ReadAsync(ImportFiles files, ImportDraft draft, Func<IReadOnlyList<Frequency>, Task<bool>> hasValues)
    {
        var made = new YearSettings(draft.Organization.Calendar.Weeks);
        NameTiersAsSaid(draft);
        using var table = TableReader.Open(files, ImportFormat.Organization, draft.Context);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        (double? Amber, double? Green) bands = default;
        while (table?.Read() == true)
        {
            var key = table.Required("key");
            if (key.Length > 0 && !Keys.Contains(key, StringComparer.OrdinalIgnoreCase))
                table.Bad("key", $"There is no setting “{key}”. The settings are {string.Join(", ", Keys)}.");
            else if (!seen.Add(key))
                table.Bad("key", $"The setting “{key}” is there twice. Keep one of the lines.");
            if (!table.Ok || table.Text("value") is not { } value)
                continue;
            var organization = draft.Organization;
            switch (key.ToLowerInvariant())
            {
                case "name" when TextRules.Normalize(value) != organization.NameNormalized:
                    draft.Context.Notes.Add(
                        $"organization.csv says “{value}”; the organization keeps its name “{organization.Name}”. "
                            + "Administration can rename it."
                    );
                    break;
                case "tiers":
                    draft.MayAddTiers = false;
                    table.Try("value", () => organization.NameTiers([.. TableReader.Parts(value)], draft.DeepestTier));
                    break;
                case "perspectives":
                    SetPerspectives(table, draft, [.. TableReader.Parts(value)]);
                    break;
                case "perspective_weights":
                    SetWeights(table, draft, [.. TableReader.Parts(value)]);
                    break;
                case "fiscal_year_start" when table.Whole("value") is { } month:
                    var fiscal = Enum.GetValues<Frequency>().Where(organization.Calendar.IsFiscal).ToList();
                    var held = month != organization.FiscalYearStart && await hasValues(fiscal);
                    table.Try("value", () => organization.StartFiscalYearIn(month, held));
                    break;
                case "green_from":
                    bands.Green = (double?)table.Number("value");
                    break;
                case "amber_from":
                    bands.Amber = (double?)table.Number("value");
                    break;
                case "minimum_coverage" when table.Share("value") is { } share:
                    table.Try("value", () => organization.SetMinimumCoverage((double)share));
                    break;
                case "currency":
                    table.Try("value", () => organization.SetCurrency(value));
                    break;
                case "fiscal_year_named_by" when table.Choice<FiscalYearNaming>("value") is { } naming:
                    organization.NameFiscalYearBy(naming);
                    break;
                case FiscalYearWeeks or WeekStartsOn or FiscalYearEnds:
                    made.Read(table, key, value);
                    break;
                case "time_zone":
                    table.Try("value", () => organization.SetTimeZone(value));
                    break;
            }
        }
        if (made.Weeks != draft.Organization.Calendar.Weeks)
        {
            var held = await hasValues(Enum.GetValues<Frequency>());
            draft.Context.Problems.Try(
                ImportFormat.Organization.File,
                made.Line,
                "value",
                () => draft.Organization.MakeYearsOf(made.Weeks, held)
            );
        }
        if (bands is not (null, null))
            draft.Context.Problems.Try(
                ImportFormat.Organization.File,
                0,
                "value",
                () => draft.Organization.SetBands(bands.Amber ?? draft.Organization.AmberFrom, bands.Green ?? draft.Organization.GreenFrom)
            );
        if ((table is not null || draft.Context.Questions.Choices.Tiers is not null) && !draft.IsNew)
            draft.Count("settings", draft.NewPerspectives.Count, [draft.Organization, .. draft.Perspectives.Except(draft.NewPerspectives)]);
    }

    /// <summary>Names the tiers as the person did; those added to the organization since then stay.</summary>
    private static void NameTiersAsSaid(ImportDraft draft)
    {
        if (draft.Context.Questions.Choices.Tiers is { } said)
            draft.Organization.NameTiers([.. said, .. draft.Organization.Tiers.Skip(said.Count).Select(t => t.Name)], draft.DeepestTier);
    }

    /// <summary>The classic four, for a new organization whose files name none.</summary>
    public static void AddDefaultPerspectives(ImportDraft draft)
    {
        foreach (var name in Perspective.DefaultNames)
            Add(draft, name);
    }

    private static void SetPerspectives(TableReader table, ImportDraft draft, List<string> names)
    {
        if (names.Count == 0 || names.Select(TextRules.Normalize).Distinct().Count() < names.Count)
        {
            table.Bad("value", "Name at least one perspective, and each only once.");
            return;
        }
        foreach (var gone in draft.Perspectives.Where(p => !names.Select(TextRules.Normalize).Contains(p.NameNormalized)).ToList())
            if (gone.Obstacle(draft.Objectives.All.Count(o => o.PerspectiveId == gone.Id), names.Count) is { } obstacle)
                table.Bad("value", $"{obstacle} Or keep it in the list.");
            else
            {
                draft.Perspectives.Remove(gone);
                draft.Remove(gone);
            }
        for (var i = 0; i < names.Count && table.Ok; i++)
            if (draft.Perspectives.Find(p => p.NameNormalized == TextRules.Normalize(names[i])) is { } known)
                known.MoveTo(i);
            else
                table.Try("value", () => Add(draft, names[i], i));
    }

    private static void SetWeights(TableReader table, ImportDraft draft, List<string> weights)
    {
        var perspectives = draft.Perspectives.OrderBy(p => p.Position).ToList();
        if (weights.Count != perspectives.Count)
        {
            table.Bad(
                "value",
                $"{Plural.Of(weights.Count, "weight")} for {Plural.Of(perspectives.Count, "perspective")}. "
                    + "Write one for each, with ; between them."
            );
            return;
        }
        foreach (var (perspective, text) in perspectives.Zip(weights))
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight))
                table.Try("value", () => perspective.Change(perspective.Name, weight));
            else
                table.Bad("value", $"“{TableReader.Shown(text)}” is no weight. Write numbers from 0 on, such as 1;2;1.5.");
    }

    private static void Add(ImportDraft draft, string name, int? position = null)
    {
        var perspective = new Perspective(draft.NextId(), draft.Organization.Id, name, position ?? draft.Perspectives.Count);
        draft.Perspectives.Add(perspective);
        draft.NewPerspectives.Add(perspective);
    }
}
