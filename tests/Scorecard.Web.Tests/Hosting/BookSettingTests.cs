using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Tests.Hosting;

public sealed class BookSettingTests
{
    [Theory]
    [InlineData("512MB", 512L << 20)]
    [InlineData("2 GB", 2L << 30)]
    public void The_memory_of_books_is_what_the_setting_says(string setting, long bytes) => Assert.Equal(bytes, Memory(setting).Bytes);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_the_setting_it_is_a_quarter(string? setting) => Assert.Equal(BookMemory.Default, Memory(setting));

    [Theory]
    [InlineData("plenty")]
    [InlineData("0%")]
    public void What_is_no_amount_ends_the_start_with_a_sentence(string setting)
    {
        var refused = Assert.Throws<CannotStart>(() => Memory(setting));

        Assert.Equal(
            $"Books:Memory is {setting}. Set it to an amount such as 512MB or 2GB, or to a share of the memory such as 25%.",
            refused.Message
        );
    }

    private static BookMemory Memory(string? setting)
    {
        var folder = Directory.CreateTempSubdirectory("scorecard-setting-").FullName;
        try
        {
            var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Books:Memory", setting)]).Build();
            using var services = new ServiceCollection().AddDatabase(settings, folder).BuildServiceProvider();
            return services.GetRequiredService<BookMemory>();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
