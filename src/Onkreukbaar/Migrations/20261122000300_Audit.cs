using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>The chain of what happened, and how far it has come, per body and year.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261122000300_Audit")]
internal sealed class Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "audit_heads",
            columns: table => new
            {
                BodyId = table.Column<Guid>(),
                Year = table.Column<int>(),
                Seq = table.Column<long>(),
                Hash = table.Column<string>(maxLength: 64),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_audit_heads", head => new { head.BodyId, head.Year });
                table.ForeignKey("FK_audit_heads_organisation_bodies_BodyId", head => head.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "audit_entries",
            columns: table => new
            {
                BodyId = table.Column<Guid>(),
                Year = table.Column<int>(),
                Seq = table.Column<long>(),
                At = table.Column<long>(),
                Actor = table.Column<Guid>(nullable: true),
                OnBehalfOf = table.Column<Guid>(nullable: true),
                Origin = table.Column<string>(maxLength: 10),
                Action = table.Column<string>(maxLength: 40),
                Kind = table.Column<string>(maxLength: 40),
                ObjectId = table.Column<Guid>(),
                Result = table.Column<string>(maxLength: 40),
                Reason = table.Column<string>(maxLength: 200, nullable: true),
                ContentMac = table.Column<string>(maxLength: 64, nullable: true),
                Hash = table.Column<string>(maxLength: 64),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_audit_entries", entry => new { entry.BodyId, entry.Year, entry.Seq });
                table.ForeignKey("FK_audit_entries_organisation_bodies_BodyId", entry => entry.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
            });
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("audit_entries");
        migrationBuilder.DropTable("audit_heads");
    }
}
