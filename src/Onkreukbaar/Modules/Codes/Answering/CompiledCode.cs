using System.Collections.Concurrent;
using System.Globalization;
using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The rules of one code, compiled once per topic and set of parameters: trying a code makes it ready for whoever asks it.</summary>
internal sealed class CompiledCode
{
    private readonly ConcurrentDictionary<(string Topic, string Parameters), Lazy<ITopicRules>> compiled = new();

    public ITopicRules Rules(CodeVersion code, TopicOfCode topic, DateOnly date)
    {
        var parameters = code.ParametersOn(date);
        var key = string.Join(';', parameters.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name}={p.Value}")));
        return compiled.GetOrAdd((topic.Topic.Name, key), _ => new Lazy<ITopicRules>(() => Compile(code, topic, parameters))).Value;
    }

    private static ITopicRules Compile(CodeVersion code, TopicOfCode topic, IReadOnlyList<Parameter> parameters)
    {
        try
        {
            return topic.Topic.IsAnsweredWithSteps ? new StepRules(code, topic, parameters) : new TopicRules(code, topic, parameters);
        }
        catch (FactModelException wrong)
        {
            throw new BrokenCodeException(CodeProblem.Quoting(topic.TablesFile, "met deze tabellen kunnen wij geen antwoord geven", wrong.Message));
        }
        catch (DiagramTooLargeException wrong)
        {
            throw new BrokenCodeException(new CodeProblem(topic.TablesFile, new($"{(wrong.Decision is { } table ? $"tabel {table}" : "een tabel")} is te groot om na te rekenen. Splits de tabel, of zet er een hulptabel voor", wrong.Message)));
        }
    }
}
