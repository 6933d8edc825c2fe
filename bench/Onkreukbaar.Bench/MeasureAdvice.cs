using System.Diagnostics;
using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Bench;

/// <summary>
/// One advice on a warm program, on one thread and without a database. Per set of facts: the median of short batches,
/// so that a moment in which somebody else had the processor does not count.
/// </summary>
internal static class MeasureAdvice
{
    private const int Batches = 25;
    private const double BatchInMicroseconds = 400;

    public static void Run()
    {
        var all = Subject.LoadAll();
        var samples = all.Select(codes => (Codes: codes, Sample: new Sample(codes))).ToList();
        WarmUp(samples);
        var report = new Report("One warm advice, in microseconds", "body", "facts", "inputs", "median", "worst input", "bytes allocated");
        foreach (var (codes, sample) in samples)
        {
            Add(report, codes, "all known", sample.AllKnown);
            Add(report, codes, "half known", sample.HalfKnown);
            Add(report, codes, "some not known, asked in vain", sample.SomeNull);
            Add(report, codes, "none known", sample.NoneKnown);
            Add(report, codes, "every step of every interview", sample.Interviews);
            Add(report, codes, "several things in one gift", sample.WithParts);
        }

        report.Print();
    }

    private static void WarmUp(List<(BodyCodes Codes, Sample Sample)> samples)
    {
        // Long enough for the second compilation of everything that is called often.
        var since = Stopwatch.StartNew();
        while (since.Elapsed < TimeSpan.FromSeconds(5))
        {
            foreach (var (codes, sample) in samples)
            {
                foreach (var facts in sample.AllKnown.Concat(sample.HalfKnown).Concat(sample.SomeNull).Concat(sample.NoneKnown).Concat(sample.WithParts))
                {
                    codes.Answer(Subject.Topic, facts, Subject.Today);
                }
            }
        }
    }

    private static void Add(Report report, BodyCodes codes, string name, List<Dictionary<string, object?>> inputs)
    {
        if (inputs.Count == 0)
        {
            return;
        }

        var measured = inputs.Select(facts => Measure(codes, facts)).ToList();
        report.Add(codes.Body, name, inputs.Count, measured.Select(m => m.Microseconds).Median(), measured.Max(m => m.Microseconds), measured.Select(m => m.Bytes).Median());
    }

    private static (double Microseconds, double Bytes) Measure(BodyCodes codes, Dictionary<string, object?> facts)
    {
        var once = Batch(codes, facts, 5);
        var calls = (int)Math.Clamp(BatchInMicroseconds / once, 1, 1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var times = new double[Batches];
        for (var i = 0; i < Batches; i++)
        {
            times[i] = Batch(codes, facts, calls);
        }

        return (times.Median(), (double)(GC.GetAllocatedBytesForCurrentThread() - before) / (Batches * calls));
    }

    private static double Batch(BodyCodes codes, Dictionary<string, object?> facts, int calls)
    {
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            codes.Answer(Subject.Topic, facts, Subject.Today);
        }

        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / calls;
    }
}
