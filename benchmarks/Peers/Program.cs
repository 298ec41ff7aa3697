using Peers;
using Speed;

// dotnet run -c Release --project benchmarks/Peers [seconds per figure and contender] [work …]
// One JSON line per figure, contenders interleaved, then a table of ratios. For one core, start it with taskset -c 1: prediction takes every core it finds. A peer whose native library does not load says so and is left out.
double seconds = args.Length > 0 ? double.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 3;
Figure.Print("peak", "multiply_add", Peak.Measure(), "GFLOP/s");
var contest = new Contest(seconds);
foreach (var work in Work.All.Where(w => args.Length < 2 || args.Contains(w.Name)))
{
    var contenders = new List<IContender> { Ours.Of(work) };
    foreach (var (name, create) in new (string, Func<IContender>)[] { ("TorchSharp", () => new Torch(work)), ("ONNX Runtime", () => new Onnx(work)) })
    {
        if (Loaded(name, create) is { } contender)
        {
            contenders.Add(contender);
        }
    }

    contest.Run(work, contenders);
    contenders.ForEach(c => c.Dispose());
}

contest.PrintTable();

static IContender? Loaded(string name, Func<IContender> create)
{
    try
    {
        return create();
    }
    catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or NotSupportedException or BadImageFormatException or EntryPointNotFoundException)
    {
        string reason = (e.InnerException ?? e).Message.Split('.', '\n')[0].Replace('"', '\'');
        Console.WriteLine($"{{\"peer\": \"{name}\", \"not_loaded\": \"{reason}\"}}");
        return null;
    }
}
