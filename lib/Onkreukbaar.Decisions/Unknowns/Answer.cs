namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>What can be said now, and what can still change it.</summary>
/// <param name="Present">The answer while every fact that is not known may have any value.</param>
/// <param name="Needed">The open facts whose value can still change the answer; empty once nothing can change it.</param>
/// <param name="IsExact">
/// Whether every needed fact can really change the answer. It is false only when the question outgrew its working
/// memory; then facts may be needed for nothing, but none that matters is missing.
/// </param>
public readonly record struct Answer<TAnswer>(TAnswer Present, FactSet Needed, bool IsExact)
    where TAnswer : notnull;
