using NeuralSeqGen;
using Speed;

// Native            one prediction, as a process that starts for it
// Native seconds    training of model1 on one thread, samples a second
var model = new Model1(1);
if (args.Length == 0)
{
    float[] x = RandomData.Inputs(64 * 15), y = new float[64 * 8];
    model.PredictOne(x, y);
    return float.IsFinite(y[0]) ? 0 : 1;
}

const int Samples = 1000;
float[] inputs = RandomData.Inputs(Samples * 64 * 15), targets = RandomData.Targets(Samples * 64, 8);
var options = new FitOptions { BatchSize = 128, MaxDegreeOfParallelism = 1, Epochs = 5 };
double time = Figure.Median(double.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture), () => model.Fit(inputs, targets, options));
Figure.Print("model1", "training", Samples * options.Epochs / time, "samples/s");
return 0;
