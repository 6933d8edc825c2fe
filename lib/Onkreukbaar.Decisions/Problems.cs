using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Onkreukbaar.Decisions;

/// <summary>Where in the model something stands.</summary>
internal readonly record struct Place(string? Decision = null, string? RuleId = null, int? Row = null, string? Column = null);

/// <summary>What was found wrong so far. Reading goes on as far as it makes sense, so that an author sees everything at once.</summary>
internal sealed class Problems
{
    // Who has made five hundred mistakes has made one mistake five hundred times.
    private const int Most = 500;

    private readonly List<ModelProblem> _found = [];
    private int _more;

    public void Add(Place place, XObject? at, string message)
    {
        var line = at is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : (int?)null;
        Add(new ModelProblem(place.Decision, place.RuleId, place.Row, place.Column, line, message));
    }

    public void Add(ModelProblem problem)
    {
        if (_found.Count < Most)
        {
            _found.Add(problem);
        }
        else
        {
            _more++;
        }
    }

    public void ThrowIfAny()
    {
        if (_found.Count == 0)
        {
            return;
        }

        var sorted = _found.OrderBy(p => p.Line ?? 0).ToList();
        if (_more > 0)
        {
            sorted.Add(new ModelProblem(null, null, null, null, null, string.Create(CultureInfo.InvariantCulture, $"and {_more} more problems")));
        }

        throw new DecisionModelException(sorted);
    }
}
