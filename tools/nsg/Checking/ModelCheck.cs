using System.Globalization;
using NeuralSeqGen.Keras;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Tool.Checking;

/// <summary><c>--check</c>: the class is compiled, takes all weights and predicts; on given inputs, what is given as outputs.</summary>
internal static class ModelCheck
{
    private const double Absolute = 1e-5, Relative = 1e-4;

    /// <param name="imported">The model.</param>
    /// <param name="weights">Its file of weights; null for none.</param>
    /// <param name="inputs">An .npz file; null for inputs of its own.</param>
    /// <param name="log">Takes what was found.</param>
    /// <exception cref="ModelFileException">It is not as expected.</exception>
    public static void Run(ImportedModel imported, byte[]? weights, string? inputs, TextWriter log)
    {
        using var assembly = ModelCompiler.Load(imported.Source);
        var model = assembly.Create(imported.FullName);
        if (weights is not null)
        {
            model.LoadWeights(weights, new LoadOptions { IncludeOptimizer = imported.Training is not null });
        }

        var given = inputs is null ? null : NpzFile.Read(inputs);
        var outputs = Predict(imported, model, given is null ? CheckInputs.Own(model) : CheckInputs.Of(model, given));
        foreach (var (output, i) in outputs.Select((output, i) => (output, i)))
        {
            float[] values = [.. output.Cast<float>()];
            int[] shape = [.. Enumerable.Range(0, output.Rank).Select(output.GetLength)];
            string name = model.Outputs[i].Name;
            if (!Array.TrueForAll(values, float.IsFinite))
            {
                throw new ModelFileException($"The check of {imported.ClassName} failed: output '{name}' holds NaN or infinity.");
            }

            Compare(name, shape, values, given is null ? null : CheckInputs.Expected(given, name, i, outputs.Length), log);
        }
    }

    // ids that a table has not, inputs of different numbers of samples
    private static Array[] Predict(ImportedModel imported, ISequenceModel model, Array[] inputs)
    {
        try
        {
            return LoadedAssembly.Predict(model, inputs);
        }
        catch (Exception e) when (e is ArgumentException or ArithmeticException)
        {
            throw new ModelFileException($"The check of {imported.ClassName} failed: {e.Message}", e);
        }
    }

    private static void Compare(string name, int[] shape, float[] values, NpyArray? expected, TextWriter log)
    {
        if (expected is null)
        {
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"check: output '{name}' is finite, from {values.Min():G4} to {values.Max():G4}"));
            return;
        }

        if (!expected.Shape.SequenceEqual(shape))
        {
            throw new ModelFileException($"The check failed: output '{name}' is ({string.Join(", ", shape)}), the file's is ({string.Join(", ", expected.Shape)}).");
        }

        if (!Array.TrueForAll(expected.Values, double.IsFinite))
        {
            throw new ModelFileException($"The check failed: the file's array for output '{name}' holds NaN or infinity, with which nothing can be compared.");
        }

        double worst = values.Zip(expected.Values, (a, e) => Math.Abs(a - e)).Max();
        int wrong = values.Zip(expected.Values, (a, e) => Math.Abs(a - e) > Absolute + (Relative * Math.Abs(e))).Count(isWrong => isWrong);
        string text = string.Create(CultureInfo.InvariantCulture, $"output '{name}' differs by {worst:G3} at most");
        log.WriteLine("check: " + text);
        _ = wrong == 0 ? 0 : throw new ModelFileException(string.Create(CultureInfo.InvariantCulture, $"The check failed: {text}, {wrong} of {values.Length} values by more than {Absolute:G} + {Relative:G} of the value."));
    }
}
