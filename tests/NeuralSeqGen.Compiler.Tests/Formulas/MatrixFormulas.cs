namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>Layers that are a matrix (keras/src/layers/core/dense.py, embedding.py): x·K + b and the rows of a table. LoRA adds alpha ÷ rank · A·B to either.</summary>
internal static class MatrixFormulas
{
    public static readonly IReadOnlyList<LayerFormula> All = [new("Dense", Dense), new("Embedding", Rows), new("ReversibleEmbedding", Rows)];

    private static double[] Rows(LayerRun run) => Tensor.Of(run.OutputShape, i => Adapted(run, "embeddings", (int)run.X[i[..^1]], i[^1]));

    private static double[] Dense(LayerRun run)
    {
        int features = run.X.Shape[run.X.Shape.Rank - 1];
        double Sum(int[] row, int unit) => Enumerable.Range(0, features).Sum(f => run.X[[.. row, f]] * Adapted(run, "kernel", f, unit)) + (run.Weight("bias")?[unit] ?? 0);
        return Tensor.Of(run.OutputShape, i => run.Arguments.Choice("Activation") switch
        {
            "Softmax" => Math.Exp(Sum(i[..^1], i[^1])) / Enumerable.Range(0, run.OutputShape[run.OutputShape.Rank - 1]).Sum(unit => Math.Exp(Sum(i[..^1], unit))),
            "Tanh" => Math.Tanh(Sum(i[..^1], i[^1])),
            "Linear" => Sum(i[..^1], i[^1]),
            _ => throw new InvalidOperationException("no formula for " + run.Arguments.Choice("Activation")),
        });
    }

    /// <summary>An element of W + alpha ÷ rank · A·B; of W without LoRA.</summary>
    private static double Adapted(LayerRun run, string weight, int row, int column)
    {
        double whole = run.Weight(weight)![row, column];
        if (run.Weight($"lora_{weight}_a") is not { } a)
        {
            return whole;
        }

        int rank = run.Arguments.Int("LoraRank");
        double alpha = double.IsNaN(run.Arguments.Real("LoraAlpha")) ? rank : run.Arguments.Real("LoraAlpha");
        return whole + (alpha / rank * Enumerable.Range(0, rank).Sum(k => a[row, k] * run.Weight($"lora_{weight}_b")![k, column]));
    }
}
