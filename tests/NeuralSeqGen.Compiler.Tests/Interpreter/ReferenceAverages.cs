using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>What an optimizer averages, in float64 and as FORMAT.md of the fixtures says it: gradients of several batches, and the weights themselves.</summary>
internal sealed class ReferenceAverages
{
    private readonly Arguments _arguments;
    private readonly List<double[]> _gradients = [];
    private int _batches;

    public ReferenceAverages(BoundModel model)
    {
        _arguments = model.Optimizer!.Arguments;
        Values = _arguments.Flag("UseEma") ? new double[model.ParameterCount] : [];
    }

    /// <summary>The moving averages; empty where none are kept.</summary>
    public double[] Values { get; private set; }

    private int Every => Math.Max(1, _arguments.Int("GradientAccumulationSteps"));

    /// <summary>The mean gradient of the last n batches at every n-th; null at the others.</summary>
    public double[]? Accumulated(double[] gradients)
    {
        _gradients.Add(gradients);
        if (_gradients.Count < Every)
        {
            return null;
        }

        double[] mean = [.. gradients.Select((_, i) => _gradients.Average(g => g[i]))];
        _gradients.Clear();
        return mean;
    }

    /// <summary>Moves the averages behind a batch, and gives the parameters: the averages where they replace them.</summary>
    public double[] Move(double[] parameters)
    {
        int step = _batches++ / Every, frequency = _arguments.Int("EmaOverwriteFrequency");
        double keep = step == 0 ? 0 : _arguments.Real("EmaMomentum");
        Values = [.. Values.Select((average, i) => (keep * average) + ((1 - keep) * parameters[i]))];
        return Values.Length > 0 && frequency > 0 && (step + 1) % frequency == 0 ? [.. Values] : parameters;
    }
}
