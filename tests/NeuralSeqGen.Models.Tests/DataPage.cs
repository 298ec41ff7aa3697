using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NeuralSeqGen.Models.Tests;

/// <summary>The code of docs/data.md as it stands there.</summary>
public sealed class DataPage
{
    [Fact]
    public void Chunks_of_files()
    {
        using var files = new TemporaryFolder();
        string folder = files[""];
        File.WriteAllText(files["1.csv"], "12");
        File.WriteAllText(files["2.csv"], "5");
        Model3 model = new(seed: 1);
        int predicted = 0;

        IEnumerable<(float[,,] X, float[,] Y)> Days()
        {
            foreach (string file in Directory.EnumerateFiles(folder, "*.csv").Order())
            {
                yield return ReadDay(file);      // (samples, 64, 15) and (samples, 8)
            }
        }

        model.Fit(Days(), new() { Epochs = 10, BatchSize = 128, ShuffleBuffer = 50_000 }, validation: HeldDays());
        double loss = model.Evaluate(HeldDays()).Loss;
        foreach (float[,] part in model.Predict(Days().Select(day => day.X)))
        {
            predicted += part.GetLength(0);
        }

        Assert.True(double.IsFinite(loss));
        Assert.Equal(17, predicted);

        IEnumerable<(float[,,] X, float[,] Y)> HeldDays() => [ReadDay(files["2.csv"])];

        static (float[,,] X, float[,] Y) ReadDay(string file)
        {
            int samples = int.Parse(File.ReadAllText(file), System.Globalization.CultureInfo.InvariantCulture);
            float[,] y = new float[samples, 8];
            for (int i = 0; i < samples; i++)
            {
                y[i, i % 8] = 1;
            }

            return (RandomData.Floats(samples, samples, 64, 15), y);
        }
    }

    [Fact]
    public void Files_of_numpy()
    {
        using var files = new TemporaryFolder();
        string folder = files[""];
        float[,,] written = RandomData.Floats(1, 50, 64, 15);
        Write(files["x.npy"], "50, 64, 15", Sequences.AsSpan(written));
        float[,] classes = new float[50, 8];
        for (int i = 0; i < 50; i++)
        {
            classes[i, i % 8] = 1;
        }

        Write(files["y.npy"], "50, 8", Sequences.AsSpan(classes));
        Model3 model = new(seed: 1), arrays = new(seed: 1);

        using var x = NpyFile<float[,,]>.Open(Path.Combine(folder, "x.npy"));      // numpy.save("x.npy", x)
        using var y = NpyFile<float[,]>.Open(Path.Combine(folder, "y.npy"));
        model.Fit(SampleSource.FromFiles(x, y), new() { Epochs = 3 });
        float[,,] some = x.Read(first: 30, count: 16);

        arrays.Fit(written, classes, new() { Epochs = 3 });
        Same.Bits(arrays.Parameters, model.Parameters);
        Same.Bits(Sequences.AsSpan(written).Slice(30 * 64 * 15, 16 * 64 * 15), Sequences.AsSpan(some));
    }

    [Fact]
    public void Windows()
    {
        float[,] series = RandomData.Floats(1, 400, 3);
        Week week = new(seed: 1), weekOfArrays = new(seed: 1);
        Load load = new(seed: 1), loadOfArrays = new(seed: 1);

        week.Fit(SampleSource.Windows(series, steps: 168, horizon: 24));       // (time, features), not copied
        load.Fit(SampleSource.Windows(series, steps: 168, target: ^1, horizon: 24));

        var (x, y) = Sequences.Window(series, 168, horizon: 24);
        weekOfArrays.Fit(x, y);
        Same.Bits(weekOfArrays.Parameters, week.Parameters);
        loadOfArrays.Fit(x, Sequences.Window(series, 168, target: ^1, horizon: 24).Y);
        Same.Bits(loadOfArrays.Parameters, load.Parameters);
    }

    [Fact]
    public void The_page_has_no_other_code()
    {
        string page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "docs", "data.md")), source = File.ReadAllText(Here());
        string[] blocks = [.. page.ReplaceLineEndings("\n").Split("```csharp\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)])];
        Assert.Equal(3, blocks.Length);
        Assert.All(blocks, block => Assert.Contains(Lines(block), Lines(source), StringComparison.Ordinal));
    }

    private static string Here([CallerFilePath] string file = "") => file;

    private static string Lines(string text) => string.Join('\n', text.Trim().Split('\n').Select(line => line.Trim()));

    private static void Write(string path, string shape, ReadOnlySpan<float> values)
    {
        byte[] header = Encoding.ASCII.GetBytes($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({shape}), }}".PadRight(117) + "\n");
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. MemoryMarshal.AsBytes(values)]);
    }
}
