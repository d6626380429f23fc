using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mapped;

/// <summary>Finds for what the rows name the units and KPIs that are there, and gives codes to what is new.</summary>
internal sealed class MeasureBook(FileMapping mapping, OrganizationModel model)
{
    private const int LongestSlug = 24;

    private readonly KnownNames known = new(model);
    private readonly Dictionary<string, MappedUnit> units = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<MeasureKey, MappedMeasure> measures = [];
    private readonly HashSet<string> unitCodes = new(model.Units.Select(u => u.Code), StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> kpiCodes = new(model.Kpis.Select(k => k.Code), StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MappedMeasure> byCode = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<MappedMeasure> Measures => measures.Values;

    public IReadOnlyCollection<MappedUnit> Units => units.Values;

    /// <summary>The unit below which new ones come to stand, and to which measures belong that name none.</summary>
    public MappedUnit Whole
    {
        get
        {
            if (field is not null)
                return field;
            var unit = mapping.Unit is { } code ? model.Units.FirstOrDefault(u => u.Code == code) ?? model.Root : model.Root;
            return field = unit is not null
                ? new(unit.Name, unit, unit.Code)
                : throw new RuleViolation("The organization has no unit yet. Give it one first.");
        }
    }

    public KnownNames Known => known;

    public MappedMeasure Measure(MeasureKey key, bool hasUnits)
    {
        if (measures.TryGetValue(key, out var found))
            return found;
        var choice = mapping.Measures.GetValueOrDefault(key.Text) ?? new();
        var unit = hasUnits ? Unit(key.Unit) : Whole;
        var kpi = choice.Kpi switch
        {
            MeasureChoice.New or MeasureChoice.LeaveOut => null,
            { } code => known.KpiByCode(code) ?? Find(key, unit.Unit, hasUnits),
            null => Find(key, unit.Unit, hasUnits),
        };
        var isLeftOut = choice.Kpi == MeasureChoice.LeaveOut;
        var code2 = kpi?.Code ?? (isLeftOut ? "" : NewCode(key, unit, hasUnits));
        if (!isLeftOut && byCode.TryGetValue(code2, out var same))
            return measures[key] = same;
        var measure = new MappedMeasure(key, choice, unit, code2, kpi, mapping.Frequency) { IsLeftOut = isLeftOut };
        if (!isLeftOut)
            byCode[code2] = measure;
        return measures[key] = measure;
    }

    private MappedUnit Unit(string text)
    {
        if (units.TryGetValue(text, out var found))
            return found;
        var choice = mapping.Units.GetValueOrDefault(text);
        var unit =
            choice == MeasureChoice.New ? null
            : choice is not null ? known.Unit(choice) ?? known.Unit(text)
            : known.Unit(text);
        return units[text] = unit is not null ? new(text, unit, unit.Code) : new(text, null, Free(Slug(text), unitCodes));
    }

    private Kpi? Find(MeasureKey key, Unit? unit, bool hasUnits)
    {
        if (key.Code.Length > 0)
        {
            var coded = known.KpiByCode(key.Code);
            if (coded is not null && (!hasUnits || unit is null || model.UnitOf(coded).Id == unit.Id))
                return coded;
            if (unit is not null && known.KpiByCode($"{unit.Code}/{key.Code}") is { } below)
                return below;
        }
        if (key.Name.Length == 0 || (hasUnits && unit is null))
            return null;
        return known.KpiByName(key.Name, unit) ?? (hasUnits ? null : known.KpiByName(key.Name, null));
    }

    private string NewCode(MeasureKey key, MappedUnit unit, bool hasUnits)
    {
        var own = key.Code.Length > 0 && IsCode(key.Code) ? key.Code : Slug(key.Name.Length > 0 ? key.Name : key.Code);
        var above = hasUnits ? unit.Code + "/" : "";
        return key.Code.Length > 0 && !kpiCodes.Contains(own) && kpiCodes.Add(own) ? own : Free(above + own, kpiCodes);
    }

    public static bool IsCode(string text)
    {
        try
        {
            return TextRules.Code(text, "KPI") == text;
        }
        catch (RuleViolation)
        {
            return false;
        }
    }

    /// <summary>Letters and digits of a name, with a line between words.</summary>
    public static string Slug(string name)
    {
        var words = new string([.. TextRules.Plain(name)!.ToUpperInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            // Letters of two alphabets in one word are refused in codes.
            .Where(word => !Lookalikes.MixesAlphabets(word));
        var slug = string.Join('-', words);
        slug = slug.Length > LongestSlug ? slug[..LongestSlug].TrimEnd('-') : slug;
        return slug.Length > 0 ? slug : "X";
    }

    public static string Free(string code, HashSet<string> taken)
    {
        code = code.Length > TextRules.CodeLength - 5 ? code[..(TextRules.CodeLength - 5)] : code;
        var free = code;
        for (var i = 2; !taken.Add(free); i++)
            free = $"{code}-{i}";
        return free;
    }
}
