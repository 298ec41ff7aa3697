using System.Runtime.InteropServices;
using NeuralSeqGen;

// The question: what does TimeDistributed(Dense) do that Dense does not, and why does the third model refuse the first one's targets?
var random = new Random(1);
float[,,] x = RandomData.Sequences(random, samples: 1000, steps: 64, features: 15);
float[,,] y1 = RandomData.Sequences(random, samples: 1000, steps: 64, features: 8);
float[,,] y15 = RandomData.Sequences(random, samples: 1000, steps: 64, features: 15);
float[,] y3 = RandomData.Vectors(random, samples: 1000, features: 8);
var options = new FitOptions { Epochs = 1, BatchSize = 128 };

var model1 = new Model1(seed: 42);
var model2 = new Model2(seed: 42);
var model3 = new Model3(seed: 42);
var wide = new Model1Wide(seed: 42);
foreach (var model in new ISequenceModel[] { model1, model2, model3, wide })
{
    Report.Describe(model);
}

Report.Trained(model1, model1.Fit(x, y1, options));
Report.Trained(model2, model2.Fit(x, y1, options));
Report.Trained(model3, model3.Fit(x, y3, options));
Report.Trained(wide, wide.Fit(x, y15, options));

// One label per sequence, and targets for every step. Take the comment marks away, and the compiler says NSG0301:
// <mistake>
// model3.Fit(x, y1, options);
// </mistake>

// TimeDistributed(Dense) and Dense are one function: equal weights, equal outputs.
using (var edit = model2.EditParameters())
{
    model1.Parameters.CopyTo(edit.Values);
}

float[,,] p1 = model1.Predict(x);
float[,,] p2 = model2.Predict(x);
bool equal = Flat(p1).SequenceEqual(Flat(p2));
Console.WriteLine();
Report.Numbers("Model1 prediction", Flat(p1)[..8].ToArray());
Report.Numbers("Model2 prediction", Flat(p2)[..8].ToArray());
Console.WriteLine($"Model1 and Model2 with equal weights: {(equal ? "equal" : "DIFFERENT")} outputs, {p1.Length:N0} values compared bit for bit");
return equal ? 0 : 1;

static ReadOnlySpan<float> Flat(float[,,] values) => MemoryMarshal.CreateReadOnlySpan(ref values[0, 0, 0], values.Length);
