using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace NlDesign.AspNetCore;

/// <summary>
/// The ids that are taken on this page, and where an error in a field takes the reader. One per request.
/// </summary>
internal sealed class PageIds
{
    private static readonly object Key = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Label, string FocusId)> _fields = [];

    public static PageIds Of(HttpContext http)
    {
        if (http.Items.TryGetValue(Key, out var known) && known is PageIds ids)
        {
            return ids;
        }

        var fresh = new PageIds();
        http.Items[Key] = fresh;
        return fresh;
    }

    public bool KnowsFields => _fields.Count > 0;

    /// <summary>The wanted id, or the same with a number when it is taken already.</summary>
    public string Claim(string wanted)
    {
        var id = wanted;
        for (var number = 2; !_taken.Add(id); number++)
        {
            id = wanted + "__" + number.ToString(CultureInfo.InvariantCulture);
        }

        return id;
    }

    public void Place(string name, string label, string focusId) => _fields.Add((name, label, focusId));

    /// <summary>The place on the page of a ModelState key, or of the field it is a part of; null when no field shows it.</summary>
    public (int Order, string Label, string FocusId)? Find(string key)
    {
        var best = -1;
        for (var index = 0; index < _fields.Count; index++)
        {
            // Gift.Giver belongs to the field of that name, even when there is one called Gift too.
            if (IsOrIsPartOf(key, _fields[index].Name) && (best < 0 || _fields[index].Name.Length > _fields[best].Name.Length))
            {
                best = index;
            }
        }

        return best < 0 ? null : (best, _fields[best].Label, _fields[best].FocusId);
    }

    public static bool IsOrIsPartOf(string key, string name) =>
        key.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (key.Length == name.Length || (name.Length > 0 && key[name.Length] is '.' or '['));

    /// <summary>
    /// The id of the field with this name: letters, digits and _ stay, everything else becomes _. Never a hyphen: what a
    /// field derives (name-hint, name-error, name-2) has one, so it cannot be the id of another field.
    /// </summary>
    public static string FromName(string name)
    {
        var id = new StringBuilder(name.Length + 1);
        foreach (var c in name)
        {
            id.Append(char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_');
        }

        // An id that begins with a digit cannot be written in a style sheet or a test as #id.
        if (id.Length == 0 || !char.IsAsciiLetter(id[0]))
        {
            id.Insert(0, "f_");
        }

        return id.ToString();
    }
}
