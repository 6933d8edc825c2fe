using System.Text.Encodings.Web;
using System.Text.Json;
using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Modules.Registers;

/// <summary>What the code said when the declaration was made, kept with it: a later version of the code does not change it.</summary>
internal sealed record AdviceGiven(string Verdict, string? Strength, string? Decider, IReadOnlyList<DutyGiven> Duties, IReadOnlyList<string> Dispositions, IReadOnlyList<GroundGiven> Grounds)
{
    public bool AsksATalk => Duties.Any(duty => duty.Name == Words.DutyToDiscuss);

    /// <summary>Whoever must hear of it comes first, whoever decides after that.</summary>
    public IEnumerable<string> WhoHandles =>
        HearingDuties.SelectMany(name => Duties.Where(duty => duty.Name == name).Select(duty => duty.To)).Append(Decider ?? "");

    private static readonly string[] HearingDuties = [Words.DutyToDeclare, Words.DutyToDiscuss, "inleveren", "registreren"];

    public static AdviceGiven Of(Answer answer) => new(
        answer.Verdict,
        answer.Strength,
        answer.Decider,
        [.. answer.Duties.Select(duty => new DutyGiven(duty.Name, duty.To))],
        answer.Dispositions,
        [.. answer.Grounds.Select(ground => new GroundGiven(ground.Rule, ground.Article, ground.Strength, ground.Text))]);
}

internal sealed record DutyGiven(string Name, string To);

internal sealed record GroundGiven(string Rule, string Article, string Strength, string Text);

/// <summary>One question and its answer as they stood on the screen.</summary>
internal sealed record ShownAnswer(string Label, string Text);

/// <summary>How versions keep things: plain JSON that reads the same on every database and in an export.</summary>
internal static class Kept
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T content) => JsonSerializer.Serialize(content, Json);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Json)!;
}
