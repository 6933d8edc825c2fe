using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Advice;

/// <summary>The addresses of this module. They hold a random number, never an answer.</summary>
internal static class AdviceLinks
{
    public static string Ask(Body body) => $"/{body.Slug}/vraag";

    public static string Begin(Body body, string topic) => CodesLinks.Ask(body, topic);

    public static string Interview(Body body, string topic, Guid id) => $"/{body.Slug}/vraag/{topic}/{id}";

    public static string Question(Body body, string topic, Guid id, string fact) => $"/{body.Slug}/vraag/{topic}/{id}/{fact}";

    /// <summary>A question opened from an answer that is not complete yet, so that the way back leads there.</summary>
    public static string Change(Body body, string topic, Guid id, string fact) => $"{Question(body, topic, id, fact)}?{BackTo}={Answered}";

    public const string BackTo = "terug";
    public const string Answered = "antwoord";

    public static string Answer(Body body, string topic, Guid id) => $"/{body.Slug}/vraag/{topic}/{id}/antwoord";

    /// <summary>Where this answer can be declared without typing it again; the register of the topic has that page.</summary>
    public static string Declare(Body body, string topic, Guid id) => $"/{body.Slug}/{topic}/melden/{id}";

    public static string Gone(Body body, string topic) => $"/{body.Slug}/vraag/{topic}/verlopen";

    /// <summary>Questions to oneself; what is answered is never part of an address.</summary>
    public static string SelfCheck(Body body, string name) => $"/{body.Slug}/zelftest/{name}";

    /// <summary>Where the people and roles stand to whom somebody can turn; the knowledge base has that page.</summary>
    public static string People(Body body) => $"/{body.Slug}/integriteit#bij-wie";

    /// <summary>Where somebody writes down their choice for themselves; the dilemmas have that page.</summary>
    public static string WriteDown(Body body) => $"/{body.Slug}/dilemmas/nieuw";

    /// <summary>The same, about a topic they just asked about.</summary>
    public static string WriteDown(Body body, string topic) => $"{WriteDown(body)}?over={topic}";

    public static string Tables(Body body, string topic, Guid id) => $"/{body.Slug}/vraag/{topic}/{id}/tabellen";
}
