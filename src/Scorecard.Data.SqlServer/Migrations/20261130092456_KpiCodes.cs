using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scorecard.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class KpiCodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Kpis_OrganizationId_CodeNormalized",
                table: "Kpis");

            migrationBuilder.CreateIndex(
                name: "IX_Kpis_CodeNormalized_OrganizationId",
                table: "Kpis",
                columns: new[] { "CodeNormalized", "OrganizationId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Kpis_CodeNormalized_OrganizationId",
                table: "Kpis");

            migrationBuilder.CreateIndex(
                name: "IX_Kpis_OrganizationId_CodeNormalized",
                table: "Kpis",
                columns: new[] { "OrganizationId", "CodeNormalized" },
                unique: true);
        }
    }
}
