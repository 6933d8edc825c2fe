using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Dilemmas that people keep for themselves, who may read one, and what was offered to a team without a name.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261130000300_Dilemmas")]
internal sealed class Dilemmas : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddDilemmas(migrationBuilder);
        AddShares(migrationBuilder);
        AddOffers(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("dilemmas_offers");
        migrationBuilder.DropTable("dilemmas_shares");
        migrationBuilder.DropTable("dilemmas_dilemmas");
    }

    private static void AddDilemmas(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "dilemmas_dilemmas",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                Sealed = table.Column<byte[]>(),
                SavedAt = table.Column<long>(),
                Version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_dilemmas_dilemmas", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_dilemmas_dilemmas_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_dilemmas_dilemmas_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_dilemmas_dilemmas_PersonId", "dilemmas_dilemmas", ["BodyId", "PersonId"]);
    }

    private static void AddShares(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "dilemmas_shares",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                DilemmaId = table.Column<Guid>(),
                ReaderId = table.Column<Guid>(),
                SharedAt = table.Column<long>(),
                EndedAt = table.Column<long>(nullable: true),
                Sealed = table.Column<byte[]>(nullable: true),
                ReactedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_dilemmas_shares", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_dilemmas_shares_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_dilemmas_shares_DilemmaId", row => new { row.BodyId, row.DilemmaId }, "dilemmas_dilemmas", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_dilemmas_shares_ReaderId", row => new { row.BodyId, row.ReaderId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_dilemmas_shares_BodyId_DilemmaId_ReaderId", "dilemmas_shares", ["BodyId", "DilemmaId", "ReaderId"], unique: true);
        migrationBuilder.CreateIndex("IX_dilemmas_shares_DilemmaId", "dilemmas_shares", ["BodyId", "DilemmaId"]);
        migrationBuilder.CreateIndex("IX_dilemmas_shares_ReaderId", "dilemmas_shares", ["BodyId", "ReaderId"]);
    }

    private static void AddOffers(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "dilemmas_offers",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                UnitId = table.Column<Guid>(),
                Title = table.Column<string>(maxLength: 120),
                Text = table.Column<string>(maxLength: 4_000),
                Month = table.Column<DateOnly>(),
                DiscussedOn = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_dilemmas_offers", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_dilemmas_offers_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_dilemmas_offers_UnitId", row => new { row.BodyId, row.UnitId }, "organisation_units", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_dilemmas_offers_UnitId", "dilemmas_offers", ["BodyId", "UnitId"]);
    }
}
