namespace Onkreukbaar.Modules.Codes;

/// <summary>Questions of a code by which somebody holds their own conduct, or what they see, up to the light.</summary>
internal sealed record SelfCheck
{
    /// <summary>The file's name, which is its place in addresses.</summary>
    public required string Name { get; init; }

    public required LocalText Title { get; init; }

    public required LocalText Introduction { get; init; }

    /// <summary>The heading of the document that it restates.</summary>
    public required string Article { get; init; }

    /// <summary>Goes with every answer that leaves doubt, whatever it is about.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>The topics whose doubtful answers it goes with.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    public required IReadOnlyList<ControlQuestion> Questions { get; init; }

    /// <summary>By the number of warnings from which each holds, from none upwards.</summary>
    public required IReadOnlyList<CheckOutcome> Outcomes { get; init; }

    /// <summary>What is said when the answers that somebody does not know decide which outcome it is.</summary>
    public required CheckOutcome WhenUnknown { get; init; }

    public bool GoesWith(string topic) => IsGeneral || Topics.Contains(topic, StringComparer.Ordinal);

    /// <param name="answers">An answer to each question by its name; null is asked and not known.</param>
    public CheckOutcome Judge(IReadOnlyDictionary<string, bool?> answers)
    {
        var warnings = Questions.Count(question => answers[question.Name] == question.WarningAnswer);
        var unknown = Questions.Count(question => answers[question.Name] is null);
        var certain = From(warnings);
        return certain == From(warnings + unknown) ? certain : WhenUnknown;
    }

    private CheckOutcome From(int warnings) => Outcomes.Last(outcome => outcome.From <= warnings);
}

/// <summary>A question to oneself, with the answer that is a warning sign: yes for one, no for another.</summary>
internal sealed record ControlQuestion(string Name, LocalText Text, LocalText? Hint, bool WarningAnswer);

/// <summary>What somebody hears, and whom they can talk to.</summary>
internal sealed record CheckOutcome(int From, LocalText Heading, LocalText Text, IReadOnlyList<string> TalkTo)
{
    public bool IsReassuring => From == 0;

    /// <summary>For the outcome that no number of warnings leads to.</summary>
    public const int Nowhere = -1;
}
