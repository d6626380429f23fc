using Scorecard.Web.Frame;

namespace Scorecard.Web.Tests.Frame;

public class ShellTests
{
    [Theory]
    [InlineData("Marta Kowalczyk", "MK")]
    [InlineData("Inês", "I")]
    [InlineData("Jan van der Berg", "JV")]
    [InlineData("élodie (temp) Roux", "ÉR")]
    [InlineData(null, "")]
    public void Initials_are_the_first_two_words(string? name, string initials) =>
        Assert.Equal(initials, new ShellModel { PersonName = name }.Initials);

    [Theory]
    [InlineData(false, false, "/ /evidence /kpis /initiatives /meetings /comments /enter /health-check /toolkit /templates")]
    [InlineData(true, false, "/ /evidence /kpis /initiatives /meetings /comments /enter /health-check /toolkit /templates /import")]
    [InlineData(true, true, "/ /evidence /kpis /initiatives /meetings /comments /enter /health-check /toolkit /templates /import /admin")]
    public void The_menu_shows_what_the_person_may_open(bool import, bool administer, string paths) =>
        Assert.Equal(
            paths,
            string.Join(' ', ShellMenu.For(new ShellModel { CanImport = import, CanAdminister = administer }).Select(item => item.Path))
        );

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/units/0abc", "/")]
    [InlineData("/units/0abc/map", "/units/0abc/map")]
    [InlineData("/units/0abc/cascade", "/units/0abc/cascade")]
    [InlineData("/objectives/0abc", "/")]
    [InlineData("/kpis/0abc", "/kpis")]
    [InlineData("/initiatives/0abc/edit", "/initiatives")]
    [InlineData("/enter", "/enter")]
    [InlineData("/toolkit/lessons/1", "/toolkit")]
    [InlineData("/units/0abc/heat-map", "/units/0abc/heat-map")]
    [InlineData("/units/0abc/moved", "/units/0abc/moved")]
    [InlineData("/units/0abc/what-if", "/units/0abc/what-if")]
    [InlineData("/units/0abc/briefing", "/units/0abc/briefing")]
    [InlineData("/units/0abc/attention", "/")]
    [InlineData("/search", null)]
    [InlineData("/compare", "/compare?of=units&a=0abc")]
    [InlineData("/account", null)]
    public void One_item_at_most_is_current(string path, string? current)
    {
        var menu = ShellMenu.For(new ShellModel { UnitPath = "/units/0abc" }).ToList();
        Assert.Equal(current, menu.SingleOrDefault(item => item.IsCurrent(path, menu))?.Path);
    }
}
