using System.Xml.Linq;
using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Tests.Support;

/// <summary>A copy of the shipped codes in a folder of its own, to break one thing in.</summary>
internal sealed class CodesCopy : IDisposable
{
    public const string Body = "gemeente-utrecht";
    public const string Code = "gedragscode";
    public const string Tables = "decisions/geschenken.dmn";
    public const string Cases = "cases/geschenken.yaml";

    public CodesCopy()
    {
        Folder = Directory.CreateTempSubdirectory("onkreukbaar-codes-").FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.Codes, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Repository.Codes, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder { get; }

    /// <summary>A file of Gemeente Utrecht's code, in which the tests break things.</summary>
    public string PathOf(string name) => Path.Combine(Folder, Body, Code, name);

    public CodesCopy Change(string file, string from, string to)
    {
        var text = File.ReadAllText(PathOf(file));
        text.ShouldContain(from);
        File.WriteAllText(PathOf(file), text.Replace(from, to, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Changes the first place where the text stands in one row of the tables.</summary>
    public CodesCopy ChangeRow(string rule, string from, string to)
    {
        var text = File.ReadAllText(PathOf(Tables));
        var row = text.IndexOf($"<rule id=\"{rule}\">", StringComparison.Ordinal);
        var place = text.IndexOf(from, row, StringComparison.Ordinal);
        place.ShouldBeInRange(row, text.IndexOf("</rule>", row, StringComparison.Ordinal), $"row {rule} has {from}");
        File.WriteAllText(PathOf(Tables), text[..place] + to + text[(place + from.Length)..]);
        return this;
    }

    /// <summary>Fills the cell of a row in the column of a fact.</summary>
    public CodesCopy ChangeCell(string rule, string fact, string cell) => ChangeXml(document =>
    {
        var row = document.Descendants().Single(e => e.Name.LocalName == "rule" && (string?)e.Attribute("id") == rule);
        var column = row.Parent!.Elements().Where(e => e.Name.LocalName == "input").ToList().FindIndex(e => e.Value.Trim() == fact);
        row.Elements().Where(e => e.Name.LocalName == "inputEntry").ElementAt(column).Elements().Single().Value = cell;
    });

    public CodesCopy ChangeXml(Action<XDocument> change)
    {
        var document = XDocument.Load(PathOf(Tables), LoadOptions.PreserveWhitespace);
        change(document);
        document.Save(PathOf(Tables), SaveOptions.DisableFormatting);
        return this;
    }

    public CodesCopy RemoveRow(string rule) =>
        ChangeXml(document => document.Descendants().Single(e => e.Name.LocalName == "rule" && (string?)e.Attribute("id") == rule).Remove());

    public CodesCopy Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    public CodesCopy Delete(string file)
    {
        File.Delete(PathOf(file));
        return this;
    }

    public CodeVersion Read() => new TriedCodes().Try(Folder, Body, Code, Shipped.Today);

    /// <summary>Read and checked, without its practice cases.</summary>
    /// <summary>Read without the checks that would refuse it.</summary>
    public CodeVersion ReadOnly() => CodeReader.Parse(Body, Code, CodeFiles.FromFolder(Folder, Body, Code));

    /// <summary>What is wrong with it, in the words that an administrator sees.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = Should.Throw<BrokenCodeException>(Read).Problems;
        problems.ShouldAllBe(problem => problem.Message.Nl != problem.Message.En, "a keeper reads it in Dutch");
        return [.. problems.Select(problem => problem.ToString())];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
