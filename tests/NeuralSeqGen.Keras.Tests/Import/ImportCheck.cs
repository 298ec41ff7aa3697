using System.Globalization;
using NeuralSeqGen.Conformance;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>Runs an imported model on the recorded inputs and compares all it gives, and its weights.</summary>
internal sealed class ImportCheck(ImportCase file, ImportedModel imported, LoadedAssembly assembly)
{
    private readonly List<string> _differences = [];

    /// <summary>What differs, a line each; empty when all is right.</summary>
    public IReadOnlyList<string> Run()
    {
        var model = assembly.Create(imported.FullName);
        if (imported.Weights.Count > 0)
        {
            model.LoadWeights(imported.WeightFile());
        }

        Compare(model, "", "output/");
        for (int call = 2; file.Io.Keys.Any(key => key.StartsWith($"output{call}/", StringComparison.Ordinal)); call++)
        {
            Compare(model, $"@call{call}", $"output{call}/");
        }

        return _differences;
    }

    private void Compare(ISequenceModel model, string suffix, string prefix)
    {
        var outputs = LoadedAssembly.Predict(model, [.. model.Inputs.Select((input, i) => Input(input, i, suffix))]);
        string[] keys = [.. file.Io.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];
        if (keys.Length != outputs.Length)
        {
            _differences.Add($"{outputs.Length} outputs, expected {keys.Length}");
            return;
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            string key = prefix + i.ToString(CultureInfo.InvariantCulture);
            Compare(key, [.. outputs[i].Cast<float>()], file.Io.TryGetValue(key, out var tensor) ? tensor : file.Io[keys.Single(k => Same(k[prefix.Length..], model.Outputs[i].Name))]);
        }
    }

    private Array Input(PortInfo input, int number, string suffix)
    {
        string name = file.Inputs.FirstOrDefault(name => Same(name, input.Name)) ?? file.Inputs[number];
        string key = file.Io.Keys.First(k => k == $"input/{name}{suffix}" || k == $"input//{name}{suffix}");
        var tensor = file.Io[key];
        int[] shape = file.IsOneSequence ? [1, .. tensor.Shape] : tensor.Shape;
        return (tensor with { Shape = shape, IsInteger = input.ElementType == ElementType.Int32 }).Ranked();
    }

    private void Compare(string key, float[] actual, FixtureTensor expected)
    {
        if (actual.Length != expected.Values.Length)
        {
            _differences.Add($"{key} has {actual.Length} values, expected {expected.Values.Length}");
            return;
        }

        int worst = Enumerable.Range(0, actual.Length).MaxBy(i => Excess(i) is double.NaN ? double.PositiveInfinity : Excess(i));
        if (!(Excess(worst) <= 0))
        {
            _differences.Add(string.Create(CultureInfo.InvariantCulture, $"{key}[{worst}]: {actual[worst]:R}, expected {expected.Values[worst]:R} ± {file.Tolerance(expected.Values[worst]):G2}"));
        }

        double Excess(int i) => Math.Abs((double)actual[i] - expected.Values[i]) - file.Tolerance(expected.Values[i]);
    }

    private static bool Same(string a, string b) => Letters(a) == Letters(b);

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
