using System.Globalization;
using NeuralSeqGen.Keras;

namespace NeuralSeqGen.Tool.Commands;

/// <summary><c>--steps</c>: N for all inputs whose time axis is open, or NAME=N.</summary>
internal static class StepsOption
{
    public static Dictionary<string, int> Parse(IEnumerable<string> texts)
    {
        var steps = new Dictionary<string, int>();
        foreach (string text in texts)
        {
            int split = text.LastIndexOf('=');
            steps[split < 0 ? "" : text[..split]] = int.TryParse(text[(split + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0
                ? count : throw new ModelFileException($"--steps {text}: a number from 1 on is needed, such as --steps 24 or --steps input_1=24.");
        }

        return steps;
    }

    /// <summary>Refuses steps that say nothing: of an input that there is not, or that has its steps.</summary>
    /// <param name="steps">What was given.</param>
    /// <param name="inputs">The model's inputs with their steps; null for those that are open.</param>
    public static void Check(IReadOnlyDictionary<string, int> steps, IReadOnlyList<(string Name, int? Steps)> inputs)
    {
        foreach (var (name, count) in steps)
        {
            var meant = inputs.Where(input => name.Length == 0 || input.Name == name).ToList();
            if (meant.Count == 0)
            {
                throw new ModelFileException($"--steps {name}={count}: the model has no input '{name}'. It has {string.Join(", ", inputs.Select(input => $"'{input.Name}'"))}.");
            }

            if (meant.TrueForAll(input => input.Steps is { } own && own != count))
            {
                string own = string.Join(", ", meant.Select(input => string.Create(CultureInfo.InvariantCulture, $"'{input.Name}' has {(input.Steps == 0 ? "no time axis" : $"{input.Steps} steps")}")));
                throw new ModelFileException($"--steps {(name.Length == 0 ? "" : name + "=")}{count}: no time axis is open there: {own}. Leave the option away.");
            }
        }
    }
}
