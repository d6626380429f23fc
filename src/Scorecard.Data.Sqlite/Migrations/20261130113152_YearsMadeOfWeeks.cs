using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scorecard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class YearsMadeOfWeeks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FiscalWeekStart",
                table: "Organizations",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Sunday");

            migrationBuilder.AddColumn<string>(
                name: "FiscalWeeks",
                table: "Organizations",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FiscalYearEnd",
                table: "Organizations",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Last");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FiscalWeekStart",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "FiscalWeeks",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "FiscalYearEnd",
                table: "Organizations");
        }
    }
}
