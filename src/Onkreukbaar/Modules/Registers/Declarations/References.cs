using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers;

/// <summary>The last number given out, per body, year and kind of reference.</summary>
internal sealed class NumberGiven : IBelongToABody
{
    public required Guid BodyId { get; init; }

    public required string Series { get; init; }

    public required int Year { get; init; }

    public required int Last { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<NumberGiven>
    {
        public void Configure(EntityTypeBuilder<NumberGiven> number)
        {
            number.BelongsToABody("registers_numbers");
            number.HasKey(n => new { n.BodyId, n.Series, n.Year }).HasName("PK_registers_numbers");
            number.Property(n => n.Series).HasMaxLength(Declaration.RegisterMax);
        }
    }
}

/// <summary>Short references that can be said on the phone. A number is never given twice; one may stay unused.</summary>
internal sealed class References(AppDbContext db, CurrentBody current)
{
    public async Task<string> NextAsync(string series, int year, CancellationToken cancel)
    {
        // One statement, so that two who declare at once get two numbers.
        var given = await db.Database.SqlQuery<int>(
            $"""INSERT INTO registers_numbers ("BodyId", "Series", "Year", "Last") VALUES ({current.Body!.Id}, {series}, {year}, 1) ON CONFLICT ("BodyId", "Series", "Year") DO UPDATE SET "Last" = registers_numbers."Last" + 1 RETURNING "Last" AS "Value" """).ToListAsync(cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{series}-{year}-{given[0]:0000}");
    }
}
