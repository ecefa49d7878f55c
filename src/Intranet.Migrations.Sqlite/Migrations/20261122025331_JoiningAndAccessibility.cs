using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Intranet.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class JoiningAndAccessibility : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "HiddenUtc",
                table: "SharedCases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessibilityReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Where = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    What = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    HandledUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    HandledByTenant = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    HandledByUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandledByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    HandledByTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    HandledByOrganisation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    HandledByUnit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessibilityReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JoinSteps",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ByTenant = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByOrganisation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByUnit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JoinSteps", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessibilityReports_HandledUtc_AtUtc",
                table: "AccessibilityReports",
                columns: new[] { "HandledUtc", "AtUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessibilityReports");

            migrationBuilder.DropTable(
                name: "JoinSteps");

            migrationBuilder.DropColumn(
                name: "HiddenUtc",
                table: "SharedCases");
        }
    }
}
