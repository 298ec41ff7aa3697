using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>Layers of several inputs (keras/src/layers/merging). Elementwise ones repeat axes of extent 1.</summary>
internal static class MergeFormulas
{
    public static readonly IReadOnlyList<LayerFormula> All =
    [
        new("Add", run => Elementwise(run, values => values.Sum())),
        new("Subtract", run => Elementwise(run, values => values[0] - values[1])),
        new("Multiply", run => Elementwise(run, values => values.Aggregate((a, b) => a * b))),
        new("Average", run => Elementwise(run, values => values.Sum() / values.Length)),
        new("Maximum", run => Elementwise(run, values => values.Max())),
        new("Minimum", run => Elementwise(run, values => values.Min())),
        new("Concatenate", Concatenate),
        new("Stack", run => Tensor.Of(run.OutputShape, index => Axis(run.Arguments.Int("Axis"), run.OutputShape) is var axis ? run.Inputs[index[axis]][[.. index[..axis], .. index[(axis + 1)..]]] : 0)),
        new("Dot", Dot),
    ];

    private static double[] Elementwise(LayerRun run, Func<double[], double> merge) => Tensor.Of(run.OutputShape, index =>
        merge([.. run.Inputs.Select(x => x[[.. index.Select((i, axis) => x.Shape[axis] == 1 ? 0 : i)]])]));

    private static double[] Concatenate(LayerRun run)
    {
        int axis = run.Arguments.Int("Axis") < 0 ? run.OutputShape.Rank + run.Arguments.Int("Axis") : run.Arguments.Int("Axis") - 1;
        return Tensor.Of(run.OutputShape, index =>
        {
            int part = 0;
            for (; index[axis] >= run.Inputs[part].Shape[axis]; part++)
            {
                index[axis] -= run.Inputs[part].Shape[axis];
            }

            return run.Inputs[part][index];
        });
    }

    /// <summary>Axes of the first that are left, then those of the second.</summary>
    private static double[] Dot(LayerRun run)
    {
        Tensor x = run.Inputs[0], y = run.Inputs[1];
        int first = Axis(run.Arguments.Int("Axes"), x.Shape), second = run.Arguments.Int("OtherAxis") == 0 ? Axis(run.Arguments.Int("Axes"), y.Shape) : Axis(run.Arguments.Int("OtherAxis"), y.Shape);
        bool normalize = run.Arguments.Flag("Normalize");
        var values = new List<double>();
        foreach (int[] left in Tensor.Indices(x.Shape.With(first, 1)))
        {
            foreach (int[] right in Tensor.Indices(y.Shape.With(second, 1)))
            {
                double sum = x.Along([first], left).Zip(y.Along([second], right), (a, b) => a * b).Sum();
                values.Add(normalize ? sum / Norm(x.Along([first], left)) / Norm(y.Along([second], right)) : sum);
            }
        }

        return [.. values];
    }

    private static int Axis(int axis, Shape shape) => axis < 0 ? shape.Rank + axis : axis - 1;

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(v => v * v));
}
