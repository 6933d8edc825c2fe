namespace Onkreukbaar.Platform.Web;

/// <summary>Something a person may not do as they asked it: the sentence they read, and the field it is about.</summary>
public sealed class RuleBrokenException(string field, string sentence) : Exception(sentence)
{
    public string Field { get; } = field;
}

/// <summary>Somebody else changed the record in the meantime; nothing was done.</summary>
public sealed class ChangedMeanwhileException() : Exception("Somebody else changed this record first.");
