using Peers;
using Speed;

// dotnet run -c Release --project benchmarks/Peers [seconds per figure and contender] [work … | native]
// One JSON line per figure, contenders interleaved, then a table of ratios. A peer whose native library does not load says so and is left out.
var peers = new (string Name, Func<Work, IContender> Create)[] { ("TorchSharp", work => new Torch(work)), ("ONNX Runtime", work => new Onnx(work)) };
if (args is ["--start", var started, var contender])
{
    var work = Work.All.Single(w => w.Name == started);
    Start.Measure(work, contender == "NeuralSeqGen" ? () => Ours.Of(work) : () => new Torch(work));
    return;
}

double seconds = args.Length > 0 ? double.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 3;
double peak = Peak.Measure();
Figure.Print("peak", "multiply_add", peak, "GFLOP/s");
var contest = new Contest(seconds, peak);
foreach (var work in Work.All.Where(w => args.Length < 2 || args.Contains(w.Name)))
{
    var ours = Ours.Of(work);
    List<IContender> contenders = [ours, .. peers.Select(p => Loaded(p.Name, () => p.Create(work))).OfType<IContender>()];
    contest.Run(work, contenders);
    Figure.Print($"{work.Name}, {ours.Name}", "allocated per epoch", ours.AllocatedPerEpoch(), "bytes");
    Figure.Print($"{work.Name}, {ours.Name}", "allocated per batch", ours.AllocatedPerBatch(), "bytes");
    foreach (var c in contenders.Where(c => c.Train(1) is not null))
    {
        Start.InProcessOfItsOwn(work, c.Name);
    }

    contenders.ForEach(c => c.Dispose());
}

if (args.Length < 2 || args.Contains("native"))
{
    Native.Run(seconds);
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
