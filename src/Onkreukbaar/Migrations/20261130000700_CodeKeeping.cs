using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Next versions of a code that people write, what readers do not understand, which versions a body decided on itself, to whom a version was given, and what a search among lines may find.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261130000700_CodeKeeping")]
internal sealed class CodeKeeping : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<bool>("IsOwn", "codes_activations", defaultValue: false);
        migrationBuilder.AddColumn<Guid>("AfterId", "codes_activations", nullable: true);
        migrationBuilder.DropIndex("IX_codes_activations_BodyId", "codes_activations");
        migrationBuilder.CreateIndex("IX_codes_activations_BodyId_AfterId", "codes_activations", ["BodyId", "AfterId"], unique: true);
        migrationBuilder.AddColumn<string>("SearchShown", "registers_gifts", maxLength: 1_200, defaultValue: "");
        migrationBuilder.Sql("""update registers_gifts set "SearchShown" = case when "GiverOrganisation" is null then "SearchText" else lower("Description" || ' ' || "GiverOrganisation") end""");
        AddProposals(migrationBuilder);
        AddQuestions(migrationBuilder);
        AddCampaigns(migrationBuilder);
        AddHandouts(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("codekeeping_handouts");
        migrationBuilder.DropTable("codekeeping_campaigns");
        migrationBuilder.DropTable("codekeeping_questions");
        migrationBuilder.DropTable("codekeeping_proposals");
        migrationBuilder.DropColumn("SearchShown", "registers_gifts");
        migrationBuilder.DropIndex("IX_codes_activations_BodyId_AfterId", "codes_activations");
        migrationBuilder.CreateIndex("IX_codes_activations_BodyId", "codes_activations", "BodyId");
        migrationBuilder.DropColumn("AfterId", "codes_activations");
        migrationBuilder.DropColumn("IsOwn", "codes_activations");
    }

    private static void AddProposals(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "codekeeping_proposals",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Code = table.Column<string>(maxLength: 80),
                BaseHash = table.Column<string>(maxLength: 64),
                Label = table.Column<string>(maxLength: 80),
                From = table.Column<DateOnly>(),
                Reason = table.Column<string>(maxLength: 500),
                ById = table.Column<Guid>(),
                Files = table.Column<byte[]>(),
                ChangedAt = table.Column<long>(),
                Number = table.Column<int>(),
                State = table.Column<int>(),
                ClosedById = table.Column<Guid>(nullable: true),
                ClosedOn = table.Column<DateOnly>(nullable: true),
                ClosedReason = table.Column<string>(maxLength: 500, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_codekeeping_proposals", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_codekeeping_proposals_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_codekeeping_proposals_ById", row => new { row.BodyId, row.ById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_codekeeping_proposals_ClosedById", row => new { row.BodyId, row.ClosedById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_codekeeping_proposals_ById", "codekeeping_proposals", ["BodyId", "ById"]);
        migrationBuilder.CreateIndex("IX_codekeeping_proposals_ClosedById", "codekeeping_proposals", ["BodyId", "ClosedById"]);
    }

    private static void AddQuestions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "codekeeping_questions",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Code = table.Column<string>(maxLength: 80),
                CodeHash = table.Column<string>(maxLength: 64),
                Topic = table.Column<string>(maxLength: 80, nullable: true),
                Text = table.Column<string>(maxLength: 2_000),
                AskedById = table.Column<Guid>(),
                AskedAt = table.Column<long>(),
                Answer = table.Column<string>(maxLength: 2_000, nullable: true),
                Effect = table.Column<int>(nullable: true),
                ProposalId = table.Column<Guid>(nullable: true),
                AnsweredById = table.Column<Guid>(nullable: true),
                AnsweredOn = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_codekeeping_questions", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_codekeeping_questions_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_codekeeping_questions_AskedById", row => new { row.BodyId, row.AskedById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_codekeeping_questions_AnsweredById", row => new { row.BodyId, row.AnsweredById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_codekeeping_questions_AskedById", "codekeeping_questions", ["BodyId", "AskedById"]);
        migrationBuilder.CreateIndex("IX_codekeeping_questions_AnsweredById", "codekeeping_questions", ["BodyId", "AnsweredById"]);
    }

    private static void AddCampaigns(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "codekeeping_campaigns",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Code = table.Column<string>(maxLength: 80),
                CodeHash = table.Column<string>(maxLength: 64),
                Version = table.Column<string>(maxLength: 80),
                Message = table.Column<string>(maxLength: 1_000),
                StartedOn = table.Column<DateOnly>(),
                Until = table.Column<DateOnly>(),
                RemindOn = table.Column<DateOnly>(),
                RemindedOn = table.Column<DateOnly>(nullable: true),
                ById = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_codekeeping_campaigns", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_codekeeping_campaigns_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_codekeeping_campaigns_ById", row => new { row.BodyId, row.ById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_codekeeping_campaigns_ById", "codekeeping_campaigns", ["BodyId", "ById"]);
    }

    private static void AddHandouts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "codekeeping_handouts",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                Code = table.Column<string>(maxLength: 80),
                CodeHash = table.Column<string>(maxLength: 64),
                Version = table.Column<string>(maxLength: 80),
                GivenOn = table.Column<DateOnly>(),
                CampaignId = table.Column<Guid>(nullable: true),
                OpenedOn = table.Column<DateOnly>(nullable: true),
                ConfirmedOn = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_codekeeping_handouts", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_codekeeping_handouts_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_codekeeping_handouts_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_codekeeping_handouts_BodyId_PersonId_CodeHash", "codekeeping_handouts", ["BodyId", "PersonId", "CodeHash"], unique: true);
        migrationBuilder.CreateIndex("IX_codekeeping_handouts_PersonId", "codekeeping_handouts", ["BodyId", "PersonId"]);
    }
}
