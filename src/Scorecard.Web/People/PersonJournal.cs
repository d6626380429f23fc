using Scorecard.Data;
using Scorecard.Domain.Changes;

namespace Scorecard.Web.People;

/// <summary>People belong to no single organization, so what happens to them is logged by hand.</summary>
public static class PersonJournal
{
    public static void LogRename(this WriteTransaction write, Person person, string nameBefore, string? titleBefore)
    {
        if (person.DisplayName != nameBefore)
            write.Log(Subject.Person, person.Id, "Name", nameBefore, person.DisplayName);
        if (person.Title != titleBefore)
            write.Log(Subject.Person, person.Id, "Title", titleBefore, person.Title);
    }
}
