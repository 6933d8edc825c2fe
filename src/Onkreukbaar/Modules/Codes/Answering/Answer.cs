namespace Onkreukbaar.Modules.Codes;

/// <summary>What a code says: a verdict, duties and what happens to the thing, each on its grounds, and what could still change it.</summary>
internal sealed record Answer
{
    public required string Verdict { get; init; }

    /// <summary>The strongest of the grounds under the verdict; null when only a lack of facts gives it.</summary>
    public string? Strength { get; init; }

    /// <summary>Some rule gives this verdict for certain; else only several together do, or a lack of facts.</summary>
    public bool HasCertainRule { get; init; }

    public IReadOnlyList<Duty> Duties { get; init; } = [];

    /// <summary>Then it is told to people, and never declared.</summary>
    public bool MayBeBribery => Duties.Any(duty => duty.Name == Words.DutyToReportBribery);

    /// <summary>What to do, one after the other, where the topic has steps instead of a verdict.</summary>
    public IReadOnlyList<AdvisedStep> Steps { get; init; } = [];

    /// <summary>In the document's order: the first that can be done.</summary>
    public IReadOnlyList<string> Dispositions { get; init; } = [];

    public string? Decider { get; init; }

    /// <summary>Rules at the winning verdict, and what carries the duties and dispositions.</summary>
    public IReadOnlyList<Ground> Grounds { get; init; } = [];

    public IReadOnlyList<Ground> AlsoApplies { get; init; } = [];

    /// <summary>Every row that certainly fires, by table and id; the grounds show one of those that say the same.</summary>
    public IReadOnlyList<DecisionRuleOf> Fired { get; init; } = [];

    public IReadOnlyList<PartAnswer> Parts { get; init; } = [];

    /// <summary>The facts not asked yet that can still change the answer, in the order of asking.</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>The code that answered; null while it is not known which one applies, or when none does.</summary>
    public CodeVersion? Code { get; init; }

    /// <summary>The person is under a code that is not here; all codes of the body are for other people.</summary>
    public bool IsForOthers { get; init; }

    /// <summary>With whom to talk in doubt.</summary>
    public IReadOnlyList<string> InDoubt { get; init; } = [];
}

internal readonly record struct Duty(string Name, string To)
{
    public override string ToString() => $"{Name}@{To}";
}

/// <summary>Something to do, with whom, and whether one may go on without it.</summary>
internal readonly record struct AdvisedStep(string Name, string With, bool MayBeSkipped)
{
    public override string ToString() => $"{Name}@{With}{(MayBeSkipped ? "?" : "")}";
}

/// <summary>A rule that fired: its id, the heading it stands under, how strong it is and what it says.</summary>
internal sealed record Ground(string Table, string Rule, string Article, string Strength, string Text)
{
    /// <summary>False where one of several rules carries the answer, and unknown facts decide which.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>Says by itself that the thing may be accepted.</summary>
    public bool Permits { get; init; }
}

internal sealed record PartAnswer(Part Part, string Verdict, IReadOnlyList<string> Dispositions, IReadOnlyList<Ground> Grounds);

/// <summary>The words of the vocabulary that this module itself gives a meaning to; everything else it only passes on.</summary>
internal static class Words
{
    public const string Allowed = "toegestaan";
    public const string AllowedIfDeclared = "toegestaan-mits-gemeld";
    public const string Discuss = "bespreken";
    public const string NotRegulated = "niet-geregeld";
    public const string AdvisedAgainst = "afgeraden";
    public const string Refuse = "weigeren";
    public const string Forbidden = "verboden";
    public const string NoRule = "geen-regel";
    public const string OutOfScope = "buiten-bereik";

    /// <summary>In place of a verdict, where a topic is answered with steps.</summary>
    public const string OnlySteps = "stappen";

    public const string DutyToDeclare = "melden";
    public const string DutyToDiscuss = "bespreken";
    public const string DutyToReportBribery = "melden-omkoping";
    public const string DutyToInvoice = "factuur-via-organisatie";
    public const string DispositionNotRegulated = "niet-geregeld";

    public const string Audience = "ontvanger";
    public const string Date = "datum";
    public const string Parts = "onderdelen";
    public const string PartsDiffer = "onderdelenVerschillen";
    public const string Value = "waarde";
    public const string Kind = "soort";
    public const string Status = "status";
    public const string Received = "ontvangen";
    public const string Refused = "geweigerd";
}
