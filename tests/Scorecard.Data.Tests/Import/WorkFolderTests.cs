using Scorecard.Data.Import;

namespace Scorecard.Data.Tests.Import;

public sealed class WorkFolderTests
{
    [Fact]
    public void Folders_that_an_ended_program_left_are_swept_and_those_in_use_are_not()
    {
        using var inUse = new WorkFolder();
        string left;
        using (var ended = new WorkFolder())
        {
            left = ended.Path + "-left";
            Directory.CreateDirectory(left);
            File.WriteAllText(Path.Combine(left, ".in-use"), "");
        }
        File.WriteAllText(Path.Combine(left, "values.csv"), "kpi");
        foreach (var folder in new[] { inUse.Path, left })
            Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow.AddMinutes(-2));

        WorkFolder.Sweep();

        Assert.Equal((true, false), (Directory.Exists(inUse.Path), Directory.Exists(left)));
    }
}
