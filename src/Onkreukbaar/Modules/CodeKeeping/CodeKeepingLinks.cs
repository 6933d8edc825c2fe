using Onkreukbaar.Modules.CodeKeeping.Propose;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.CodeKeeping;

/// <summary>The addresses of this module.</summary>
internal static class CodeKeepingLinks
{
    public static string Keep(Body body) => $"/{body.Slug}/beheer/code";

    public static string Start(Body body, string code) => $"{Keep(body)}/{code}/nieuw";

    public static string Proposal(Body body, Guid id) => $"{Keep(body)}/voorstel/{id}";

    public static string Limit(Body body, Guid id, string parameter) => $"{Proposal(body, id)}/grens/{parameter}";

    public static string FullText(Body body, Guid id) => $"{Proposal(body, id)}/tekst";

    public static string Adoption(Body body, Guid id) => $"{Proposal(body, id)}/vaststelling";

    public static string File(Body body, Guid id, string topic, FileKind kind) => $"{Proposal(body, id)}/{topic}/{FileKinds.Slug(kind)}";

    public static string Download(Body body, Guid id, string topic, FileKind kind) => $"{File(body, id, topic, kind)}/bestand";

    /// <summary>Adding what is stricter for a unit or a kind of people about a topic.</summary>
    public static string StricterRule(Body body, Guid id, string topic) => $"{Proposal(body, id)}/{topic}/strenger";

    /// <summary>Bringing a version to everybody's attention.</summary>
    public static string Attention(Body body) => $"{Keep(body)}/aandacht";

    public static string Campaign(Body body, Guid id) => $"{Attention(body)}/{id}";

    /// <summary>The code somebody was given.</summary>
    public static string Mine(Body body) => $"/{body.Slug}/mijn-code";

    public static string Team(Body body) => $"/{body.Slug}/mijn-team/gedragscode";

    public static string Questions(Body body) => $"{Keep(body)}/vragen";

    public static string Question(Body body, Guid id) => $"{Questions(body)}/{id}";

    /// <summary>Where anybody who signed in says that a rule is unclear, and reads the answer.</summary>
    public static string Ask(Body body) => $"/{body.Slug}/onduidelijke-regel";
}
