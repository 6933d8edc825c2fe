using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Rounds in which office-holders sign that the register is right.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261122000600_Rounds")]
internal sealed class Rounds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "registers_rounds",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Register = table.Column<string>(maxLength: 40),
                Year = table.Column<int>(),
                Quarter = table.Column<int>(),
                Owner = table.Column<string>(maxLength: 40),
                OpenedOn = table.Column<DateOnly>(),
                AnswerBy = table.Column<DateOnly>(),
                OpenedById = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_rounds", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_rounds_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_rounds_OpenedById", row => new { row.BodyId, row.OpenedById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "registers_round_members",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                RoundId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                Answer = table.Column<string>(maxLength: 40, nullable: true),
                SignedAt = table.Column<long>(nullable: true),
                SignedOn = table.Column<DateOnly>(nullable: true),
                RemindedOn = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_round_members", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_round_members_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_round_members_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_round_members_RoundId", row => new { row.BodyId, row.RoundId }, "registers_rounds", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_registers_round_members_Once", "registers_round_members", ["BodyId", "RoundId", "PersonId"], unique: true);
        migrationBuilder.CreateIndex("IX_registers_round_members_PersonId", "registers_round_members", ["BodyId", "PersonId"]);
        migrationBuilder.CreateIndex("IX_registers_round_members_RoundId", "registers_round_members", ["BodyId", "RoundId"]);
        migrationBuilder.CreateIndex("IX_registers_rounds_Once", "registers_rounds", ["BodyId", "Register", "Year", "Quarter", "Owner"], unique: true);
        migrationBuilder.CreateIndex("IX_registers_rounds_OpenedById", "registers_rounds", ["BodyId", "OpenedById"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("registers_round_members");
        migrationBuilder.DropTable("registers_rounds");
    }
}
