using Speed;

// dotnet run -c Release --project benchmarks/Speed [seconds per figure | first-call | first-epoch | few-samples | own-cells | generation]
// One JSON line per figure: median of repeated runs, and the share of this core's multiply-add peak measured just before.
if (args is ["first-call"])
{
    FirstCall.PredictOne();
    return;
}

if (args is ["first-epoch"])
{
    FirstCall.Epoch();
    return;
}

if (args is ["few-samples"])
{
    FewSamples.Run(1);
    return;
}

if (args is ["own-cells"])
{
    OwnCells.Run(6);
    return;
}

if (args is ["generation"])
{
    Generation.Run(1);
    return;
}

double seconds = args.Length > 0 ? double.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 2;
double peak = Peak.Measure();
Figure.Print("peak", "multiply_add", peak, "GFLOP/s");
Training.Run(seconds, peak);
Inference.Run(seconds);
FewSamples.Run(seconds);
OwnCells.Run(seconds);
