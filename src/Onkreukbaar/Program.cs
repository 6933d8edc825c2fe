using Onkreukbaar.Cli;

return await Commands.RunAsync(args);

/// <summary>The host; the tests start it in their own process.</summary>
public partial class Program;
