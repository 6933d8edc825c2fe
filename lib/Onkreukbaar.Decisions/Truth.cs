namespace Onkreukbaar.Decisions;

/// <summary>
/// Ternary logic as FEEL has it (true, false, and null for everything that is neither), with the unknown beside it:
/// a result is unknown when it depends on what the unknown turns out to be.
/// </summary>
internal static class Truth
{
    public static readonly object True = true;
    public static readonly object False = false;

    public static object Of(bool value) => value ? True : False;

    public static object? And(object? left, object? right) =>
        left is false || right is false ? False
        : left is true && right is true ? True
        : left is Unknown || right is Unknown ? Unknown.Value
        : null;

    public static object? Or(object? left, object? right) =>
        left is true || right is true ? True
        : left is false && right is false ? False
        : left is Unknown || right is Unknown ? Unknown.Value
        : null;

    public static object? Not(object? value) => value switch
    {
        true => False,
        false => True,
        Unknown => Unknown.Value,
        _ => null,
    };
}
