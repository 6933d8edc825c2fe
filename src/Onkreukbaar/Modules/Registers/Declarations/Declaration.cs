using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers;

/// <summary>Where a declaration stands. It is never deleted by a user: what was a mistake is cancelled.</summary>
internal enum DeclarationState
{
    /// <summary>Somebody made it ready for the person it is about, who has not signed it yet. To everybody else it does not exist.</summary>
    Prepared,

    ToDecide,
    ToCarryOut,
    Closed,
    Cancelled,
}

/// <summary>Officials and politicians are under different rules and different eyes; their declarations never mix.</summary>
internal enum Partition
{
    Officials,
    OfficeHolders,
}

/// <summary>
/// A statement by somebody about something that a code of conduct asks them to tell. What was said stands in its
/// versions, which never change; this row says where it stands now and who is at it.
/// </summary>
internal sealed class Declaration : IRecord
{
    public const int RegisterMax = 40;
    public const int ReferenceMax = 20;
    public const int HandlerMax = 40;
    public const int CodeMax = 80;
    public const int HashMax = 64;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>Which register it belongs to: the topic of the code, e.g. geschenken.</summary>
    public required string Register { get; init; }

    /// <summary>What people say on the phone: G-2026-0042.</summary>
    public required string Reference { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The employment or office in which it happened, and the unit at that time.</summary>
    public required Guid PositionId { get; init; }

    public Guid? UnitId { get; init; }

    public required Partition Partition { get; init; }

    public required DeclarationState State { get; set; }

    /// <summary>Who decides: a person, or whoever holds a role. Neither means that nobody is found, and the coordinator must look.</summary>
    public Guid? HandlerId { get; set; }

    public Role? HandlerRole { get; set; }

    public required DateTimeOffset DeclaredAt { get; set; }

    public required DateOnly DeclaredOn { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public required int Versions { get; set; }

    /// <summary>Mixed into every hash of its content in the audit, so that destroying the record makes those meaningless.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Counts every change; two people who decide at once cannot both win.</summary>
    public long Version { get; set; }

    public bool IsOpen => State is DeclarationState.ToDecide or DeclarationState.ToCarryOut;

    internal sealed class Mapping : IEntityTypeConfiguration<Declaration>
    {
        public void Configure(EntityTypeBuilder<Declaration> declaration)
        {
            declaration.IsARecord("registers_declarations");
            declaration.Property(d => d.Register).HasMaxLength(RegisterMax);
            declaration.Property(d => d.Reference).HasMaxLength(ReferenceMax);
            declaration.Property(d => d.Partition).HasConversion<string>().HasMaxLength(HandlerMax);
            declaration.Property(d => d.State).HasConversion<string>().HasMaxLength(HandlerMax);
            declaration.Property(d => d.HandlerRole).HasConversion<string>().HasMaxLength(HandlerMax);
            declaration.Property(d => d.Version).IsConcurrencyToken();
            declaration.PointsAt<Person>(nameof(PersonId));
            declaration.PointsAt<Position>(nameof(PositionId));
            declaration.PointsAt<Unit>(nameof(UnitId));
            declaration.PointsAt<Person>(nameof(HandlerId));
            declaration.HasIndex(d => new { d.BodyId, d.Reference }).IsUnique();
            declaration.HasIndex(d => new { d.BodyId, d.Register, d.State });
            // The list, newest first, in exactly its order.
            declaration.HasIndex(d => new { d.BodyId, d.DeclaredAt, d.Reference });
        }
    }
}

/// <summary>What was said, by whom, for whom, under which version of the code, exactly as the screen showed it. Never changed.</summary>
internal sealed class DeclarationVersion : INeverChange
{
    public const int ReasonMax = 500;
    public const int LanguageMax = 8;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid DeclarationId { get; init; }

    public required int Number { get; init; }

    public required Guid ById { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The version of the form, e.g. geschenken/1.</summary>
    public required string Form { get; init; }

    public required string Code { get; init; }

    public required string CodeHash { get; init; }

    /// <summary>What was answered, by fact, as JSON: what the rules were run with.</summary>
    public required string Facts { get; init; }

    /// <summary>The questions and answers as the person saw them, as JSON: print and history never change with today's words.</summary>
    public required string Shown { get; init; }

    /// <summary>The language of those words, nl or en.</summary>
    public string Language { get; init; } = "nl";

    /// <summary>What the code said to these facts, as JSON.</summary>
    public required string Advice { get; init; }

    /// <summary>Why it was changed; null for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>The same words, now said by somebody else.</summary>
    public DeclarationVersion SignedBy(Guid person, int number, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        BodyId = BodyId,
        DeclarationId = DeclarationId,
        Number = number,
        ById = person,
        At = now,
        Form = Form,
        Code = Code,
        CodeHash = CodeHash,
        Facts = Facts,
        Shown = Shown,
        Language = Language,
        Advice = Advice,
    };

    /// <summary>Proves in the audit that this is what was said, without saying it.</summary>
    public string Mac(byte[] salt) => Salt.Mac(salt, JsonSerializer.Serialize(new object?[] { Number, ById, At.UtcTicks, Form, Code, CodeHash, Facts, Shown, Language, Advice, Reason }));

    /// <summary>Also for what the audit noted before who, when and why were part of it.</summary>
    public bool IsWhatWasNoted(string mac, byte[] salt) => mac == Mac(salt) || mac == Salt.Mac(salt, string.Join('\n', Form, Code, CodeHash, Facts, Shown, Advice));

    internal sealed class Mapping : IEntityTypeConfiguration<DeclarationVersion>
    {
        public void Configure(EntityTypeBuilder<DeclarationVersion> version)
        {
            version.IsARecord("registers_versions");
            version.Property(v => v.Form).HasMaxLength(Declaration.RegisterMax);
            version.Property(v => v.Code).HasMaxLength(Declaration.CodeMax);
            version.Property(v => v.CodeHash).HasMaxLength(Declaration.HashMax);
            version.Property(v => v.Language).HasMaxLength(LanguageMax);
            version.Property(v => v.Reason).HasMaxLength(ReasonMax);
            version.PointsAt<Declaration>(nameof(DeclarationId));
            version.PointsAt<Person>(nameof(ById));
            version.HasIndex(v => new { v.BodyId, v.DeclarationId, v.Number }).IsUnique();
        }
    }
}
