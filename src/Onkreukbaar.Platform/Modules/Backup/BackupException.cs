namespace Onkreukbaar.Platform.Modules.Backup;

/// <summary>Why no backup is made or restored, in one sentence for the person at the keyboard.</summary>
public sealed class BackupException(string message) : Exception(message);
