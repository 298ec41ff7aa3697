using NeuralSeqGen;

/// <summary>The test of a cell: its function, called as plain C# with the weights of a trained model, gives what the model computes.</summary>
internal static class CellTest
{
    /// <summary>The largest difference between the last state of the first sequence here and in the model.</summary>
    internal static float Difference(WithOwnCell model, float[,,] x)
    {
        Tensor h = Tensor.Full([64], 0), first = Tensor.Create(x)[0];
        foreach (int step in Steps(first))
        {
            h = Parts.MinimalGated(first[step], h, Weight("kernel"), Weight("recurrent_kernel"), Weight("bias"));
        }

        return (float)Tensor.Abs(h - Tensor.Create((float[,])model.PredictLayer("rnn_1", x))[0]).Max();

        Tensor Weight(string name) => Tensor.Create(model.Layers.Rnn1[name].Values, model.Layers.Rnn1[name].Info.Shape);
    }

    /// <summary>Steps that are not all zeros, which the model's mask leaves out.</summary>
    private static IEnumerable<int> Steps(Tensor sequence) => Enumerable.Range(0, Letters.Steps).Where(step => (float)Tensor.Abs(sequence[step]).Max() > 0);
}
