using FromKeras;

// Model1.cs and data/model1.safetensors are what this wrote:
// nsg import data/model1.keras --namespace FromKeras --name Model1 -o Model1.cs --weights data/model1.safetensors
var model = new Model1();
model.LoadWeights(Path.Combine(AppContext.BaseDirectory, "data", "model1.safetensors"));
Console.WriteLine(Model1.Summary);

float[,,] x = new float[1, 64, 15];
for (int step = 0; step < 64; step++)
{
    x[0, step, step % 15] = 1;
}

float[,,] p = model.Predict(x);
for (int step = 0; step < 64; step += 16)
{
    Console.WriteLine($"step {step,2}: {string.Join(" ", Enumerable.Range(0, 8).Select(label => p[0, step, label].ToString("F3", System.Globalization.CultureInfo.InvariantCulture)))}");
}
