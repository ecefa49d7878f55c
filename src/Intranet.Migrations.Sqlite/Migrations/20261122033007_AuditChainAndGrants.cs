using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Intranet.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AuditChainAndGrants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "AuditTrail",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ErasureId",
                table: "AuditTrail",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealContent",
                table: "AuditTrail",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealSalt",
                table: "AuditTrail",
                type: "BLOB",
                maxLength: 16,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessGrants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Contents = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    GivenByTenant = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    GivenByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GivenByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    GivenByTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    GivenByOrganisation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    GivenByUnit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    GivenUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UntilUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedByTenant = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EndedByUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EndedByTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EndedByOrganisation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EndedByUnit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OpenedByTenant = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    OpenedByUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OpenedByTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OpenedByOrganisation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OpenedByUnit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OpenedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessGrants", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditAnchors",
                columns: table => new
                {
                    Store = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditAnchors", x => x.Store);
                });

            migrationBuilder.CreateTable(
                name: "AuditHead",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Turn = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHead", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditHolds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    FromUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UntilUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    About = table.Column<Guid>(type: "TEXT", nullable: true),
                    SetByTenant = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SetByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SetByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SetByTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SetByOrganisation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SetByUnit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SetUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReleasedByTenant = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ReleasedByUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReleasedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ReleasedByTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ReleasedByOrganisation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ReleasedByUnit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ReleasedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHolds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedGrants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GivenIn = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    GivenUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UntilUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SourceRevision = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedGrants", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditTrail_AtUtc",
                table: "AuditTrail",
                column: "AtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_AuditTrail_ErasureId",
                table: "AuditTrail",
                column: "ErasureId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedGrants_UntilUtc",
                table: "ReceivedGrants",
                column: "UntilUtc");

            // Rows written before the chain existed are sealed too, once somebody asks for it.
            migrationBuilder.Sql(
                """
                INSERT INTO "Outbox" ("Consumer", "Kind", "Key", "CreatedUtc", "DueUtc", "Attempts")
                SELECT 'audit.sealer', 'audit', '00000000-0000-0000-0000-000000000000', strftime('%Y-%m-%d %H:%M:%S', 'now'), strftime('%Y-%m-%d %H:%M:%S', 'now'), 0
                WHERE EXISTS (SELECT 1 FROM "AuditTrail" WHERE "SealSequence" IS NULL)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessGrants");

            migrationBuilder.DropTable(
                name: "AuditAnchors");

            migrationBuilder.DropTable(
                name: "AuditHead");

            migrationBuilder.DropTable(
                name: "AuditHolds");

            migrationBuilder.DropTable(
                name: "ReceivedGrants");

            migrationBuilder.DropIndex(
                name: "IX_AuditTrail_AtUtc",
                table: "AuditTrail");

            migrationBuilder.DropIndex(
                name: "IX_AuditTrail_ErasureId",
                table: "AuditTrail");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "AuditTrail");

            migrationBuilder.DropColumn(
                name: "ErasureId",
                table: "AuditTrail");

            migrationBuilder.DropColumn(
                name: "SealContent",
                table: "AuditTrail");

            migrationBuilder.DropColumn(
                name: "SealSalt",
                table: "AuditTrail");
        }
    }
}
