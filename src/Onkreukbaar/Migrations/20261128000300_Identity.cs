using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Accounts of people, and their recovery codes.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261128000300_Identity")]
internal sealed class Identity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_accounts",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                SignInName = table.Column<string>(maxLength: 254),
                PasswordHash = table.Column<string>(maxLength: 200, nullable: true),
                Stamp = table.Column<string>(maxLength: 32),
                InvitationHash = table.Column<string>(maxLength: 64, nullable: true),
                InvitedUntil = table.Column<long>(nullable: true),
                InvitationResetsSecondFactor = table.Column<bool>(),
                TotpSecret = table.Column<byte[]>(maxLength: 500, nullable: true),
                NewTotpSecret = table.Column<byte[]>(maxLength: 500, nullable: true),
                TotpStep = table.Column<long>(),
                RecoverySalt = table.Column<byte[]>(maxLength: 16, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_identity_accounts", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_identity_accounts_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_identity_accounts_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "identity_recovery_codes",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                AccountId = table.Column<Guid>(),
                Hash = table.Column<string>(maxLength: 64),
                UsedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_identity_recovery_codes", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_identity_recovery_codes_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_identity_recovery_codes_AccountId", row => new { row.BodyId, row.AccountId }, "identity_accounts", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_identity_accounts_PersonId", "identity_accounts", ["BodyId", "PersonId"], unique: true);
        migrationBuilder.CreateIndex("IX_identity_accounts_BodyId_SignInName", "identity_accounts", ["BodyId", "SignInName"], unique: true);
        migrationBuilder.CreateIndex("IX_identity_recovery_codes_AccountId", "identity_recovery_codes", ["BodyId", "AccountId"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("identity_recovery_codes");
        migrationBuilder.DropTable("identity_accounts");
    }
}
