using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Hosting;
using Scorecard.TestData;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>What limits are called, who counts as one, and settings that are none.</summary>
public sealed class LimitSettingTests
{
    [Theory]
    [InlineData("::ffff:198.51.100.7", "198.51.100.7")]
    [InlineData("198.51.100.7", "198.51.100.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002")]
    public void An_address_is_told_in_one_way(string sender, string told)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(sender);

        Assert.Equal(told, context.SenderAddress());
    }

    [Fact]
    public void The_table_of_the_documents_is_that_of_the_program()
    {
        var told = MarkdownTable.Read(Path.Combine(Files.Root, "docs", "access.md")).Single(table => table.Heading == "Limits").Rows;

        Assert.Equal(
            Limit.All.Select(limit => ($"`{limit.Setting}`", Default(limit))),
            told.Select(row => (row["setting"], row["unless set"]))
        );

        static string Default(Limit limit) =>
            limit.Of == Limit.Whose.Program ? "half the cores" : limit.Default.ToString(CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-1")]
    public void What_is_no_number_ends_the_start_with_a_sentence(string setting)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Limits:WhatIfPerMinute", setting)]).Build();

        var refused = Assert.Throws<CannotStart>(() => new ServiceCollection().AddLimits(settings));

        Assert.Equal($"Limits:WhatIfPerMinute is {setting}. Set it to a whole number from 1, or leave it away for 300.", refused.Message);
    }
}
