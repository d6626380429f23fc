using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scorecard.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SourcesBrokenSince : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "BrokenSince",
                table: "KpiFeeds",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "BrokenSince",
                table: "FileSources",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BrokenSince",
                table: "KpiFeeds");

            migrationBuilder.DropColumn(
                name: "BrokenSince",
                table: "FileSources");
        }
    }
}
