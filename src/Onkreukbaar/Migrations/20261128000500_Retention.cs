using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>How long records are kept, what is held, what is proposed for destruction, and the certificates of what was destroyed.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261128000500_Retention")]
internal sealed class Retention : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "retention_rules",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Kind = table.Column<string>(maxLength: 40),
                From = table.Column<DateOnly>(),
                Length = table.Column<int>(nullable: true),
                Unit = table.Column<string>(maxLength: 40),
                Start = table.Column<string>(maxLength: 40),
                Basis = table.Column<string>(maxLength: 500),
                SetAt = table.Column<long>(),
                SetById = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_retention_rules", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_retention_rules_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_retention_rules_SetById", row => new { row.BodyId, row.SetById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "retention_holds",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Kind = table.Column<string>(maxLength: 40),
                RecordId = table.Column<Guid>(),
                Reference = table.Column<string>(maxLength: 80),
                Reason = table.Column<string>(maxLength: 500),
                PlacedOn = table.Column<DateOnly>(),
                PlacedById = table.Column<Guid>(),
                LiftedOn = table.Column<DateOnly>(nullable: true),
                LiftedById = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_retention_holds", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_retention_holds_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_retention_holds_LiftedById", row => new { row.BodyId, row.LiftedById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_retention_holds_PlacedById", row => new { row.BodyId, row.PlacedById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "retention_proposals",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Kind = table.Column<string>(maxLength: 40),
                RuleId = table.Column<Guid>(),
                ProposedAt = table.Column<long>(),
                ProposedById = table.Column<Guid>(),
                State = table.Column<string>(maxLength: 40),
                ClosedAt = table.Column<long>(nullable: true),
                ClosedById = table.Column<Guid>(nullable: true),
                Version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_retention_proposals", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_retention_proposals_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_retention_proposals_ClosedById", row => new { row.BodyId, row.ClosedById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_retention_proposals_ProposedById", row => new { row.BodyId, row.ProposedById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_retention_proposals_RuleId", row => new { row.BodyId, row.RuleId }, "retention_rules", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "retention_proposed",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                ProposalId = table.Column<Guid>(),
                RecordId = table.Column<Guid>(),
                Reference = table.Column<string>(maxLength: 80),
                StartedOn = table.Column<DateOnly>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_retention_proposed", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_retention_proposed_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_retention_proposed_ProposalId", row => new { row.BodyId, row.ProposalId }, "retention_proposals", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "retention_certificates",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Kind = table.Column<string>(maxLength: 40),
                Length = table.Column<int>(),
                Unit = table.Column<string>(maxLength: 40),
                Start = table.Column<string>(maxLength: 40),
                Basis = table.Column<string>(maxLength: 500),
                ProposedBy = table.Column<string>(maxLength: 400),
                ProposedOn = table.Column<DateOnly>(),
                ConfirmedBy = table.Column<string>(maxLength: 400),
                DestroyedOn = table.Column<DateOnly>(),
                DestroyedAt = table.Column<long>(),
                Count = table.Column<int>(),
                Records = table.Column<string>(),
                Hash = table.Column<string>(maxLength: 64),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_retention_certificates", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_retention_certificates_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_retention_holds_BodyId_RecordId", "retention_holds", ["BodyId", "RecordId"]);
        migrationBuilder.CreateIndex("IX_retention_holds_LiftedById", "retention_holds", ["BodyId", "LiftedById"]);
        migrationBuilder.CreateIndex("IX_retention_holds_PlacedById", "retention_holds", ["BodyId", "PlacedById"]);
        migrationBuilder.CreateIndex("IX_retention_proposals_BodyId_State", "retention_proposals", ["BodyId", "State"]);
        migrationBuilder.CreateIndex("IX_retention_proposals_ClosedById", "retention_proposals", ["BodyId", "ClosedById"]);
        migrationBuilder.CreateIndex("IX_retention_proposals_ProposedById", "retention_proposals", ["BodyId", "ProposedById"]);
        migrationBuilder.CreateIndex("IX_retention_proposals_RuleId", "retention_proposals", ["BodyId", "RuleId"]);
        migrationBuilder.CreateIndex("IX_retention_proposed_ProposalId", "retention_proposed", ["BodyId", "ProposalId"]);
        migrationBuilder.CreateIndex("IX_retention_rules_BodyId_Kind_From", "retention_rules", ["BodyId", "Kind", "From"]);
        migrationBuilder.CreateIndex("IX_retention_rules_SetById", "retention_rules", ["BodyId", "SetById"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("retention_certificates");
        migrationBuilder.DropTable("retention_proposed");
        migrationBuilder.DropTable("retention_proposals");
        migrationBuilder.DropTable("retention_holds");
        migrationBuilder.DropTable("retention_rules");
    }
}
