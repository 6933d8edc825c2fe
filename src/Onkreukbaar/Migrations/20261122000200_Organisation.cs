using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>People, units, positions, roles and settings of a body, and forms that were not sent yet.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261122000200_Organisation")]
internal sealed class Organisation : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "organisation_functions",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Code = table.Column<string>(maxLength: 40),
                Name = table.Column<string>(maxLength: 200),
                Scale = table.Column<int>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_organisation_functions", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_organisation_functions_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "organisation_people",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Number = table.Column<string>(maxLength: 40),
                Name = table.Column<string>(maxLength: 200),
                SearchName = table.Column<string>(maxLength: 200),
                Mail = table.Column<string>(maxLength: 254, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_organisation_people", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_organisation_people_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "organisation_settings",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Name = table.Column<string>(maxLength: 80),
                Value = table.Column<string>(maxLength: 2000),
                From = table.Column<DateOnly>(),
                SetAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_organisation_settings", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_organisation_settings_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "organisation_units",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Code = table.Column<string>(maxLength: 40),
                Name = table.Column<string>(maxLength: 200),
                ParentId = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_organisation_units", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_organisation_units_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_organisation_units_ParentId", row => new { row.BodyId, row.ParentId }, "organisation_units", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "organisation_deputies",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                DeputyId = table.Column<Guid>(),
                From = table.Column<DateOnly>(),
                To = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_organisation_deputies", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_organisation_deputies_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_organisation_deputies_DeputyId", row => new { row.BodyId, row.DeputyId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_organisation_deputies_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "work_drafts",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                Sealed = table.Column<byte[]>(),
                SavedAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_work_drafts", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_work_drafts_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_work_drafts_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "organisation_leads",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                UnitId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                From = table.Column<DateOnly>(),
                To = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_organisation_leads", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_organisation_leads_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_organisation_leads_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_organisation_leads_UnitId", row => new { row.BodyId, row.UnitId }, "organisation_units", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "organisation_positions",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                Kind = table.Column<string>(maxLength: 40),
                Title = table.Column<string>(maxLength: 200),
                UnitId = table.Column<Guid>(nullable: true),
                FunctionId = table.Column<Guid>(nullable: true),
                ManagerId = table.Column<Guid>(nullable: true),
                From = table.Column<DateOnly>(),
                To = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_organisation_positions", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_organisation_positions_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_organisation_positions_FunctionId", row => new { row.BodyId, row.FunctionId }, "organisation_functions", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_organisation_positions_ManagerId", row => new { row.BodyId, row.ManagerId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_organisation_positions_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_organisation_positions_UnitId", row => new { row.BodyId, row.UnitId }, "organisation_units", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "organisation_roles",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                Role = table.Column<string>(maxLength: 40),
                UnitId = table.Column<Guid>(nullable: true),
                From = table.Column<DateOnly>(),
                To = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_organisation_roles", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_organisation_roles_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_organisation_roles_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_organisation_roles_UnitId", row => new { row.BodyId, row.UnitId }, "organisation_units", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_organisation_deputies_DeputyId", "organisation_deputies", ["BodyId", "DeputyId"]);
        migrationBuilder.CreateIndex("IX_organisation_deputies_PersonId", "organisation_deputies", ["BodyId", "PersonId"]);
        migrationBuilder.CreateIndex("IX_organisation_functions_BodyId_Code", "organisation_functions", ["BodyId", "Code"], unique: true);
        migrationBuilder.CreateIndex("IX_organisation_leads_PersonId", "organisation_leads", ["BodyId", "PersonId"]);
        migrationBuilder.CreateIndex("IX_organisation_leads_UnitId", "organisation_leads", ["BodyId", "UnitId"]);
        migrationBuilder.CreateIndex("IX_organisation_people_BodyId_Number", "organisation_people", ["BodyId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_organisation_people_BodyId_SearchName", "organisation_people", ["BodyId", "SearchName"]);
        migrationBuilder.CreateIndex("IX_organisation_positions_FunctionId", "organisation_positions", ["BodyId", "FunctionId"]);
        migrationBuilder.CreateIndex("IX_organisation_positions_ManagerId", "organisation_positions", ["BodyId", "ManagerId"]);
        migrationBuilder.CreateIndex("IX_organisation_positions_PersonId", "organisation_positions", ["BodyId", "PersonId"]);
        migrationBuilder.CreateIndex("IX_organisation_positions_UnitId", "organisation_positions", ["BodyId", "UnitId"]);
        migrationBuilder.CreateIndex("IX_organisation_roles_PersonId", "organisation_roles", ["BodyId", "PersonId"]);
        migrationBuilder.CreateIndex("IX_organisation_roles_UnitId", "organisation_roles", ["BodyId", "UnitId"]);
        migrationBuilder.CreateIndex("IX_organisation_settings_BodyId_Name_From", "organisation_settings", ["BodyId", "Name", "From"]);
        migrationBuilder.CreateIndex("IX_organisation_units_BodyId_Code", "organisation_units", ["BodyId", "Code"], unique: true);
        migrationBuilder.CreateIndex("IX_organisation_units_ParentId", "organisation_units", ["BodyId", "ParentId"]);
        migrationBuilder.CreateIndex("IX_work_drafts_PersonId", "work_drafts", ["BodyId", "PersonId"]);
        migrationBuilder.CreateIndex("IX_work_drafts_SavedAt", "work_drafts", "SavedAt");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("organisation_roles");
        migrationBuilder.DropTable("organisation_positions");
        migrationBuilder.DropTable("organisation_leads");
        migrationBuilder.DropTable("work_drafts");
        migrationBuilder.DropTable("organisation_deputies");
        migrationBuilder.DropTable("organisation_units");
        migrationBuilder.DropTable("organisation_settings");
        migrationBuilder.DropTable("organisation_people");
        migrationBuilder.DropTable("organisation_functions");
    }
}
