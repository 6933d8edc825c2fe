using Onkreukbaar.Modules.Codes;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>The three files that make up a topic.</summary>
internal enum FileKind
{
    Tables,
    Texts,
    Cases,
}

/// <summary>How they are called, and which file of a topic each is.</summary>
internal static class FileKinds
{
    public static string Slug(FileKind kind) => kind switch
    {
        FileKind.Tables => "tabellen",
        FileKind.Texts => "teksten",
        _ => "voorbeelden",
    };

    public static FileKind? Find(string slug) => Enum.GetValues<FileKind>().Cast<FileKind?>().FirstOrDefault(kind => Slug(kind!.Value) == slug);

    public static string Label(FileKind kind) => kind switch
    {
        FileKind.Tables => Say("Beslistabellen", "Decision tables"),
        FileKind.Texts => Say("Uitleg bij de regels", "Explanations with the rules"),
        _ => Say("Voorbeelden", "Examples"),
    };

    public static string Extension(FileKind kind) => kind switch
    {
        FileKind.Tables => "dmn",
        FileKind.Texts => "md",
        _ => "yaml",
    };

    public static string In(TopicOfCode topic, FileKind kind) => kind switch
    {
        FileKind.Tables => topic.TablesFile,
        FileKind.Texts => topic.TextsFile,
        _ => topic.CasesFile,
    };
}
