using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Declarations with their versions, decisions and steps, and the register of gifts.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261122000400_Registers")]
internal sealed class Registers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "registers_numbers",
            columns: table => new
            {
                BodyId = table.Column<Guid>(),
                Series = table.Column<string>(maxLength: 40),
                Year = table.Column<int>(),
                Last = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_numbers", row => new { row.BodyId, row.Series, row.Year });
                table.ForeignKey("FK_registers_numbers_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "registers_declarations",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Register = table.Column<string>(maxLength: 40),
                Reference = table.Column<string>(maxLength: 20),
                PersonId = table.Column<Guid>(),
                PositionId = table.Column<Guid>(),
                UnitId = table.Column<Guid>(nullable: true),
                Partition = table.Column<string>(maxLength: 40),
                State = table.Column<string>(maxLength: 40),
                HandlerId = table.Column<Guid>(nullable: true),
                HandlerRole = table.Column<string>(maxLength: 40, nullable: true),
                DeclaredAt = table.Column<long>(),
                DeclaredOn = table.Column<DateOnly>(),
                ChangedAt = table.Column<long>(),
                Versions = table.Column<int>(),
                Salt = table.Column<byte[]>(),
                Version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_declarations", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_declarations_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_declarations_HandlerId", row => new { row.BodyId, row.HandlerId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_declarations_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_declarations_PositionId", row => new { row.BodyId, row.PositionId }, "organisation_positions", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_declarations_UnitId", row => new { row.BodyId, row.UnitId }, "organisation_units", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "registers_decisions",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                DeclarationId = table.Column<Guid>(),
                OfVersion = table.Column<int>(),
                Outcome = table.Column<string>(maxLength: 40),
                Destination = table.Column<string>(maxLength: 40, nullable: true),
                Reason = table.Column<string>(maxLength: 2000, nullable: true),
                DeviatesFromAdvice = table.Column<bool>(),
                TalkOn = table.Column<DateOnly>(nullable: true),
                ById = table.Column<Guid>(),
                OnBehalfOfId = table.Column<Guid>(nullable: true),
                At = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_decisions", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_decisions_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_decisions_ById", row => new { row.BodyId, row.ById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_decisions_DeclarationId", row => new { row.BodyId, row.DeclarationId }, "registers_declarations", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_decisions_OnBehalfOfId", row => new { row.BodyId, row.OnBehalfOfId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "registers_gifts",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Status = table.Column<string>(maxLength: 40),
                Description = table.Column<string>(maxLength: 500),
                OfferedOn = table.Column<DateOnly>(),
                GiverPerson = table.Column<string>(maxLength: 300, nullable: true),
                GiverOrganisation = table.Column<string>(maxLength: 300, nullable: true),
                GiverKvk = table.Column<string>(maxLength: 8, nullable: true),
                GiverKey = table.Column<string>(maxLength: 300),
                Business = table.Column<string>(maxLength: 1000, nullable: true),
                Occasion = table.Column<string>(maxLength: 1000, nullable: true),
                Kind = table.Column<string>(maxLength: 40, nullable: true),
                ValueInCents = table.Column<long>(nullable: true),
                ValueBasis = table.Column<string>(maxLength: 200, nullable: true),
                CorrectedValueInCents = table.Column<long>(nullable: true),
                CorrectionBasis = table.Column<string>(maxLength: 200, nullable: true),
                CorrectedById = table.Column<Guid>(nullable: true),
                SharedWith = table.Column<string>(maxLength: 1000, nullable: true),
                IsDilemma = table.Column<bool>(),
                Verdict = table.Column<string>(maxLength: 40),
                Destination = table.Column<string>(maxLength: 40, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_gifts", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_gifts_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_gifts_CorrectedById", row => new { row.BodyId, row.CorrectedById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_gifts_Id", row => new { row.BodyId, row.Id }, "registers_declarations", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "registers_steps",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                DeclarationId = table.Column<Guid>(),
                Number = table.Column<int>(),
                Word = table.Column<string>(maxLength: 40),
                HandlerId = table.Column<Guid>(nullable: true),
                HandlerRole = table.Column<string>(maxLength: 40, nullable: true),
                DoneOn = table.Column<DateOnly>(nullable: true),
                DoneAt = table.Column<long>(nullable: true),
                DoneById = table.Column<Guid>(nullable: true),
                Account = table.Column<string>(maxLength: 500, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_steps", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_steps_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_steps_DeclarationId", row => new { row.BodyId, row.DeclarationId }, "registers_declarations", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_steps_DoneById", row => new { row.BodyId, row.DoneById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_steps_HandlerId", row => new { row.BodyId, row.HandlerId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "registers_versions",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                DeclarationId = table.Column<Guid>(),
                Number = table.Column<int>(),
                ById = table.Column<Guid>(),
                At = table.Column<long>(),
                Form = table.Column<string>(maxLength: 40),
                Code = table.Column<string>(maxLength: 80),
                CodeHash = table.Column<string>(maxLength: 64),
                Facts = table.Column<string>(),
                Shown = table.Column<string>(),
                Advice = table.Column<string>(),
                Reason = table.Column<string>(maxLength: 500, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers_versions", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_registers_versions_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_versions_ById", row => new { row.BodyId, row.ById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_registers_versions_DeclarationId", row => new { row.BodyId, row.DeclarationId }, "registers_declarations", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_registers_decisions_ById", "registers_decisions", ["BodyId", "ById"]);
        migrationBuilder.CreateIndex("IX_registers_decisions_DeclarationId", "registers_decisions", ["BodyId", "DeclarationId"]);
        migrationBuilder.CreateIndex("IX_registers_decisions_OnBehalfOfId", "registers_decisions", ["BodyId", "OnBehalfOfId"]);
        migrationBuilder.CreateIndex("IX_registers_declarations_BodyId_Reference", "registers_declarations", ["BodyId", "Reference"], unique: true);
        migrationBuilder.CreateIndex("IX_registers_declarations_BodyId_Register_State", "registers_declarations", ["BodyId", "Register", "State"]);
        migrationBuilder.CreateIndex("IX_registers_declarations_HandlerId", "registers_declarations", ["BodyId", "HandlerId"]);
        migrationBuilder.CreateIndex("IX_registers_declarations_PersonId", "registers_declarations", ["BodyId", "PersonId"]);
        migrationBuilder.CreateIndex("IX_registers_declarations_PositionId", "registers_declarations", ["BodyId", "PositionId"]);
        migrationBuilder.CreateIndex("IX_registers_declarations_UnitId", "registers_declarations", ["BodyId", "UnitId"]);
        migrationBuilder.CreateIndex("IX_registers_gifts_BodyId_GiverKey", "registers_gifts", ["BodyId", "GiverKey"]);
        migrationBuilder.CreateIndex("IX_registers_gifts_BodyId_OfferedOn", "registers_gifts", ["BodyId", "OfferedOn"]);
        migrationBuilder.CreateIndex("IX_registers_gifts_CorrectedById", "registers_gifts", ["BodyId", "CorrectedById"]);
        migrationBuilder.CreateIndex("IX_registers_steps_BodyId_DoneOn", "registers_steps", ["BodyId", "DoneOn"]);
        migrationBuilder.CreateIndex("IX_registers_steps_DeclarationId", "registers_steps", ["BodyId", "DeclarationId"]);
        migrationBuilder.CreateIndex("IX_registers_steps_DoneById", "registers_steps", ["BodyId", "DoneById"]);
        migrationBuilder.CreateIndex("IX_registers_steps_HandlerId", "registers_steps", ["BodyId", "HandlerId"]);
        migrationBuilder.CreateIndex("IX_registers_versions_BodyId_DeclarationId_Number", "registers_versions", ["BodyId", "DeclarationId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_registers_versions_ById", "registers_versions", ["BodyId", "ById"]);
        migrationBuilder.CreateIndex("IX_registers_versions_DeclarationId", "registers_versions", ["BodyId", "DeclarationId"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("registers_versions");
        migrationBuilder.DropTable("registers_steps");
        migrationBuilder.DropTable("registers_gifts");
        migrationBuilder.DropTable("registers_decisions");
        migrationBuilder.DropTable("registers_declarations");
        migrationBuilder.DropTable("registers_numbers");
    }
}
