using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scorecard.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Formulas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FormulaText",
                table: "KpiDefinitions",
                type: "nvarchar(max)",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FormulaText",
                table: "KpiDefinitions");
        }
    }
}
