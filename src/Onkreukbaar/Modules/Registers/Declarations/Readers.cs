using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers;

/// <summary>Who reads a register besides whoever declares and whoever decides: the body's own setting.</summary>
internal sealed record Readers(bool Line, bool Director, bool Coordinator, bool Unit)
{
    public static readonly Readers None = new(false, false, false, false);
}

internal sealed class RegisterReaders(Settings settings, Clock clock)
{
    public async Task<Readers> OfAsync(string register, CancellationToken cancel)
    {
        var words = await settings.WordsAsync($"{register}.lezers", clock.Today, cancel);
        return new Readers(words.Contains("leidinggevende"), words.Contains("algemeen-directeur"), words.Contains("coordinator"), words.Contains("eenheid"));
    }
}
