using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scorecard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddChangesBySubject : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Changes_OrganizationId_Subject_Sequence_Ordinal",
                table: "Changes",
                columns: new[] { "OrganizationId", "Subject", "Sequence", "Ordinal" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Changes_OrganizationId_Subject_Sequence_Ordinal",
                table: "Changes");
        }
    }
}
