using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.CodeKeeping.Decide;

/// <summary>An example that the proposal answers otherwise than the version before.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Practice">The example, as it stands in the version before, or in the proposal when it is new there.</param>
/// <param name="Was">What it hears now.</param>
/// <param name="Becomes">What it would hear.</param>
/// <param name="Fails">The proposal still says that it must get the old answer, so it cannot run like this.</param>
internal sealed record OtherAnswer(TopicOfCode Topic, PracticeCase Practice, Answer Was, Answer Becomes, bool Fails);

/// <summary>Which examples would hear something else.</summary>
internal sealed class AnswersBefore(Clock clock)
{
    public IReadOnlyList<OtherAnswer> Of(ProposalFile file) => [.. file.Base.Topics.SelectMany(topic => Of(file, topic))];

    private IEnumerable<OtherAnswer> Of(ProposalFile file, TopicOfCode before)
    {
        if (file.Next.Topic(before.Topic.Name) is not { } after)
        {
            yield break;
        }

        var failing = PracticeRun.Failing(file.Next, after, clock.Today).ToHashSet(StringComparer.Ordinal);
        // An example that is new in the proposal only has to fit it.
        foreach (var practice in after.Cases.Where(practice => failing.Contains(practice.Id) && before.Cases.All(old => old.Id != practice.Id)))
        {
            yield return new OtherAnswer(after, practice, PracticeRun.Answer(file.Base, before, practice, clock.Today), PracticeRun.Answer(file.Next, after, practice, clock.Today), Fails: true);
        }

        foreach (var practice in before.Cases)
        {
            var (was, becomes) = (PracticeRun.Answer(file.Base, before, practice, clock.Today), PracticeRun.Answer(file.Next, after, practice, clock.Today));
            if (!SaysTheSame(was, becomes))
            {
                yield return new OtherAnswer(after, practice, was, becomes, failing.Contains(practice.Id));
            }
        }
    }

    private static bool SaysTheSame(Answer one, Answer other) =>
        one.Verdict == other.Verdict && one.Duties.ToHashSet().SetEquals(other.Duties) && one.Dispositions.SequenceEqual(other.Dispositions, StringComparer.Ordinal)
        && one.Steps.SequenceEqual(other.Steps) && one.Parts.Select(part => part.Verdict).SequenceEqual(other.Parts.Select(part => part.Verdict), StringComparer.Ordinal);
}
