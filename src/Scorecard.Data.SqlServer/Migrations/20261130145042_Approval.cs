using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scorecard.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Approval : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "OwnApproval",
                table: "Organizations",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "WaitingCounts",
                table: "Organizations",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Standing",
                table: "Measurements",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Counted");

            migrationBuilder.AddColumn<bool>(
                name: "NeedsApproval",
                table: "Kpis",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "SponsorId",
                table: "Kpis",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Kpis_SponsorId",
                table: "Kpis",
                column: "SponsorId");

            migrationBuilder.AddForeignKey(
                name: "FK_Kpis_People_SponsorId",
                table: "Kpis",
                column: "SponsorId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Kpis_People_SponsorId",
                table: "Kpis");

            migrationBuilder.DropIndex(
                name: "IX_Kpis_SponsorId",
                table: "Kpis");

            migrationBuilder.DropColumn(
                name: "OwnApproval",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "WaitingCounts",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Standing",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "NeedsApproval",
                table: "Kpis");

            migrationBuilder.DropColumn(
                name: "SponsorId",
                table: "Kpis");
        }
    }
}
