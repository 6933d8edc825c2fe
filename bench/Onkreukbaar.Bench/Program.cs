using Onkreukbaar.Bench;

const string Usage = "advice | load | pages | registers | search | start | import | all";

Dictionary<string, Func<Task>> measurements = new(StringComparer.Ordinal)
{
    ["load"] = MeasureLoad.RunAsync,
    ["advice"] = () => Task.Run(MeasureAdvice.Run),
    ["pages"] = MeasurePages.RunAsync,
    ["registers"] = MeasureRegisters.RunAsync,
    ["search"] = MeasureSearch.RunAsync,
    ["start"] = MeasureStart.RunAsync,
    ["import"] = MeasureImport.RunAsync,
};

if (args is [MeasureLoad.OnceCommand])
{
    MeasureLoad.Once();
    return 0;
}

if (args is ["all"])
{
    foreach (var measure in measurements.Values)
    {
        await measure();
    }

    return 0;
}

if (args is [var name] && measurements.TryGetValue(name, out var one))
{
    await one();
    return 0;
}

await Console.Error.WriteLineAsync(Usage);
return 1;
