using System.Collections.Frozen;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Onkreukbaar.Decisions;

/// <summary>Loads the XML within bounds: no document type, no entities, nothing from elsewhere.</summary>
internal static class ModelXml
{
    private static readonly FrozenDictionary<string, string> Versions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["https://www.omg.org/spec/DMN/20191111/MODEL/"] = "1.3",
        ["https://www.omg.org/spec/DMN/20211108/MODEL/"] = "1.4",
        ["https://www.omg.org/spec/DMN/20230324/MODEL/"] = "1.5",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The root element and the version, or null with a problem.</summary>
    public static (XElement Root, string Version)? Load(Stream xml, ReadOptions options, Problems problems)
    {
        using var bytes = new MemoryStream();
        if (!CopyBounded(xml, bytes, options.MaxBytes))
        {
            problems.Add(default, null, string.Create(CultureInfo.InvariantCulture, $"the file is larger than {options.MaxBytes} bytes"));
            return null;
        }

        try
        {
            if (DeeperThan(options.MaxDepth, bytes) is { } line)
            {
                problems.Add(new ModelProblem(null, null, null, null, line, string.Create(CultureInfo.InvariantCulture, $"elements are nested deeper than {options.MaxDepth}")));
                return null;
            }

            using var reader = Reader(bytes);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            return Versioned(root, problems);
        }
        catch (XmlException broken)
        {
            var message = bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf("<!DOCTYPE"u8) >= 0
                ? "a document type (DTD) is not accepted"
                : $"this is not well-formed XML: {broken.Message}";
            problems.Add(new ModelProblem(null, null, null, null, broken.LineNumber > 0 ? broken.LineNumber : null, message));
            return null;
        }
    }

    private static (XElement Root, string Version)? Versioned(XElement root, Problems problems)
    {
        if (Versions.TryGetValue(root.Name.NamespaceName, out var version) && root.Name.LocalName == "definitions")
        {
            return (root, version);
        }

        problems.Add(default, root, root.Name.NamespaceName.Contains("omg.org/spec/DMN", StringComparison.OrdinalIgnoreCase)
            ? $"this version of DMN is not supported: {root.Name.NamespaceName} (supported are {string.Join(", ", Versions.Values.Order(StringComparer.Ordinal))})"
            : $"this is not a DMN model: the root is “{root.Name.LocalName}” in namespace “{root.Name.NamespaceName}”");
        return null;
    }

    private static bool CopyBounded(Stream from, MemoryStream to, int most)
    {
        var buffer = new byte[81_920];
        int read;
        while ((read = from.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (to.Length + read > most)
            {
                return false;
            }

            to.Write(buffer, 0, read);
        }

        return true;
    }

    private static int? DeeperThan(int most, MemoryStream bytes)
    {
        using var reader = Reader(bytes);
        while (reader.Read())
        {
            if (reader.Depth > most)
            {
                return ((IXmlLineInfo)reader).LineNumber;
            }
        }

        return null;
    }

    private static XmlReader Reader(MemoryStream bytes)
    {
        bytes.Position = 0;
        return XmlReader.Create(bytes, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = false,
            MaxCharactersInDocument = bytes.Length + 1,
        });
    }
}
