using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Which declaration came after which about the same thing.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261130001400_Following")]
internal sealed class FollowingDeclarations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "registers_following",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                EarlierId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_following", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_following_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_following_Id", row => new { row.BodyId, row.Id }, "registers_declarations", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_following_EarlierId", row => new { row.BodyId, row.EarlierId }, "registers_declarations", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_registers_following_EarlierId", "registers_following", ["BodyId", "EarlierId"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("registers_following");
}
