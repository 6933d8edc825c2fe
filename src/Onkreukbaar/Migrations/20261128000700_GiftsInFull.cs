using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Gifts of several things and for several people, what a team arranged, what was made ready for a signature, and who publishes what.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261128000700_GiftsInFull")]
internal sealed class GiftsInFull : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<bool>("AboveLimit", "registers_gifts", nullable: true);
        migrationBuilder.AddColumn<string>("SearchText", "registers_gifts", maxLength: 1200, defaultValue: "");
        migrationBuilder.AddColumn<int>("Recipients", "registers_gifts", nullable: true);
        migrationBuilder.AddColumn<DateOnly>("InformedOn", "registers_gifts", nullable: true);
        migrationBuilder.AddColumn<int>("Part", "registers_steps", nullable: true);
        migrationBuilder.AddColumn<string>("Owner", "publication_gifts", maxLength: 40, nullable: true);

        migrationBuilder.CreateTable(
            name: "registers_gift_parts",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                DeclarationId = table.Column<Guid>(),
                Number = table.Column<int>(),
                Kind = table.Column<string>(maxLength: 40, nullable: true),
                ValueInCents = table.Column<long>(nullable: true),
                Verdict = table.Column<string>(maxLength: 40, nullable: true),
                Destination = table.Column<string>(maxLength: 40, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_gift_parts", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_gift_parts_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_gift_parts_DeclarationId", row => new { row.BodyId, row.DeclarationId }, "registers_declarations", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "registers_preparations",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                ById = table.Column<Guid>(),
                On = table.Column<DateOnly>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_preparations", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_preparations_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_preparations_ById", row => new { row.BodyId, row.ById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_preparations_Id", row => new { row.BodyId, row.Id }, "registers_declarations", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "registers_round_preparations",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Answer = table.Column<string>(maxLength: 40),
                ById = table.Column<Guid>(),
                On = table.Column<DateOnly>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_round_preparations", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_round_preparations_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_round_preparations_ById", row => new { row.BodyId, row.ById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_round_preparations_Id", row => new { row.BodyId, row.Id }, "registers_round_members", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "registers_arrangements",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                UnitId = table.Column<Guid>(),
                Destination = table.Column<string>(maxLength: 40, nullable: true),
                From = table.Column<DateOnly>(),
                SetById = table.Column<Guid>(),
                SetAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_arrangements", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_arrangements_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_arrangements_SetById", row => new { row.BodyId, row.SetById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_arrangements_UnitId", row => new { row.BodyId, row.UnitId }, "organisation_units", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_registers_declarations_BodyId_Partition_DeclaredAt", "registers_declarations", ["BodyId", "Partition", "DeclaredAt"]);
        migrationBuilder.CreateIndex("IX_registers_gift_parts_DeclarationId", "registers_gift_parts", ["BodyId", "DeclarationId"]);
        migrationBuilder.CreateIndex("IX_registers_preparations_ById", "registers_preparations", ["BodyId", "ById"]);
        migrationBuilder.CreateIndex("IX_registers_round_preparations_ById", "registers_round_preparations", ["BodyId", "ById"]);
        migrationBuilder.CreateIndex("IX_registers_arrangements_SetById", "registers_arrangements", ["BodyId", "SetById"]);
        migrationBuilder.CreateIndex("IX_registers_arrangements_UnitId", "registers_arrangements", ["BodyId", "UnitId"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("registers_arrangements");
        migrationBuilder.DropTable("registers_round_preparations");
        migrationBuilder.DropTable("registers_preparations");
        migrationBuilder.DropTable("registers_gift_parts");
        migrationBuilder.DropIndex("IX_registers_declarations_BodyId_Partition_DeclaredAt", "registers_declarations");
    }
}
