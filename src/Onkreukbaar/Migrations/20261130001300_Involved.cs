using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Who else a declaration is about.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261130001300_Involved")]
internal sealed class InvolvedPeople : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "registers_involved",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                DeclarationId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_involved", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_involved_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_involved_DeclarationId", row => new { row.BodyId, row.DeclarationId }, "registers_declarations", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_involved_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_registers_involved_BodyId_DeclarationId_PersonId", "registers_involved", ["BodyId", "DeclarationId", "PersonId"], unique: true);
        migrationBuilder.CreateIndex("IX_registers_involved_DeclarationId", "registers_involved", ["BodyId", "DeclarationId"]);
        migrationBuilder.CreateIndex("IX_registers_involved_PersonId", "registers_involved", ["BodyId", "PersonId"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("registers_involved");
}
