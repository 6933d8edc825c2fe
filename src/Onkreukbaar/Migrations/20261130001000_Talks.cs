using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Talks about integrity, how teams read the rules since, and what was answered to a question beforehand.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261130001000_Talks")]
internal sealed class Talks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddTalks(migrationBuilder);
        AddReadings(migrationBuilder);
        AddWords(migrationBuilder);
        AddAnswered(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("talks_answered");
        migrationBuilder.DropTable("talks_words");
        migrationBuilder.DropTable("talks_readings");
        migrationBuilder.DropTable("talks_talks");
    }

    private static void AddTalks(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "talks_talks",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                UnitId = table.Column<Guid>(nullable: true),
                On = table.Column<DateOnly>(),
                Subject = table.Column<string>(maxLength: 120),
                Question = table.Column<string>(maxLength: 200, nullable: true),
                PlannedById = table.Column<Guid>(),
                State = table.Column<int>(),
                ClosedOn = table.Column<DateOnly>(nullable: true),
                Attended = table.Column<int>(nullable: true),
                Notes = table.Column<string>(maxLength: 4_000, nullable: true),
                Number = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_talks_talks", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_talks_talks_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_talks_talks_UnitId", row => new { row.BodyId, row.UnitId }, "organisation_units", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_talks_talks_PlannedById", row => new { row.BodyId, row.PlannedById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_talks_talks_UnitId", "talks_talks", ["BodyId", "UnitId"]);
        migrationBuilder.CreateIndex("IX_talks_talks_PlannedById", "talks_talks", ["BodyId", "PlannedById"]);
    }

    private static void AddReadings(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "talks_readings",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                TalkId = table.Column<Guid>(),
                Code = table.Column<string>(maxLength: 80),
                Topic = table.Column<string>(maxLength: 80),
                Rule = table.Column<string>(maxLength: 80, nullable: true),
                Text = table.Column<string>(maxLength: 2_000),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_talks_readings", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_talks_readings_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_talks_readings_TalkId", row => new { row.BodyId, row.TalkId }, "talks_talks", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_talks_readings_TalkId", "talks_readings", ["BodyId", "TalkId"]);
    }

    private static void AddWords(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "talks_words",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                TalkId = table.Column<Guid>(),
                Word = table.Column<string>(maxLength: 40),
                Times = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_talks_words", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_talks_words_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_talks_words_TalkId", row => new { row.BodyId, row.TalkId }, "talks_talks", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_talks_words_TalkId", "talks_words", ["BodyId", "TalkId"]);
        migrationBuilder.CreateIndex("IX_talks_words_BodyId_TalkId_Word", "talks_words", ["BodyId", "TalkId", "Word"], unique: true);
    }

    private static void AddAnswered(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "talks_answered",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                TalkId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_talks_answered", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_talks_answered_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_talks_answered_TalkId", row => new { row.BodyId, row.TalkId }, "talks_talks", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_talks_answered_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_talks_answered_TalkId", "talks_answered", ["BodyId", "TalkId"]);
        migrationBuilder.CreateIndex("IX_talks_answered_PersonId", "talks_answered", ["BodyId", "PersonId"]);
        migrationBuilder.CreateIndex("IX_talks_answered_BodyId_TalkId_PersonId", "talks_answered", ["BodyId", "TalkId", "PersonId"], unique: true);
    }
}
