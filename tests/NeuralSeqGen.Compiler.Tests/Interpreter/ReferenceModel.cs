using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>A model in float64: its graphs in the interpreter, and around them what the training loop adds (regularizers, accumulation, clipping, averages).</summary>
/// <param name="model">The model.</param>
/// <param name="mode">Train, or Evaluate for the gradients of the function that inference computes.</param>
internal sealed class ReferenceModel(BoundModel model, LoweringMode mode = LoweringMode.Train)
{
    private readonly Graph _train = ModelLowering.Train(model, mode);
    private readonly ReferenceOptimizer _optimizer = new(model);
    private readonly ReferenceAverages _averages = new(model);

    public double[] Parameters { get; private set; } = new double[model.ParameterCount];

    public double LearningRate { get; set; } = model.Optimizer!.LearningRate;

    /// <summary>The moving averages of the parameters; empty where none are kept.</summary>
    public double[] Averages => _averages.Values;

    /// <summary>Loss with regularizers, and gradients before clipping.</summary>
    public (double Loss, GraphResults Results) Gradients(PortValues ports)
    {
        var results = GraphInterpreter.Run(_train, ports);
        double loss = results.Sum(0);
        foreach (var weight in model.Weights)
        {
            for (int i = weight.Offset; i < weight.Offset + weight.Length; i++)
            {
                double w = Parameters[i];
                loss += (weight.L1 * Math.Abs(w)) + (weight.L2 * w * w);
                results.Gradients[i] += (weight.L1 * Math.Sign(w)) + (2 * weight.L2 * w);
            }
        }

        return (loss, results);
    }

    /// <summary>One training step; returns the loss before it.</summary>
    public double Train(PortValues ports)
    {
        var (loss, results) = Gradients(ports);
        double[] before = Parameters, changes = [.. results.Gradients];
        for (int i = 0; i < changes.Length; i++)
        {
            results.Gradients[i] = Statistics.Contains(model, i) ? 0 : changes[i];
        }

        if (_averages.Accumulated(results.Gradients) is { } gradients)
        {
            Clip(gradients);
            Parameters = _optimizer.Step(Parameters, gradients, LearningRate);
        }

        Parameters = _optimizer.Constrain(_averages.Move(Parameters));
        Statistics.Move(model, before, changes, Parameters);
        return loss;
    }

    private void Clip(double[] gradients)
    {
        var arguments = model.Optimizer!.Arguments;
        if (arguments.Real("ClipNorm") is > 0 and var clip)
        {
            foreach (var weight in model.Weights)
            {
                Scale(gradients.AsSpan(weight.Offset, weight.Length), clip);
            }
        }

        if (arguments.Real("GlobalClipNorm") is > 0 and var global)
        {
            Scale(gradients, global);
        }

        if (arguments.Real("ClipValue") is > 0 and var limit)
        {
            for (int i = 0; i < gradients.Length; i++)
            {
                gradients[i] = Math.Clamp(gradients[i], -limit, limit);
            }
        }
    }

    private static void Scale(Span<double> gradients, double limit)
    {
        double norm = Math.Sqrt(gradients.ToArray().Sum(g => g * g));
        for (int i = 0; norm > limit && i < gradients.Length; i++)
        {
            gradients[i] *= limit / norm;
        }
    }
}
