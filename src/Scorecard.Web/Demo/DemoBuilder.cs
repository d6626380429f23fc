using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Demo;

/// <summary>Turns the tables of <see cref="Northwind"/> into entities.</summary>
internal sealed partial class DemoBuilder(DateTime now, NewIds ids)
{
    private readonly Organization organization = new(ids.Next(), Northwind.Name);
    private readonly Dictionary<string, Person> people = [];
    private readonly Dictionary<string, Unit> units = [];
    private readonly Dictionary<string, Objective> objectives = [];
    private readonly Dictionary<string, Kpi> kpis = [];
    private readonly Dictionary<string, KpiLine> lines = NorthwindKpis.All.ToDictionary(line => line.Code);

    private FiscalCalendar Calendar => organization.Calendar;

    private DateOnly Today => organization.DateAt(now);

    private Period LastMonth => Calendar.Shift(Calendar.Containing(Frequency.Month, Today), -1);

    public DemoOrganization Build()
    {
        organization.SetCurrency(Northwind.Currency);
        foreach (var line in Northwind.People)
            people[line.Key] = PersonOf(line);
        foreach (var line in Northwind.Units)
            units[line.Code] = UnitOf(line);
        var perspectives = Perspective
            .DefaultNames.Select((name, i) => new Perspective(ids.Next(), organization.Id, name, i, Northwind.PerspectiveWeights[i]))
            .ToList();
        foreach (var line in Northwind.Objectives)
            objectives[line.Code] = ObjectiveOf(line, perspectives[line.Perspective]);
        foreach (var line in lines.Values)
            kpis[line.Code] = KpiOf(line);
        foreach (var line in lines.Values)
        foreach (var child in line.Children)
            kpis[child].FeedInto(kpis[line.Code].Id);

        var meeting = HeldMeeting();
        return new()
        {
            Organization = organization,
            People = [.. people.Values],
            Memberships =
            [
                .. Northwind.People.SelectMany(line =>
                    line.Units.Select(unit => new Membership(people[line.Key].Id, units[unit], line.Role))
                ),
            ],
            Perspectives = perspectives,
            Units = [.. units.Values],
            Objectives = [.. objectives.Values],
            Contributions =
            [
                .. Northwind.Contributions.Select(line => new Contribution(
                    objectives[line.From],
                    objectives[line.To],
                    line.Weight,
                    line.Counts
                )),
            ],
            Kpis = [.. kpis.Values],
            Answers = Answers(),
            Causes = Causes(),
            Initiatives = Initiatives(),
            Meeting = meeting,
            MeetingEntries = EntriesOf(meeting),
            Measurements = [.. lines.Values.Where(line => line.RollUp is null).SelectMany(MeasurementsOf)],
        };
    }

    private Person PersonOf(Northwind.PersonLine line)
    {
        var person = new Person(ids.Next(), line.Name, line.Email)
        {
            NormalizedEmail = line.Email.ToUpperInvariant(),
            LockoutEnabled = true,
        };
        person.NormalizedUserName = person.UserName!.ToUpperInvariant();
        person.BelongToDemo();
        person.WorkIn(organization.Id);
        person.Rename(line.Name, line.Title);
        return person;
    }

    private Unit UnitOf(Northwind.UnitLine line)
    {
        var unit = line.Parent is null
            ? Unit.Root(ids.Next(), organization, line.Code, line.Name)
            : Unit.Below(ids.Next(), organization, units[line.Parent], line.Code, line.Name);
        unit.Describe(line.About);
        return unit;
    }

    private Objective ObjectiveOf(Northwind.ObjectiveLine line, Perspective perspective)
    {
        var objective = new Objective(ids.Next(), units[line.Unit], perspective, line.Code, line.Name);
        objective.Change(
            line.Name,
            null,
            perspective,
            line.Weight,
            (decimal)line.CascadeShare,
            RollUpRule.WeightedMean,
            people[line.Owner].Id
        );
        return objective;
    }

    private Kpi KpiOf(KpiLine line)
    {
        var coarse = line.Frequency > Frequency.Month;
        var details = new KpiDetails(line.Name, line.Measure, line.Frequency, line.Aggregation, line.Scale.Compile(Bands.Default).Direction)
        {
            Description = line.About,
            Indicator = line.Indicator,
            ValueSource = line.RollUp is null ? ValueSource.Entered : ValueSource.RolledUp,
            RollUp = line.RollUp,
            RollUpWeight = (decimal)line.RollUpWeight,
            // So that a month shows the last quarter's or year's value until the next is in.
            CarryForward = coarse ? 1 : 0,
            OwnerId = line.Unnamed ? null : people[OwnerOf(line)].Id,
            DueDays =
                coarse ? 30
                : line.Frequency == Frequency.Week ? 3
                : 10,
        };
        if (line.Scale.Kind != ScaleKind.YesNo)
        {
            var (lowest, highest) = line.Possible ?? (0, line.Measure == "%" ? 100 : null);
            details = details with
            {
                NumeratorName = line.Counts?.Above,
                DenominatorName = line.Counts?.Below,
                Lowest = lowest,
                Highest = highest,
            };
        }
        var begin = Calendar.Shift(LastMonth, 1 - line.Months).Start;
        var kpi = new Kpi(
            ids.Next(),
            objectives[line.Objective],
            line.Code,
            details,
            new(begin, line.Earlier?.Scale ?? line.Scale, (decimal)line.Weight)
        );
        if (line.Earlier is { } earlier)
            kpi.Define(new(Calendar.Shift(LastMonth, 1 - earlier.MonthsAgo).Start, line.Scale, (decimal)line.Weight));
        if (line is { RollUp: null, Unnamed: false })
            kpi.NameUpdaters(UpdatersOf(line).Select(key => people[key].Id));
        return kpi;
    }

    private IEnumerable<Measurement> MeasurementsOf(KpiLine line)
    {
        var kpi = kpis[line.Code];
        var by = people[UpdatersOf(line).FirstOrDefault() ?? OwnerOf(line)].Id;
        foreach (var report in History.Of(line, PeriodsOf(line), lines))
        {
            var chance = new Noise($"{line.Code} {report.Period.Start.DayNumber - LastMonth.Start.DayNumber}");
            var days = line.Frequency == Frequency.Week ? chance.Between(1, 3) : chance.Between(2, 10);
            var first = Record(report.First ?? report.Value, report.First is null ? report.Note : null, null, At(days));
            yield return first;
            if (report.First is not null)
                yield return Record(report.Value, report.Note, first, At(days + chance.Between(6, 14)));

            Measurement Record(MeasuredValue value, string? note, Measurement? current, DateTime at) =>
                kpi.Record(report.Period, value, note, current, Calendar, null, organization.DateAt(at), at, by);

            DateTime At(int days)
            {
                var at = report
                    .Period.End.AddDays(days)
                    .ToDateTime(new TimeOnly(chance.Between(7, 16), chance.Between(0, 59)), DateTimeKind.Utc);
                return at < now ? at : now;
            }
        }
    }

    /// <summary>The KPI's own periods of its months, as far as they are over, earliest first.</summary>
    private List<Period> PeriodsOf(KpiLine line)
    {
        var (first, last) = (Calendar.Shift(LastMonth, 1 - line.Months).Start, LastMonth.End);
        var begin = Calendar.Containing(line.Frequency, first);
        var all = Enumerable.Range(0, DemoOrganization.Months * 5).Select(i => Calendar.Shift(begin, i));
        return line.Frequency == Frequency.Week
            ? [.. all.Where(week => week.Anchor >= first && week.Anchor <= last && week.End < Today)]
            : [.. all.Where(period => period.End <= last)];
    }

    private static string OwnerOf(KpiLine line) =>
        line.Owner ?? Northwind.Units.Single(u => u.Code == Northwind.Objectives.Single(o => o.Code == line.Objective).Unit).Head;

    private static string[] UpdatersOf(KpiLine line) => line.Updaters ?? [OwnerOf(line)];
}
